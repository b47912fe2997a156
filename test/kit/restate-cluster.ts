import { type RestateServer, startNodes } from "./restate-server.js";

export interface RestateCluster {
  readonly nodes: readonly RestateServer[];
  readonly adminUrls: readonly string[];
  /** Stops all nodes and removes their directories. May be called more than once. */
  stop(): Promise<void>;
}

/** With few partitions, each has a leader sooner. */
const env: Readonly<Record<string, string>> = {
  RESTATE_METADATA_CLIENT__TYPE: "replicated",
  RESTATE_BIFROST__DEFAULT_PROVIDER: "replicated",
  RESTATE_DEFAULT_REPLICATION: "2",
  RESTATE_DEFAULT_NUM_PARTITIONS: "8",
  RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: "512 MiB",
};

/** Starts a cluster whose partitions, metadata and log survive the loss of one node out of three. */
export async function startRestateCluster(version: string, count: number): Promise<RestateCluster> {
  const nodes = await startNodes(count, { version, env });
  return {
    nodes,
    adminUrls: nodes.map(({ adminUrl }) => adminUrl),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

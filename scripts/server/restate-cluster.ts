/** Starts a real Restate cluster, isolated and supervised like a single server. */

import { type RestateServer, type RestateServerOptions, startNodes } from "./restate-server.js";

export interface RestateClusterOptions extends RestateServerOptions {
  readonly nodes: number;
}

export interface RestateCluster {
  /** Each of them can be lost and restarted on its own. */
  readonly nodes: readonly RestateServer[];
  readonly adminUrls: readonly string[];
  /** Stops all nodes and removes their directories. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts a cluster whose partitions, metadata and log survive the loss of one node out of three. It is ready when every
 * node answers a query, which takes about 9 seconds.
 */
export async function startRestateCluster({
  nodes: count,
  ...options
}: RestateClusterOptions): Promise<RestateCluster> {
  const nodes = await startNodes(count, { readyTimeout: 120_000, ...options });
  return {
    nodes,
    adminUrls: nodes.map(({ adminUrl }) => adminUrl),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

/** Composes the settings that isolate a server from any other Restate on the machine. */

import type { RestatePorts } from "./free-ports.js";

const host = "127.0.0.1";

/** One node of a cluster. A single server is a cluster of one. */
export interface NodePlace {
  readonly clusterName: string;
  /** From 0. The first node founds the cluster. */
  readonly index: number;
  /** The ports of all nodes. */
  readonly ports: readonly RestatePorts[];
}

/** Partitions, metadata and log survive the loss of one node. Of few partitions, each has a leader sooner. */
const REPLICATED: Readonly<Record<string, string>> = {
  RESTATE_METADATA_CLIENT__TYPE: "replicated",
  RESTATE_BIFROST__DEFAULT_PROVIDER: "replicated",
  RESTATE_DEFAULT_REPLICATION: "2",
  RESTATE_DEFAULT_NUM_PARTITIONS: "8",
  RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: "512 MiB",
};

export function urlOf(port: number): string {
  return `http://${host}:${port}`;
}

export function nameOf({ index }: NodePlace): string {
  return `node-${index + 1}`;
}

export function portsOf({ ports, index }: NodePlace): RestatePorts {
  const own = ports[index];
  if (own === undefined) throw new Error(`node ${index + 1} of ${ports.length} has no ports`);
  return own;
}

export function composeEnvironment(
  place: NodePlace,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { admin, ingress, node } = portsOf(place);
  return {
    // Not inherited, because the user's RESTATE_CONFIG, RUST_LOG or HTTP_PROXY must not affect this server.
    PATH: process.env.PATH ?? "",
    RESTATE_LISTEN_MODE: "tcp",
    RESTATE_LOG_FORMAT: "compact",
    RESTATE_LOG_DISABLE_ANSI_CODES: "true",
    ...(place.ports.length > 1 && REPLICATED),
    ...extra,
    RESTATE_CLUSTER_NAME: place.clusterName,
    RESTATE_NODE_NAME: nameOf(place),
    RESTATE_BIND_ADDRESS: `${host}:${node}`,
    RESTATE_AUTO_PROVISION: String(place.index === 0),
    RESTATE_ADVERTISED_ADDRESS: urlOf(node),
    RESTATE_ADMIN__BIND_ADDRESS: `${host}:${admin}`,
    RESTATE_INGRESS__BIND_ADDRESS: `${host}:${ingress}`,
    // Explicit, because by default the server connects to Restate's default port, joins whichever cluster runs there,
    // and shuts it down.
    RESTATE_METADATA_CLIENT__ADDRESSES: JSON.stringify(place.ports.map(({ node }) => urlOf(node))),
    RESTATE_DISABLE_TELEMETRY: "1",
    DO_NOT_TRACK: "1",
  };
}

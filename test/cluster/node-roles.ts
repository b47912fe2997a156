import type { RestateServer } from "../../scripts/server/restate-server.js";

/** Reads from a node's metrics how many partitions it leads. No SQL table and no answer of the Admin API has that. */
export async function countLedPartitions(node: RestateServer): Promise<number> {
  return readMetric(node, "restate_num_active_partition_leaders");
}

/** Whether a node leads the metadata of the cluster: if that one hangs, the others take longest to go on. */
export async function leadsMetadata(node: RestateServer): Promise<boolean> {
  const own = /My Node ID is N(\d+)/.exec(node.logs())?.[1];
  return String(await readMetric(node, "restate_metadata_server_replicated_leader_id")) === own;
}

/** Whether a node is the one that gives partitions new leaders. */
export function controlsCluster(node: RestateServer): boolean {
  const sinceStart = node.logs().split("Starting Restate Server").at(-1) ?? "";
  const changes = [...sinceStart.matchAll(/Cluster controller switching to (leader|follower) mode/g)];
  return changes.at(-1)?.[1] === "leader";
}

async function readMetric({ nodeUrl }: RestateServer, name: string): Promise<number> {
  const response = await fetch(`${nodeUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
  const metrics = await response.text();
  const value = new RegExp(`^${name}\\{.*\\} (\\d+)$`, "m").exec(metrics)?.[1];
  if (value === undefined) throw new Error(`${nodeUrl}/metrics has no ${name}`);
  return Number(value);
}

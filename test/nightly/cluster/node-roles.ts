import type { RestateServer } from "../../kit/restate-server.js";

/**
 * Reads from a node's metrics how many partitions it leads, which no SQL table and no answer of the Admin API says. 1.7 has
 * the number, 1.6 a metric for each partition.
 */
export async function countLedPartitions(node: RestateServer): Promise<number> {
  const counts = await readMetric(node, "restate_num_active_partition_leaders|restate_partition_is_effective_leader");
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether a node leads the metadata of the cluster. If the leader hangs, the others take longest to continue. */
export async function leadsMetadata(node: RestateServer): Promise<boolean> {
  const own = /My Node ID is N(\d+)/.exec(node.logs())?.[1];
  const [leader] = await readMetric(node, "restate_metadata_server_replicated_leader_id");
  return String(leader) === own;
}

export function controlsCluster(node: RestateServer): boolean {
  const sinceStart = node.logs().split("Starting Restate Server").at(-1) ?? "";
  const changes = [...sinceStart.matchAll(/Cluster controller switching to (leader|follower) mode/g)];
  return changes.at(-1)?.[1] === "leader";
}

async function readMetric({ nodeUrl }: RestateServer, names: string): Promise<readonly number[]> {
  const response = await fetch(`${nodeUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
  const metrics = await response.text();
  return [...metrics.matchAll(new RegExp(`^(?:${names})\\{.*\\} (\\d+)$`, "gm"))].map(([, value]) => Number(value));
}

export const losses = ["SIGKILL", "SIGSTOP", "SIGTERM"] as const;
export type Loss = (typeof losses)[number];

export async function loseNode(node: RestateServer, loss: Loss): Promise<void> {
  if (loss === "SIGSTOP") node.freeze();
  else if (loss === "SIGTERM") await node.terminate();
  else await node.kill();
}

/** Resolves when the node answers queries again. A node that only hung is back at once. */
export async function bringBack(node: RestateServer, loss: Loss): Promise<void> {
  if (loss === "SIGSTOP") node.thaw();
  else await node.restart();
}

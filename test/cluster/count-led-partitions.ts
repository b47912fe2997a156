import type { RestateServer } from "../../scripts/server/restate-server.js";

/** Reads from a node's metrics how many partitions it leads. No SQL table and no answer of the Admin API has that. */
export async function countLedPartitions({ nodeUrl }: RestateServer): Promise<number> {
  const response = await fetch(`${nodeUrl}/metrics`, { signal: AbortSignal.timeout(5_000) });
  const metrics = await response.text();
  const count = /^restate_num_active_partition_leaders\{.*\} (\d+)$/m.exec(metrics)?.[1];
  if (count === undefined) throw new Error(`${nodeUrl}/metrics does not count the partitions that the node leads`);
  return Number(count);
}

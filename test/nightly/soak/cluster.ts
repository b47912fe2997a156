/**
 * Restarts many invocations as new while the nodes of a cluster are lost in turn, and counts what the cluster has made of it:
 * `npm run test:soak:cluster -- --count 10000 --rate 50`. It ends with 1 if one was restarted twice, or a list is not true.
 */

import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createAdminClient, restartInvocations } from "../../../src/index.js";
import { startClusterWorld } from "../cluster/cluster-world.js";
import { bringBack, type Loss, loseNode, losses } from "../cluster/lose-node.js";
import { countRestarts, waitUntilSettled } from "../cluster/query-cluster.js";

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, rate: { type: "string", default: "50" } },
});
const count = Number(values.count);
/** Milliseconds for which a node is away, and for which all are there. */
const AWAY = 6_000;
const REST = 2_000;

const world = await startClusterWorld();
try {
  const { adminUrls, nodes } = world.cluster;
  const admin = createAdminClient({ baseUrl: adminUrls, timeout: 10_000 });
  await admin.createDeployment({ uri: await world.serve({ label: "soak", broken: false }) });
  await delay(1_000);
  const sources = await world.send("Task/tenant", count, "completed");
  console.log(`${count} invocations are completed; each is restarted, ${values.rate} a second at most`);

  const stop = new AbortController();
  const losing = loseInTurn(stop.signal);
  const start = performance.now();
  const result = await restartInvocations(admin, pace(sources));
  const seconds = (performance.now() - start) / 1_000;
  stop.abort();
  const lost = await losing;
  await waitUntilSettled(world.cluster);
  await delay(5_000);

  const copies = await countRestarts(world.cluster);
  const ids = (list: "succeeded" | "failed" | "unknown") => result[list].map(({ id }) => id);
  const figures = {
    succeeded: result.succeeded.length,
    failed: result.failed.length,
    unknown: result.unknown.length,
    "unknown, of which done": ids("unknown").filter((id) => copies.has(id)).length,
    doubled: [...copies.values()].filter((number) => number > 1).length,
    "succeeded, but not done": ids("succeeded").filter((id) => !copies.has(id)).length,
    "failed, but done": ids("failed").filter((id) => copies.has(id)).length,
    "in no list": count - result.succeeded.length - result.failed.length - result.unknown.length,
  };
  console.log(`${nodes.length} nodes, lost: ${losses.map((loss) => `${lost[loss]} by ${loss}`).join(", ")}`);
  console.log(`${seconds.toFixed(1)} s:`, figures);
  const missed = Object.entries(figures)
    .slice(4)
    .filter(([, number]) => number !== 0);
  for (const [what, number] of missed) console.log(`MISSED: ${number} ${what}`);
  if (missed.length > 0 || losses.some((loss) => lost[loss] === 0)) process.exitCode = 1;
} finally {
  await world.close();
}

/** Each node in turn, in each way in turn. */
async function loseInTurn(stop: AbortSignal): Promise<Record<Loss, number>> {
  const counts = { SIGKILL: 0, SIGSTOP: 0, SIGTERM: 0 };
  for (let turn = 0; !stop.aborted; turn++) {
    const loss = losses[turn % losses.length] ?? "SIGKILL";
    // Not in step with the kinds of loss, so that each node is lost in each way.
    const victim = world.nodes[(turn + Math.floor(turn / losses.length)) % world.nodes.length] ?? world.nodes[0];
    await loseNode(victim, loss);
    await delay(AWAY);
    await bringBack(victim, loss);
    counts[loss]++;
    await waitUntilSettled(world.cluster);
    await delay(REST);
  }
  return counts;
}

async function* pace(sources: readonly string[]): AsyncGenerator<string, void> {
  const start = performance.now();
  for (const [index, id] of sources.entries()) {
    const early = (index * 1_000) / Number(values.rate) - (performance.now() - start);
    if (early > 0) await delay(early);
    yield id;
  }
}

// Guards that one long bulk operation survives the loss of each node in turn, restarts nothing twice, and tells truly what it did.
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAdminClient, restartInvocationsAsNew } from "../../../src/index.js";
import { startTcpBalancer, type TcpBalancer } from "../../kit/tcp-balancer.js";
import { type ClusterWorld, startClusterWorld } from "./cluster-world.js";
import { bringBack, loseNode, losses } from "./node-roles.js";
import { countRestarts, waitUntilSettled } from "./query-cluster.js";

/** Restarts in a second. Most of the work is the pace, so that it lasts through several losses. */
const RATE = 50;
const COUNT = RATE * Number(process.env.CLUSTER_SECONDS ?? 60);
/** Milliseconds for which a node is away, and for which all are there. */
const AWAY = 6_000;
const REST = 2_000;

let world: ClusterWorld;
let balancer: TcpBalancer;

beforeAll(async () => {
  world = await startClusterWorld();
  balancer = await startTcpBalancer(world.cluster.adminUrls);
});
afterAll(async () => {
  await balancer?.close();
  await world?.close();
});

it("restarts each of many invocations once, while the nodes are lost in turn", async () => {
  const admin = createAdminClient({ baseUrl: balancer.url, timeout: 10_000 });
  await admin.registerDeployment({ uri: await world.serve({ label: "new", broken: false }) });
  await delay(1_000);
  const sources = await world.send("Task/tenant", COUNT, "completed");

  const stop = new AbortController();
  const losing = loseInTurn(stop.signal);
  const result = await restartInvocationsAsNew(admin, pace(sources)).finally(() => stop.abort());
  const lost = await losing;
  await waitUntilSettled(world.cluster);
  await delay(5_000);

  const copies = await countRestarts(world.cluster);
  const ids = (list: "succeeded" | "failed" | "unknown") => result[list].map(({ id }) => id);
  const doneAll = ids("unknown").filter((id) => copies.has(id));
  console.log(
    `${lost} losses; of ${COUNT}: ${ids("succeeded").length} succeeded, ${ids("failed").length} failed, ` +
      `${ids("unknown").length} unknown, ${doneAll.length} of these done`,
  );
  expect([...ids("succeeded"), ...ids("failed"), ...ids("unknown")].sort()).toEqual([...sources].sort());
  expect([...copies].filter(([, number]) => number > 1)).toEqual([]);
  expect(ids("succeeded").filter((id) => !copies.has(id))).toEqual([]);
  expect(ids("failed").filter((id) => copies.has(id))).toEqual([]);
  expect(lost).toBeGreaterThanOrEqual(losses.length);
});

/** Loses each node in turn, in each way in turn. Returns how often. */
async function loseInTurn(stop: AbortSignal): Promise<number> {
  let turn = 0;
  for (; !stop.aborted; turn++) {
    const loss = losses[turn % losses.length] ?? "SIGKILL";
    // Not in step with the kinds of loss, so that each node is lost in each way.
    const victim = world.nodes[(turn + Math.floor(turn / losses.length)) % world.nodes.length] ?? world.nodes[0];
    await loseNode(victim, loss);
    await delay(AWAY);
    await bringBack(victim, loss);
    await waitUntilSettled(world.cluster);
    await delay(REST);
  }
  return turn;
}

async function* pace(sources: readonly string[]): AsyncGenerator<string, void> {
  const start = performance.now();
  for (const [index, id] of sources.entries()) {
    const early = (index * 1_000) / RATE - (performance.now() - start);
    if (early > 0) await delay(early);
    yield id;
  }
}

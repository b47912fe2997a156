/**
 * Counts what throws while a node is lost and when it comes back, through another node, through the lost one, or with the
 * addresses of all, the lost one first: `node --import tsx test/nightly/cluster/measure-losses.ts --through another|itself|all`.
 */

import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  type AdminClient,
  countInvocations,
  createAdminClient,
  listInvocations,
  resumeInvocations,
  sql,
  streamRows,
  waitForInvocation,
  waitUntilDrained,
} from "../../../src/index.js";
import { startClusterWorld } from "./cluster-world.js";
import { bringBack, type Loss, loseNode, losses } from "./lose-node.js";
import { Outcomes } from "./outcomes.js";
import { countRows, waitUntilSettled } from "./query-cluster.js";

const { values } = parseArgs({
  options: {
    through: { type: "string", default: "another" },
    loss: { type: "string", multiple: true, default: [...losses] },
  },
});
const BULKS = 6;
const TARGETS = 100;
const WAITS = 24;
/** Milliseconds. Half of the calls begin while the node is lost, half when it comes back. */
const PHASE = 12_000;

const world = await startClusterWorld();
const [first, victim, third] = world.nodes;
const direct = createAdminClient({ baseUrl: first.adminUrl });
const addresses =
  values.through === "another" ? [first] : values.through === "itself" ? [victim] : [victim, first, third];
const admin = createAdminClient({ baseUrl: addresses.map(({ adminUrl }) => adminUrl) });
const deployment = { label: "losses", broken: true };
const uri = await world.serve(deployment);
try {
  for (const loss of losses.filter((one) => values.loss.includes(one))) await measureLoss(loss);
} finally {
  await world.close();
}

async function measureLoss(loss: Loss): Promise<void> {
  const outcomes = new Outcomes();
  await waitUntilSettled(world.cluster);
  for (const phase of ["lost", "returning"]) {
    deployment.broken = true;
    const { id } = await direct.createDeployment({ uri: `${uri}/${loss}-${phase}` });
    await delay(1_000);
    const paused = await world.send("Task/run", BULKS * TARGETS, "paused");
    const naps = await world.send("Nap/run", WAITS, "running", PHASE / 2);
    deployment.broken = false;
    const back = phase === "lost" ? await loseNode(victim, loss) : bringBack(victim, loss);
    await makeCalls(`${loss}, ${phase}`, outcomes, id, paused, naps);
    await back;
    const left = await countRows(world.cluster, `status <> 'completed' AND target_service_name = 'Task'`);
    console.log(`${loss}, ${phase}: ${left} of ${paused.length} are not completed`);
  }
  console.log(outcomes.print());
}

async function makeCalls(
  kind: string,
  outcomes: Outcomes,
  id: string,
  paused: readonly string[],
  naps: readonly string[],
): Promise<void> {
  const every = (name: string, count: number, call: (index: number) => Promise<unknown>): Promise<void>[] =>
    Array.from({ length: count }, async (_, index) => {
      await delay((index * PHASE) / count);
      await outcomes.watch(`${name}, ${kind}`, () => call(index));
    });
  await Promise.all([
    ...every("countInvocations", 48, () => countInvocations(admin, { service: "Task" })),
    ...every("listInvocations", 24, () => countAll(listInvocations(admin, { service: "Task" }))),
    ...every("streamRows", 24, () => countAll(streamRows(admin, sql`SELECT * FROM sys_invocation`))),
    ...every("waitForInvocation", WAITS, async (index) => {
      const { status } = await waitForInvocation(admin, naps[index] ?? "");
      return status;
    }),
    ...every("bulk by filter", BULKS, (index) => resume(paused.slice(index * TARGETS, (index + 1) * TARGETS))),
    outcomes.watch(`waitUntilDrained, ${kind}`, () => waitUntilDrained(admin, id)),
  ]);
}

async function countAll(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count++;
  return count;
}

async function resume(ids: readonly string[]): Promise<string> {
  const filter: Parameters<AdminClient["resumeInvocations"]>[0] = { status: "paused", sql: sql`id IN ${ids}` };
  const { succeeded, unchanged, failed, unknown } = await resumeInvocations(admin, filter);
  const words = `${succeeded.length + unchanged.length} resumed, ${failed.length} failed, ${unknown.length} unknown`;
  if (failed.length + unknown.length === 0) return words;
  // What is still paused is not drained either.
  const rest = await resumeInvocations(admin, filter);
  return `${words}; ${rest.succeeded.length} of them by calling again`;
}

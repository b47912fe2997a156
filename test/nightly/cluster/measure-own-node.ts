/**
 * Measures a bulk operation whose own node is lost, with the address of that node alone, and with the addresses of all:
 * `node --import tsx test/nightly/cluster/measure-own-node.ts`.
 */

import { setTimeout as delay } from "node:timers/promises";
import { BulkStoppedError, createAdminClient, resumeInvocations } from "../../../src/index.js";
import { startClusterWorld } from "./cluster-world.js";
import { bringBack, type Loss, loseNode, losses } from "./lose-node.js";
import { waitUntilSettled } from "./query-cluster.js";

const TARGETS = 3_000;
/** Milliseconds after which the node comes back. */
const AWAY = 20_000;

const world = await startClusterWorld();
const [first, victim, third] = world.nodes;
const direct = createAdminClient({ baseUrl: first.adminUrl });
const deployment = { label: "own-node", broken: true };
const uri = await world.serve(deployment);
try {
  for (const loss of losses) {
    for (const nodes of [[victim], [victim, first, third]]) {
      await waitUntilSettled(world.cluster);
      await measure(
        loss,
        nodes.map(({ adminUrl }) => adminUrl),
      );
    }
  }
} finally {
  await world.close();
}

async function measure(loss: Loss, baseUrl: readonly string[]): Promise<void> {
  deployment.broken = true;
  const { id } = await direct.createDeployment({ uri: `${uri}/${loss}-${baseUrl.length}` });
  await delay(1_000);
  const paused = await world.send("Task/run", TARGETS, "paused");
  deployment.broken = false;
  const start = performance.now();
  const run = resumeInvocations(createAdminClient({ baseUrl }), paused, { deployment: id }).catch((error: unknown) => {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  });
  await delay(300);
  await loseNode(victim, loss);
  const returned = delay(AWAY).then(() => bringBack(victim, loss));
  const { succeeded, failed, unknown, notStarted } = await run;
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  await returned;
  const counts = `${succeeded.length} resumed, ${failed.length} failed, ${unknown.length} unknown, ${notStarted.length} left`;
  console.log(`${loss}, ${baseUrl.length} addresses: ${seconds} s; ${counts}`);
}

/**
 * Collects what a cluster says while one of its nodes is lost and comes back, and whether a call that failed was done after
 * all: `node --import tsx test/nightly/cluster/measure-messages.ts --rounds 2 --targets 200 --out FILE`.
 */

import { writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { RestateServer } from "../../../scripts/server/restate-server.js";
import {
  type AdminClient,
  countInvocations,
  createAdminClient,
  listInvocations,
  sql,
  streamRows,
} from "../../../src/index.js";
import { startClusterWorld } from "./cluster-world.js";
import { bringBack, type Loss, loseNode, losses } from "./lose-node.js";
import { MessageLog } from "./message-log.js";
import { countLedPartitions } from "./node-roles.js";
import { waitUntilSettled } from "./query-cluster.js";
import { prepareChanges, type StateChange } from "./state-changes.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "1" },
    targets: { type: "string", default: "200" },
    out: { type: "string", default: "messages.md" },
    version: { type: "string" },
    loss: { type: "string", multiple: true, default: [...losses] },
  },
});
/** Milliseconds for which a node is away. A hung one costs up to 8 seconds before the others go on without it. */
const AWAY = 12_000;
const AFTERWARDS = 4_000;

interface Failure {
  readonly target: string;
  readonly place: string;
  readonly error: unknown;
}

type Read = readonly [name: string, call: (admin: AdminClient) => Promise<unknown>];

const reads: readonly Read[] = [
  ["countInvocations", (admin) => countInvocations(admin)],
  ["listInvocations", (admin) => readAll(listInvocations(admin, { status: "paused" }))],
  ["streamRows of sys_journal", (admin) => readAll(streamRows(admin, sql`SELECT id, index FROM sys_journal`))],
  ["queryRows of state", (admin) => admin.queryRows(sql`SELECT * FROM state`)],
  ["queryRows of sys_deployment", (admin) => admin.queryRows(sql`SELECT * FROM sys_deployment`)],
  ["listDeployments", (admin) => admin.listDeployments()],
  ["getService", (admin) => admin.getService("Task")],
  ["modifyService", (admin) => admin.modifyService("Task", { journal_retention: "1d" })],
  ["health", (admin) => admin.health()],
];

const log = new MessageLog();
const world = await startClusterWorld(values.version);
const deployment = { label: "messages", broken: true };
const uri = await world.serve(deployment);
await createAdminClient({ baseUrl: world.nodes[0].adminUrl }).createDeployment({ uri });
try {
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const loss of losses.filter((one) => values.loss.includes(one))) {
      deployment.broken = true;
      const changes = await prepareChanges(world, uri, Number(values.targets), `${round}-${loss}`);
      deployment.broken = false;
      await watchLoss(loss, world.nodes[1 + (round % 2)] ?? world.nodes[1], changes);
      writeFileSync(values.out, `${log.print()}\n`);
    }
  }
} finally {
  await world.close();
}

async function watchLoss(loss: Loss, victim: RestateServer, changes: readonly StateChange[]): Promise<void> {
  const led = await Promise.all(world.nodes.map(countLedPartitions));
  console.log(`${loss}: ${victim.adminUrl} gets lost; the nodes lead ${led.join(", ")} partitions`);
  const end = new AbortController();
  let phase: "before" | "lost" | "returning" = "before";
  const where = (node: RestateServer) => `${loss} ${phase}, ${node === victim ? "itself" : "another"}`;
  const reading = world.nodes.flatMap((node) => reads.map((read) => readUntil(end.signal, node, read, where)));
  const failures = changes.map((change) => changeUntil(end.signal, change, victim, where));
  await delay(1_000);
  phase = "lost";
  await loseNode(victim, loss);
  await delay(AWAY);
  phase = "returning";
  await bringBack(victim, loss);
  await delay(AFTERWARDS);
  end.abort();
  const all = await Promise.all(failures);
  await Promise.all(reading);
  await waitUntilSettled(world.cluster);
  await delay(5_000);
  for (const [index, { name, readDone }] of changes.entries()) {
    const done = await readDone();
    for (const { target, place, error } of all[index] ?? []) {
      log.add(name, place, error, done.has(target) ? "done" : "not done");
    }
  }
}

/** Calls more often while calls fail, since that is what is to be seen. */
async function changeUntil(
  end: AbortSignal,
  { name, targets, call }: StateChange,
  victim: RestateServer,
  where: (node: RestateServer) => string,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const left = [...targets];
  const work = async (node: RestateServer): Promise<void> => {
    const admin = createAdminClient({ baseUrl: node.adminUrl, maxRetries: 0, timeout: 60_000 });
    while (!end.aborted) {
      // The victim itself gets a small part, since most of the time it is not there.
      const target = node === victim && left.length < targets.length / 2 ? undefined : left.pop();
      if (target === undefined) return;
      const place = where(node);
      log.count(name);
      const isFine = await call(admin, target).then(
        () => true,
        (error: unknown) => void failures.push({ target, place, error }),
      );
      await delay(isFine ? 300 : 30);
    }
  };
  await Promise.all([...world.nodes, ...world.nodes.filter((node) => node !== victim)].map(work));
  return failures;
}

async function readUntil(
  end: AbortSignal,
  node: RestateServer,
  [name, call]: Read,
  where: (node: RestateServer) => string,
): Promise<void> {
  const admin = createAdminClient({ baseUrl: node.adminUrl, maxRetries: 0 });
  while (!end.aborted) {
    const place = where(node);
    log.count(name);
    await call(admin).catch((error: unknown) => log.add(name, place, error, "read"));
    await delay(500);
  }
}

async function readAll(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

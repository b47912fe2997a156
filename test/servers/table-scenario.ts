import { pollUntil } from "../kit/poll-until.js";
import { callHandler, readOutput, sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";
import { hasQueues, isSince, releaseOf, versions } from "../kit/versions.js";
import { createTableServices } from "./table-services.js";

/** A server whose tables are looked at. Virtual queues are off by default before 1.8, and the tables about them are empty then. */
export interface TableServer {
  readonly version: string;
  readonly hasQueues: boolean;
  readonly env: Readonly<Record<string, string>>;
}

const VIRTUAL_QUEUES = {
  RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true",
  RESTATE_EXPERIMENTAL_ENABLE_PROTOCOL_V7: "true",
};

export const tableServers: readonly TableServer[] = versions.map((version) => ({
  version: releaseOf(version),
  hasQueues: hasQueues(version),
  env: hasQueues(version) ? VIRTUAL_QUEUES : {},
}));

/** The ids of invocations, by what has become of them. */
export type Scenario = Readonly<Record<Fate, string>>;

type Fate =
  | "paused"
  | "pausedByHand"
  | "stubborn"
  | "running"
  | "suspended"
  | "backingOff"
  | "recovered"
  | "scheduled"
  | "pending"
  | "succeeded"
  | "failed"
  | "killed"
  | "restarted";

/** Makes invocations in every state, state of virtual objects, promises and, where there are some, rules. */
export async function playScenario(server: LiveServer, { version, hasQueues }: TableServer): Promise<Scenario> {
  const { admin } = server;
  await server.deploy({ label: "a", broken: true });
  await admin.createDeployment({ uri: await server.serve(createTableServices()) });
  if (isSince(version, "1.7.0")) {
    await admin.upsertRules([{ pattern: "tables/*", description: "for the tables", limits: { concurrency: 5 } }]);
    await admin.upsertRules([{ pattern: "tables", disabled: true }]);
  }

  await callHandler(server, "Counter/bob/add", 5);
  await callOnce(server);
  await admin.modifyServiceState("Counter", { object_key: "eve", new_state: { bytes: [255, 0, 254] } });

  const [succeeded, failed, paused, pausedByHand, recovered, stubborn] = await Promise.all([
    sendInvocation(server, "Counter/bob/peek"),
    sendInvocation(server, "States/give"),
    sendInvocation(server, "Task/run"),
    sendSleeper(server),
    sendInvocation(server, "States/recover"),
    sendInvocation(server, "States/repeat"),
  ]);
  await readOutput(server, succeeded);
  await waitForStatus(server, failed, "completed");
  await waitForStatus(server, recovered, "completed");
  await waitForStatus(server, paused, "paused");
  await waitForStatus(server, stubborn, "paused");
  await admin.pauseInvocation(pausedByHand);
  await waitForStatus(server, pausedByHand, "paused");

  const killed = await sendSleeper(server);
  await admin.killInvocation(killed);
  const running = await sendSleeper(server);
  const backingOff = await sendInvocation(server, "States/fail");
  await waitForFailure(server, backingOff);
  const suspended = await sendInvocation(server, "States/call");
  await waitForStatus(server, suspended, "suspended");
  const scheduled = await sendInvocation(server, "Counter/bob/peek", "10d");
  await waitForStatus(server, await sendInvocation(server, "Gate/shut/hold"), "running");
  const pending = await sendInvocation(server, "Gate/shut/pass");
  await waitForStatus(server, pending, "pending");
  const { new_invocation_id: restarted } = await admin.restartAsNewInvocation(succeeded);
  await waitForStatus(server, restarted, "completed");
  await makePromises(server);
  if (hasQueues) await fillScope(server);
  return {
    ...{ paused, pausedByHand, stubborn, running, suspended, backingOff, recovered, scheduled, pending },
    ...{ succeeded, failed, killed, restarted },
  };
}

/** Calls with an idempotency key. */
async function callOnce({ ingressUrl }: LiveServer): Promise<void> {
  const headers = { "idempotency-key": "once" };
  const response = await fetch(`${ingressUrl}/Counter/bob/peek`, { method: "POST", headers });
  if (!response.ok) throw new Error(`Counter/bob/peek answered ${response.status}`);
}

/** As many as may run in a scope, and one more that waits. */
async function fillScope({ admin, ingressUrl }: LiveServer): Promise<void> {
  const url = `${ingressUrl}/restate/scope/tables/send/Task/sleep?limit-key=one/two`;
  for (let count = 0; count < 6; count++) {
    const response = await fetch(url, { method: "POST" });
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
  const look = async () => (await admin.query({ query: "SELECT * FROM sys_scheduler WHERE status = 'blocked'" })).rows;
  await pollUntil("one waits for its turn in the scope", look, (rows) => rows.length === 2);
}

/** With virtual queues, one that waits for its next attempt is "ready", not "backing-off" (seen on 1.7.12). */
async function waitForFailure({ admin }: LiveServer, id: string): Promise<void> {
  const query = `SELECT id FROM sys_journal_events WHERE id = '${id}'`;
  const look = async () => (await admin.query({ query })).rows.length;
  await pollUntil(`${id} failed`, look, (events) => events > 0);
}

/** One that is kept, one that is broken, one that is waited for. */
async function makePromises(server: LiveServer): Promise<void> {
  await sendInvocation(server, "Vow/open/run");
  for (const answer of ["resolve", "reject"]) {
    const id = await sendInvocation(server, `Vow/${answer}/run`);
    await callHandler(server, `Vow/${answer}/${answer}`);
    await waitForStatus(server, id, "completed");
  }
}

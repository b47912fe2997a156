import {
  handlers,
  type ServiceDefinition,
  type WorkflowContext,
  type WorkflowSharedContext,
  workflow,
} from "@restatedev/restate-sdk";
import { pollUntil } from "../kit/poll-until.js";
import { callHandler, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";
import { hasQueues, isSince, releaseOf, versions } from "../kit/versions.js";
import { createEveryKind } from "./every-kind.js";

/** A server whose tables are read. Virtual queues are off by default before 1.8, and their tables are then empty. */
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

export async function playScenario(server: LiveServer, { version, hasQueues }: TableServer): Promise<void> {
  const { admin } = server;
  await createEveryKind(server);
  await server.deploy({ label: "a", broken: false });
  await admin.createDeployment({ uri: await server.serve([createVow()]) });
  if (isSince(version, "1.7.0")) {
    await admin.upsertRules([{ pattern: "tables/*", description: "for the tables", limits: { concurrency: 5 } }]);
    await admin.upsertRules([{ pattern: "tables", disabled: true }]);
  }
  await callHandler(server, "Counter/bob/add", 5);
  await callOnce(server);
  await admin.modifyServiceState("Counter", { object_key: "eve", new_state: { bytes: [255, 0, 254] } });
  await makePromises(server);
  if (hasQueues) await fillScope(server);
}

function createVow(): ServiceDefinition<string, unknown> {
  const settle = (run: (ctx: WorkflowSharedContext) => Promise<void>) => handlers.workflow.shared(run);
  return workflow({
    name: "Vow",
    handlers: {
      run: async (ctx: WorkflowContext): Promise<string> => {
        ctx.genericSend({ service: "Counter", method: "peek", key: "bob", parameter: new Uint8Array() });
        return ctx.promise<string>("answer").get();
      },
      resolve: settle((ctx) => ctx.promise<string>("answer").resolve("yes")),
      reject: settle((ctx) => ctx.promise<string>("answer").reject("no")),
    },
  });
}

async function callOnce({ ingressUrl }: LiveServer): Promise<void> {
  const headers = { "idempotency-key": "once" };
  const response = await fetch(`${ingressUrl}/Counter/bob/peek`, { method: "POST", headers });
  if (!response.ok) throw new Error(`Counter/bob/peek answered ${response.status}`);
}

/** Sends as many invocations as may run in a scope, and one more that waits. */
async function fillScope({ admin, ingressUrl }: LiveServer): Promise<void> {
  const url = `${ingressUrl}/restate/scope/tables/send/Task/sleep?limit-key=one/two`;
  for (let count = 0; count < 6; count++) {
    const response = await fetch(url, { method: "POST" });
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
  const look = async () => (await admin.query({ query: "SELECT * FROM sys_scheduler WHERE status = 'blocked'" })).rows;
  await pollUntil("one waits for its turn in the scope", look, (rows) => rows.length === 2);
}

async function makePromises(server: LiveServer): Promise<void> {
  await sendInvocation(server, "Vow/open/run");
  for (const answer of ["resolve", "reject"]) {
    const id = await sendInvocation(server, `Vow/${answer}/run`);
    await callHandler(server, `Vow/${answer}/${answer}`);
    await waitForStatus(server, id, "completed");
  }
}

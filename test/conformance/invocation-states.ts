import { readOutput, sendInvocation, sendSleeper, waitForStatus } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";

export const unknownInvocation = "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz";

/** Creates an invocation in the state of this name, and returns its id. */
export async function sendCompleted(server: LiveServer): Promise<string> {
  const id = await sendInvocation(server, "Task/run");
  await readOutput(server, id);
  return id;
}

export function sendRunning(server: LiveServer): Promise<string> {
  return sendSleeper(server);
}

export function sendScheduled(server: LiveServer): Promise<string> {
  return sendInvocation(server, "Task/run", "1d");
}

export async function sendPaused(server: LiveServer): Promise<string> {
  const id = await sendRunning(server);
  await server.admin.pauseInvocation(id);
  await waitForStatus(server, id, "paused");
  return id;
}

export async function sendSuspended(server: LiveServer): Promise<string> {
  const id = await sendInvocation(server, "Napper/nap");
  await waitForStatus(server, id, "suspended");
  return id;
}

export async function sendForgetful(server: LiveServer): Promise<string> {
  const id = await sendCompleted(server);
  await server.admin.purgeJournal(id);
  return id;
}

let workflows = 0;

export async function sendCompletedWorkflow(server: LiveServer): Promise<string> {
  workflows++;
  const id = await sendInvocation(server, `Signup/workflow-${workflows}/run`);
  await readOutput(server, id);
  return id;
}

import { sendInvocation } from "../../live/invocations.js";
import { pollUntil } from "../../live/poll-until.js";
import type { LiveServer } from "../../live/use-server.js";

/** Has a handler called so often that fails, and waits until all of these are paused. */
export async function sendPaused(server: LiveServer, number: number): Promise<readonly string[]> {
  const ids = await Promise.all(Array.from({ length: number }, () => sendInvocation(server, "Task/run")));
  await waitForTasks(server, ids, "paused");
  return ids;
}

/** Waits until all of them have a status, and gives the deployments that they are pinned to then, each once. */
export async function waitForTasks(server: LiveServer, ids: readonly string[], status: string): Promise<unknown[]> {
  const rows = await pollUntil(
    `${ids.length} are ${status}`,
    () => readTasks(server, ids),
    (seen) => seen.length === ids.length && seen.every((row) => row.status === status),
  );
  return [...new Set(rows.map((row) => row.pinned_deployment_id))];
}

export interface TaskRow {
  readonly id: string;
  readonly status: string;
  readonly pinned_deployment_id: string | null;
}

export async function readTasks(server: LiveServer, ids: readonly string[]): Promise<TaskRow[]> {
  const list = ids.map((id) => `'${id}'`).join(", ");
  return server.admin.queryRows<TaskRow>(
    `SELECT id, status, pinned_deployment_id FROM sys_invocation WHERE id IN (${list}) ORDER BY id`,
    { columns: ["pinned_deployment_id"] },
  );
}

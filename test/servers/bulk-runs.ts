import { type AdminClient, type BulkResult, queryRows } from "../../src/index.js";
import { sendInvocation } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";

/** Sends this many invocations of `Task/run`, and returns their ids. */
export async function sendInvocations(
  server: Pick<LiveServer, "ingressUrl">,
  count: number,
  delay?: string,
): Promise<string[]> {
  const all: string[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(50, count - all.length) }, () =>
      sendInvocation(server, "Task/run", delay),
    );
    all.push(...(await Promise.all(some)));
  }
  return all;
}

export async function readStatuses(client: AdminClient): Promise<ReadonlyMap<string, string>> {
  const query = "SELECT id, status FROM sys_invocation";
  const rows = await queryRows<{ readonly id: string; readonly status: string }>(client, query);
  return new Map(rows.map(({ id, status }) => [id, status]));
}

export function listTargets({ hasUnread: _, ...result }: BulkResult): string[] {
  const lists: readonly (readonly { readonly id: string }[])[] = Object.values(result);
  return lists.flatMap((list) => list.map(({ id }) => id)).sort();
}

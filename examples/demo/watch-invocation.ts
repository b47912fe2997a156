import { setTimeout as delay } from "node:timers/promises";
import { type Client, query } from "../../src/index.js";

/** The columns of `sys_invocation` that the demo shows. A SQL null is undefined. */
export interface InvocationRow {
  readonly status: string;
  readonly failure: string | undefined;
  readonly attempt: number | undefined;
  readonly deployment: string | undefined;
}

/**
 * Polls an invocation until it has a status, and shows each status and attempt on the way.
 *
 * @throws Error if it has another status after 15 seconds.
 */
export async function waitForStatus(
  client: Client,
  id: string,
  status: string,
  show: (row: InvocationRow) => void = () => {},
): Promise<InvocationRow> {
  const deadline = AbortSignal.timeout(15_000);
  let shown = "";
  while (!deadline.aborted) {
    const row = await readInvocation(client, id, deadline);
    const state = row.attempt === undefined ? row.status : `${row.status} at attempt ${row.attempt}`;
    if (state !== shown) show(row);
    if (row.status === status) return row;
    shown = state;
    await delay(20);
  }
  throw new Error(`${id} was not ${status} within 15 seconds, but is ${shown}`);
}

async function readInvocation(client: Client, id: string, signal: AbortSignal): Promise<InvocationRow> {
  const { rows } = await query(
    client,
    {
      query: `SELECT status, retry_count, last_failure, pinned_deployment_id FROM sys_invocation WHERE id = '${id}'`,
    },
    { signal },
  );
  const row = rows[0] ?? {};
  return {
    status: readText(row.status) ?? "unknown to the server",
    failure: readText(row.last_failure)?.split("\n")[0],
    attempt: typeof row.retry_count === "number" ? row.retry_count : undefined,
    deployment: readText(row.pinned_deployment_id),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

import { createClient, queryRows } from "../../index.js";
import { poll, type Seen } from "../../waiting/index.js";
import type { ServerUrls } from "./settings.js";

/** Both in milliseconds. Without load, a server starts in less than one second. */
const REQUEST_TIMEOUT = 2_000;
const POLL_INTERVAL = 25;

/**
 * Waits until a new server answers a query, which each partition must, and accepts calls.
 *
 * @param exited - Resolves when the server ends, which also ends the wait.
 * @param timeout - In milliseconds. Default: that of every wait.
 */
export async function waitUntilReady(server: ServerUrls, exited: Promise<unknown>, timeout?: number): Promise<void> {
  const ended = new AbortController();
  exited.then(() => ended.abort(new Error("the server exited before it was ready")));
  const waiting = { timeout, interval: POLL_INTERVAL, signal: ended.signal };
  await poll("the server to be ready", waiting, async (): Promise<Seen> => {
    const missing = await findMissing(server).catch(String);
    return { value: missing, description: missing ?? "ready", isReached: missing === undefined };
  });
}

async function findMissing({ adminUrl, ingressUrl }: ServerUrls): Promise<string | undefined> {
  // A new client each time, because one that has lost its server waits before it believes what a query returns.
  const client = createClient({ baseUrl: adminUrl, maxRetries: 0, timeout: REQUEST_TIMEOUT });
  await queryRows(client, "SELECT count(*) FROM sys_invocation_status");
  const { ok, status } = await fetch(`${ingressUrl}/restate/health`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
  return ok ? undefined : `the ingress responds with ${status}`;
}

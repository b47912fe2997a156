import { setTimeout as delay } from "node:timers/promises";
import { createClient, queryRows } from "../../index.js";
import type { ServerUrls } from "./settings.js";

/** In milliseconds. Without load, a server starts in less than one second. */
const START_TIMEOUT = 30_000;

/**
 * Waits until a new server answers a query, which each partition must, and accepts calls.
 *
 * @param exited - Resolves when the server ends, which also ends the wait.
 */
export async function waitUntilReady(
  server: ServerUrls,
  exited: Promise<unknown>,
  timeout: number = START_TIMEOUT,
): Promise<void> {
  const ended = new AbortController();
  exited.then(() => ended.abort());
  const deadline = Date.now() + timeout;
  for (;;) {
    const missing = await findMissing(server).catch(String);
    if (missing === undefined) return;
    if (ended.signal.aborted) throw new Error("the server exited before it was ready");
    if (Date.now() > deadline) throw new Error(`the server was not ready after ${timeout} ms (${missing})`);
    await delay(25, undefined, { signal: ended.signal }).catch(() => {});
  }
}

async function findMissing({ adminUrl, ingressUrl }: ServerUrls): Promise<string | undefined> {
  // A new client each time, because one that has lost its server waits before it believes what a query returns.
  const client = createClient({ baseUrl: adminUrl, maxRetries: 0, timeout: 2_000 });
  await queryRows(client, "SELECT count(*) FROM sys_invocation_status");
  const { ok, status } = await fetch(`${ingressUrl}/restate/health`, { signal: AbortSignal.timeout(2_000) });
  return ok ? undefined : `the ingress responds with ${status}`;
}

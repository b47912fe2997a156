import { assertArguments, BOOLEAN, INTERVAL, type RequestOptions } from "../client/index.js";
import { AdminResponseError } from "../errors/index.js";
import { type Client, health } from "../operations.js";
import { queryRows } from "../sql/index.js";
import { isLoss, poll, type Seen, type WaitOptions } from "./poll.js";

/** Options of {@link waitUntilHealthy}. */
export interface WaitUntilHealthyOptions extends WaitOptions {
  /**
   * Whether to wait also until every partition answers an SQL query, and has for a second: a server that has just started
   * may return no rows for a moment (seen on 1.7.12). Without a worker in the cluster, that never happens. Default: false.
   */
  readonly partitions?: boolean | undefined;
}

/** In milliseconds. A server that is starting may accept a connection and never answer. */
const POLL_TIMEOUT = 5_000;

/**
 * Waits until the Admin API is healthy (`GET /health`).
 *
 * It keeps polling on a connection failure, on no response within 5 seconds, and on the statuses 408, 429 and 5xx.
 *
 * @param client - The client, from `createClient`.
 * @param options - `partitions`, `timeout`, `interval`, and request options.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last failure.
 * @throws An {@link AdminResponseError} if the response has any other error status, such as 401 or 404.
 *
 * @example
 * ```ts
 * await waitUntilHealthy(client, { partitions: true, timeout: 120_000 });
 * ```
 */
export async function waitUntilHealthy(client: Client, options: WaitUntilHealthyOptions = {}): Promise<void> {
  const checked = assertArguments("waitUntilHealthy", {}, options, { partitions: BOOLEAN, interval: INTERVAL });
  const { partitions = false, ...waiting } = checked;
  await poll("the server to be healthy", waiting, async (request, isConfirmed) => {
    const seen = await checkHealth(client, partitions, request);
    return partitions ? { ...seen, isReached: isConfirmed(seen.isReached) } : seen;
  });
}

/** Polls once for {@link waitUntilHealthy}. */
export async function checkHealth(client: Client, partitions: boolean, request: RequestOptions): Promise<Seen> {
  const once: RequestOptions = { ...request, maxRetries: request.maxRetries ?? 0, timeout: POLL_TIMEOUT };
  try {
    await health(client, once);
    if (partitions) await queryRows(client, "SELECT count(*) FROM sys_invocation_status", once);
    return { value: undefined, description: "healthy", isReached: true };
  } catch (error) {
    if (!mayRecover(error)) throw error;
    return { value: error, description: error.message, isReached: false };
  }
}

function mayRecover(error: unknown): error is Error {
  return (
    isLoss(error) || (error instanceof AdminResponseError && ([408, 429].includes(error.status) || error.status >= 500))
  );
}

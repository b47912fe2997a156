import { assertArguments, BOOLEAN, isConfirmed, readInternals } from "../client/index.js";
import { describeCause, isOfKind, MAY_BE_AWAY } from "../errors/index.js";
import { type Client, getHealth } from "../operations.js";
import { PROBE_TIMEOUT, waitForAnswers } from "../sql/index.js";
import { poll, type ReportedWaitOptions, type Seen, WAIT_RULES } from "./poll.js";

export interface WaitUntilHealthyOptions extends ReportedWaitOptions<unknown> {
  /**
   * Whether to wait also until every partition has answered SQL queries for a second. Pass `false` for a cluster without workers,
   * whose partitions never answer. Default: true.
   */
  readonly partitions?: boolean | undefined;
}

/**
 * Waits until the Admin API is healthy (`GET /health`), and every partition has answered SQL queries for a second.
 *
 * Call it first if the server may have just started: such a server is healthy at once, but its queries may return no rows, or
 * too few, for a moment (seen on 1.6.2 and 1.7.12). A client that has seen the server go away waits for that by itself.
 *
 * It keeps polling on a connection failure, on no response within 5 seconds, and on the statuses 408, 429 and 5xx.
 *
 * @param options - `partitions`, `timeout`, `interval`, and request options.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last failure.
 * @throws An {@link AdminResponseError} if the response has any other error status, such as 401 or 404.
 * @example
 * ```ts
 * await waitUntilHealthy(client, { timeout: 120_000 });
 * ```
 */
export async function waitUntilHealthy(client: Client, options: WaitUntilHealthyOptions = {}): Promise<void> {
  const checked = assertArguments("waitUntilHealthy", {}, options, { partitions: BOOLEAN, ...WAIT_RULES });
  const { partitions = true, ...waiting } = checked;
  const { health } = readInternals(client, "waitUntilHealthy");
  const isOver = (problem: unknown) => Boolean(problem) || isConfirmed(health);
  await poll("the server to be healthy", waiting, async (request): Promise<Seen> => {
    try {
      await getHealth(client, { ...request, maxRetries: request.maxRetries ?? 0, timeout: PROBE_TIMEOUT });
      const problem = partitions ? await waitForAnswers(client, { ...request, timeout: 0 }, isOver) : undefined;
      if (problem) throw problem;
      return { value: undefined, description: "healthy", isReached: true };
    } catch (error) {
      if (!isOfKind(error, ...MAY_BE_AWAY, "busy", "failed")) throw error;
      return { value: error, description: describeCause(error, "waitUntilHealthy"), isReached: false };
    }
  });
}

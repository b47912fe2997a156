/** Waiting for changes that the server makes after its response. */

import type { InvocationStatus } from "../../generated/index.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError, RestateAdminError } from "../call/index.js";
import { assertArguments, BOOLEAN, INTERVAL, type RequestOptions, type Rule } from "../client/index.js";
import { getInvocation, type Invocation } from "../invocations/index.js";
import { type Client, health } from "../operations.js";
import { queryRows } from "../sql/index.js";
import { askUntil } from "./ask-until.js";
import { createConfirmation } from "./create-confirmation.js";
import { poll, type Seen, type WaitOptions } from "./poll.js";

export interface WaitForInvocationOptions extends WaitOptions {
  /** The status to wait for, several of them, or a function that returns whether to stop. Default: `completed`. */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

const UNTIL: Rule = [
  "a status, an array of them, or a function",
  (value) => typeof value === "string" || typeof value === "function" || Array.isArray(value),
];

/** An invocation that can no longer reach the awaited status: it has completed, or does not exist. */
export class InvocationEndedError extends RestateAdminError {
  readonly invocationId: string;
  /** The invocation as it was last seen; undefined if it never was. */
  readonly lastSeen: Invocation | undefined;

  constructor({
    invocationId,
    problem,
    lastSeen,
  }: {
    readonly invocationId: string;
    readonly problem: string;
    readonly lastSeen?: Invocation | undefined;
  }) {
    super(`${invocationId} ${problem}`);
    this.invocationId = invocationId;
    this.lastSeen = lastSeen;
  }

  override get name(): string {
    return "InvocationEndedError";
  }
}

/**
 * Waits until an invocation has a status, `completed` by default.
 *
 * It polls `sys_invocation`, so it may miss a status that lasts for less than the pause between polls.
 *
 * @param client - The client, from `createClient`.
 * @param invocationId - `inv_...`
 * @param options - `until`, `timeout`, `interval`, and request options.
 * @returns The invocation as it was then. If it is `completed`, `completion_result` says whether it succeeded.
 * @throws An {@link InvocationEndedError} if it completes without the awaited status, or does not exist. With a
 * `completion_retention` of zero, an invocation disappears as soon as it completes.
 * @throws A {@link WaitTimeoutError} on timeout.
 * @throws An {@link AdminResponseError}, {@link AdminConnectionError} or {@link AdminTimeoutError} if a poll fails.
 *
 * @example
 * ```ts
 * await cancelInvocation(client, id);
 * const { completion_failure } = await waitForInvocation(client, id, { timeout: 10_000 });
 * ```
 */
export async function waitForInvocation(
  client: Client,
  invocationId: string,
  options: WaitForInvocationOptions = {},
): Promise<Invocation> {
  assertArguments("waitForInvocation", { invocationId }, options, { until: UNTIL, interval: INTERVAL });
  const { until = "completed", ...waiting } = options;
  const statuses = typeof until === "string" ? [until] : until;
  if (typeof statuses !== "function" && statuses.length === 0) {
    throw new TypeError("waitForInvocation: until must name at least one status");
  }
  const isReached = (seen: Invocation): boolean =>
    typeof statuses === "function" ? askUntil("waitForInvocation", statuses, seen) : statuses.includes(seen.status);
  const wanted = typeof statuses === "function" ? "what `until` accepts" : statuses.join(" or ");
  let last: Invocation | undefined;
  return poll(`${invocationId} to be ${wanted}`, waiting, async (request): Promise<Seen<Invocation>> => {
    const seen = await getInvocation(client, invocationId, request);
    if (!seen) {
      const problem = last ? `no longer exists; it was last seen ${last.status}` : "does not exist";
      throw new InvocationEndedError({ invocationId, problem, lastSeen: last });
    }
    last = seen;
    if (isReached(seen)) return { value: seen, description: seen.status, isReached: true };
    if (seen.status === "completed" && typeof statuses !== "function") {
      const problem = `has completed, and cannot become ${wanted}`;
      throw new InvocationEndedError({ invocationId, problem, lastSeen: seen });
    }
    return { value: seen, description: seen.status, isReached: false };
  });
}

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
  assertArguments("waitUntilHealthy", {}, options, { partitions: BOOLEAN, interval: INTERVAL });
  const { partitions = false, ...waiting } = options;
  const isConfirmed = createConfirmation();
  await poll("the server to be healthy", waiting, async (request) => {
    const seen = await checkHealth(client, partitions, request);
    return partitions ? { ...seen, isReached: isConfirmed(seen.isReached) } : seen;
  });
}

/** Polls once for {@link waitUntilHealthy}. */
export async function checkHealth(client: Client, partitions: boolean, request: RequestOptions): Promise<Seen> {
  const once: RequestOptions = { maxRetries: 0, ...request, timeout: POLL_TIMEOUT };
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
  if (error instanceof AdminResponseError) return [408, 429].includes(error.status) || error.status >= 500;
  return error instanceof AdminConnectionError || error instanceof AdminTimeoutError;
}

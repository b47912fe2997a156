/** Waiting for what the server does later than it answers. */

import type { InvocationStatus } from "../../generated/index.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError, RestateAdminError } from "../call/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import { getInvocation, type Invocation } from "../invocations/index.js";
import { type Client, getDeployment, health } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { poll, type Seen, type WaitOptions } from "./poll.js";

export interface WaitForInvocationOptions extends WaitOptions {
  /** The status to wait for, or one of several, or whatever the function says. Default: `completed`. */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

/** What was waited for cannot happen any more: the invocation is gone, or completed. */
export class InvocationEndedError extends RestateAdminError {
  readonly invocationId: string;
  /** What was seen of it last; undefined if it was never there. */
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
 * Waits until an invocation has a status, by looking at its row of `sys_invocation`. A status that lasts for less than the
 * time between two looks may be missed.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param invocationId - `inv_...`
 * @param options - What to wait `until`, how long, and the options of each request.
 * @returns The invocation, as it was seen then. That it is `completed` says that it ended; `completion_result` says how.
 * @throws {@link InvocationEndedError} if there is no such invocation, or none any more: one whose `completion_retention` is
 * zero is gone as soon as it completes. Also if it is completed, and another status was waited for.
 * @throws {@link WaitTimeoutError} at the end of the time.
 * @throws {@link AdminResponseError}, {@link AdminConnectionError} or {@link AdminTimeoutError} if a look fails.
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
  assertArguments("waitForInvocation", { invocationId }, options);
  const { until = "completed", ...waiting } = options;
  const statuses = typeof until === "string" ? [until] : until;
  if (typeof statuses !== "function" && !Array.isArray(statuses)) {
    throw new TypeError("waitForInvocation: until must be a status, an array of them, or a function");
  }
  const isReached = typeof statuses === "function" ? statuses : ({ status }: Invocation) => statuses.includes(status);
  const wanted = typeof statuses === "function" ? "what `until` says" : statuses.join(" or ");
  let last: Invocation | undefined;
  return poll(`${invocationId} until ${wanted}`, waiting, async (request): Promise<Seen<Invocation>> => {
    const seen = await getInvocation(client, invocationId, request);
    if (!seen) {
      const problem = last ? `is gone; it was ${last.status} when it was seen last` : "is gone, or was never there";
      throw new InvocationEndedError({ invocationId, problem, lastSeen: last });
    }
    last = seen;
    if (isReached(seen)) return { value: seen, words: seen.status, isReached: true };
    if (seen.status === "completed" && typeof statuses !== "function") {
      const problem = `is completed, and will not be ${wanted}`;
      throw new InvocationEndedError({ invocationId, problem, lastSeen: seen });
    }
    return { value: seen, words: seen.status, isReached: false };
  });
}

/**
 * Waits until a deployment has nothing more to do: each invocation that is pinned to it, or is running there, is
 * completed (`sys_invocation`). One that is paused counts, until it is resumed on another deployment, or killed. A deployment that
 * is the latest of a service may get new ones afterwards.
 *
 * Each look is a query on all of `sys_invocation`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param deploymentId - `dp_...`
 * @param options - How long to wait, and the options of each request.
 * @throws {@link AdminResponseError} with status 404 if there is no such deployment.
 * @throws {@link WaitTimeoutError} at the end of the time, with the number of invocations in each status.
 * @throws {@link AdminResponseError}, {@link AdminConnectionError} or {@link AdminTimeoutError} if a look fails.
 *
 * @example
 * ```ts
 * await waitUntilDrained(client, id, { timeout: 0, interval: 10_000 });
 * await deleteDeployment(client, id, { force: true });
 * ```
 */
export async function waitUntilDrained(client: Client, deploymentId: string, options: WaitOptions = {}): Promise<void> {
  assertArguments("waitUntilDrained", { deploymentId }, options);
  // Before it has made a step, an invocation is not pinned; it may then be repeated anywhere.
  const query = sql`SELECT status, count(*) AS number FROM sys_invocation
    WHERE status <> 'completed' AND (pinned_deployment_id = ${deploymentId}
      OR (status = 'running' AND last_attempt_deployment_id = ${deploymentId}))
    GROUP BY status ORDER BY status`;
  let isKnown = false;
  await poll(`${deploymentId} until drained`, options, async (request): Promise<Seen> => {
    // A misspelt id has no invocations either.
    if (!isKnown) await getDeployment(client, deploymentId, request);
    isKnown = true;
    const rows = await queryRows<{ readonly status: string; readonly number: number }>(client, query, request);
    const words = rows.map(({ status, number }) => `${number} ${status}`).join(", ");
    return { value: Object.fromEntries(rows.map(({ status, number }) => [status, number])), words, isReached: !words };
  });
}

export interface WaitUntilHealthyOptions extends WaitOptions {
  /**
   * Whether to wait also until an SQL query is answered, by every partition. A server that has just started says that it is
   * healthy before that. Without a worker in the cluster, it never is. Default: false.
   */
  readonly partitions?: boolean | undefined;
}

/** In milliseconds: a server that starts may accept a connection, and never answer. */
const LONGEST_LOOK = 5_000;

/**
 * Waits until the Admin API says that it is healthy (`GET /health`). That there is no connection, no answer within 5 seconds, or
 * an answer of status 408, 429 or 5xx is taken for "not yet".
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - How long to wait, whether for the `partitions` too, and the options of each request.
 * @throws {@link WaitTimeoutError} at the end of the time, with the last failure.
 * @throws {@link AdminResponseError} if the answer has another status, such as 401 or 404.
 *
 * @example
 * ```ts
 * await waitUntilHealthy(client, { partitions: true, timeout: 120_000 });
 * ```
 */
export async function waitUntilHealthy(client: Client, options: WaitUntilHealthyOptions = {}): Promise<void> {
  assertArguments("waitUntilHealthy", {}, options);
  const { partitions = false, ...waiting } = options;
  await poll("the server until healthy", waiting, (request) => lookWhetherHealthy(client, partitions, request));
}

/** One look of {@link waitUntilHealthy}. */
export async function lookWhetherHealthy(client: Client, partitions: boolean, request: RequestOptions): Promise<Seen> {
  const once: RequestOptions = { maxRetries: 0, ...request, timeout: LONGEST_LOOK };
  try {
    await health(client, once);
    if (partitions) await queryRows(client, "SELECT count(*) FROM sys_invocation_status", once);
    return { value: undefined, words: "healthy", isReached: true };
  } catch (error) {
    if (!isTemporary(error)) throw error;
    return { value: error, words: error.message, isReached: false };
  }
}

function isTemporary(error: unknown): error is Error {
  if (error instanceof AdminResponseError) return [408, 429].includes(error.status) || error.status >= 500;
  return error instanceof AdminConnectionError || error instanceof AdminTimeoutError;
}

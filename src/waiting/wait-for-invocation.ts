import { type InvocationStatus, INVOCATION_STATUS_VALUES as VALUES } from "../../generated/tables.js";
import { assertArguments, INTERVAL, type Rule } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { getInvocation, type Invocation } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { askUntil } from "./ask-until.js";
import { poll, type Seen, type WaitOptions } from "./poll.js";

/** Options of {@link waitForInvocation}. */
export interface WaitForInvocationOptions extends WaitOptions {
  /** The status to wait for, several of them, or a function that returns whether to stop. Default: `completed`. */
  readonly until?: InvocationStatus | readonly InvocationStatus[] | ((invocation: Invocation) => boolean) | undefined;
}

const UNTIL: Rule = [
  "a status, an array of them, or a function",
  (value) => typeof value === "function" || [value].flat().every((each) => VALUES.some((status) => status === each)),
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
 * @throws An {@link InvocationEndedError} if it completes without the awaited status, or if polls have not found it for a
 * second, since a server that is starting may return none of its rows for a moment (seen on 1.7.12). With a
 * `completion_retention` of zero, an invocation disappears as soon as it completes.
 * @throws A {@link WaitTimeoutError} on timeout.
 * @throws An {@link AdminConnectionError} or {@link AdminTimeoutError} if the server does not respond to the first poll, after
 * its retries. Once a poll has succeeded, the loss of the server counts as "not yet".
 * @throws An {@link AdminResponseError} if the server responds with an error status. After the first poll, a 502, 503 or 504
 * counts as "not yet", too.
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
  const checked = assertArguments("waitForInvocation", { invocationId }, options, { until: UNTIL, interval: INTERVAL });
  const { until = "completed", ...waiting } = checked;
  const statuses = typeof until === "string" ? [until] : until;
  if (typeof statuses !== "function" && statuses.length === 0) {
    throw new TypeError("waitForInvocation: until must name at least one status");
  }
  const isReached = (seen: Invocation): boolean =>
    typeof statuses === "function" ? askUntil("waitForInvocation", statuses, seen) : statuses.includes(seen.status);
  const wanted = typeof statuses === "function" ? "what `until` accepts" : statuses.join(" or ");
  let last: Invocation | undefined;
  return poll(`${invocationId} to be ${wanted}`, waiting, async (request, isConfirmed): Promise<Seen<Invocation>> => {
    const seen = await getInvocation(client, invocationId, request);
    if (isConfirmed(!seen)) {
      const problem = last ? `no longer exists; it was last seen ${last.status}` : "does not exist";
      throw new InvocationEndedError({ invocationId, problem, lastSeen: last });
    }
    if (!seen) return { value: last, description: "not found", isReached: false };
    last = seen;
    if (isReached(seen)) return { value: seen, description: seen.status, isReached: true };
    if (seen.status === "completed" && typeof statuses !== "function") {
      const problem = `has completed, and cannot become ${wanted}`;
      throw new InvocationEndedError({ invocationId, problem, lastSeen: seen });
    }
    return { value: seen, description: seen.status, isReached: false };
  });
}

import { assertArguments, INTERVAL } from "../client/index.js";
import type { Invocation } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen } from "./poll.js";
import { UNTIL, type WaitForInvocationOptions, watchInvocations } from "./watch-invocations.js";

export type { WaitForInvocationOptions } from "./watch-invocations.js";

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
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the invocation.
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
  const watch = watchInvocations(client, "waitForInvocation", until);
  watch.add(invocationId);
  return poll(`${invocationId} to be ${watch.wanted}`, waiting, async (request): Promise<Seen<Invocation>> => {
    await watch.look(request);
    const value = watch.arrived.get(invocationId);
    if (value) return { value, description: value.status, isReached: true };
    const last = watch.notArrived.get(invocationId);
    return { value: last, description: String(last?.status), isReached: false };
  });
}

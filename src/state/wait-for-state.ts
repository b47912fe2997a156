import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll, type Seen, type WaitOptions } from "../waiting/index.js";
import { assertAddress, describeState, type ReadStateOptions, readState, type ServiceState } from "./read-state.js";

export interface WaitForStateOptions extends WaitOptions, Omit<ReadStateOptions, keyof RequestOptions> {
  /** The version to wait for, or a function that returns whether the state is the one to wait for. */
  readonly until: string | ((state: ServiceState) => boolean);
}

/**
 * Waits until the state at one key is as wanted, by reading it again and again.
 *
 * @param client - A client made by `createClient`.
 * @param service - The name of a virtual object or a workflow.
 * @param key - Its key.
 * @param options - What to wait `until`, for how long, the `scope`, and the options of each request.
 * @returns The state that was wanted.
 * @throws {@link WaitTimeoutError} when the time is over; its `lastSeen` is the state at that time.
 *
 * @example
 * ```ts
 * await waitForState(client, "Cart", "bob", { until: ({ values }) => values.status === "closed" });
 * ```
 */
export async function waitForState(
  client: Client,
  service: string,
  key: string,
  options: WaitForStateOptions,
): Promise<ServiceState> {
  assertAddress("waitForState", service, key, options);
  const { until, scope, ...waiting } = options;
  const isReached = typeof until === "string" ? ({ version }: ServiceState) => version === until : until;
  return poll(`the state of ${service}/${key}`, waiting, async (request): Promise<Seen<ServiceState>> => {
    const value = await readState(client, service, key, { ...request, scope });
    return { value, words: describeState(value), isReached: isReached(value) };
  });
}

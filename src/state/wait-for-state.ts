import { assertArguments, type RequestOptions, STRING } from "../client/index.js";
import type { Client } from "../operations.js";
import { poll, type ReportedWaitOptions, type Seen, WAIT_RULES } from "../waiting/index.js";
import { describeState, type ReadStateOptions, readState, type ServiceState } from "./read-state.js";

export interface WaitForStateOptions
  extends ReportedWaitOptions<ServiceState>,
    Omit<ReadStateOptions, keyof RequestOptions> {
  /** The version to wait for, or a function that returns whether to accept the state. */
  readonly until: string | ((state: ServiceState) => boolean);
}

/**
 * Waits until the state at one key has a given version, or a function accepts it. It polls with {@link readState}.
 *
 * @param service - The name of the virtual object or workflow.
 * @param key - Its key.
 * @param options - `until`, `timeout`, `interval`, `scope`, and request options.
 * @returns The state that was reached.
 * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last state that was read.
 * @throws The errors of {@link readState}. Once a poll has succeeded, the loss of the server counts as "not yet".
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
  const checked = assertArguments("waitForState", { service, key }, options, {
    scope: STRING,
    until: { wanted: "a version, as a string, or a function", kinds: ["string", "function"] },
    ...WAIT_RULES,
  });
  const { until, scope, ...waiting } = checked;
  const isReached = typeof until === "function" ? until : (state: ServiceState) => state.version === until;
  const read = (request: RequestOptions) => readState(client, service, key, { ...request, scope });
  return pollState({ service, key, read }, waiting, isReached);
}

export interface PolledState {
  readonly service: string;
  readonly key: string;
  readonly read: (request: RequestOptions) => Promise<ServiceState>;
}

/** Polls the state until `isReached` accepts it. `isSent`: the server has accepted the state, so the address is right. */
export async function pollState(
  { service, key, read }: PolledState,
  waiting: ReportedWaitOptions<ServiceState>,
  isReached: (state: ServiceState) => boolean,
  isSent = false,
): Promise<ServiceState> {
  const pollOnce = async (request: RequestOptions): Promise<Seen<ServiceState>> => {
    const value = await read(request);
    return { value, description: describeState(value), isReached: isReached(value) };
  };
  const reason = isSent ? ", which the server sets once no handler holds the key" : "";
  return poll(`the state of ${service}/${key}${reason}`, waiting, pollOnce, { hasSucceeded: isSent });
}

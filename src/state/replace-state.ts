import {
  assertArguments,
  checkOptions,
  DURATION,
  INTERVAL,
  isPlainObject,
  type Rules,
  STRING,
} from "../client/index.js";
import { type Client, modifyServiceState } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { type PreparedState, prepareState, type StateValues } from "./new-state.js";
import type { ReadStateOptions, ServiceState } from "./read-state.js";
import { StateConflictError } from "./state-conflict-error.js";
import { pollState } from "./wait-for-state.js";

/** The rules of the options for how to wait for a change. */
export const VERIFY_RULES: Rules = { timeout: DURATION, interval: INTERVAL };

/** Sends a new state, which the server applies later or drops. */
export async function sendState(
  client: Client,
  service: string,
  key: string,
  { sent }: PreparedState,
  { scope, expectedVersion, ...request }: ChangeOptions,
): Promise<void> {
  const body = { object_key: key, new_state: sent, version: expectedVersion, scope };
  await modifyServiceState(client, service, body, request);
}

/** Waits until a state that was sent is visible. Throws as `replaceState` does. */
export async function confirmState(
  client: Client,
  service: string,
  key: string,
  { target }: PreparedState,
  { expectedVersion, timeout: _, ...options }: ChangeOptions,
  verify: Pick<WaitOptions, "timeout" | "interval">,
): Promise<ServiceState> {
  let sawConflict = false;
  const isReached = (state: ServiceState): boolean => {
    if (state.version === target.version) return true;
    if (expectedVersion === undefined || state.version === expectedVersion) return false;
    // One poll may see a state from before a change that the server has accepted, but not made yet.
    if (sawConflict) throw new StateConflictError({ service, key, expectedVersion, actual: state });
    sawConflict = true;
    return false;
  };
  return pollState(client, { service, key }, { ...options, ...verify }, isReached, true);
}

/** Options of {@link replaceState}. */
export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that you read. The server makes the change only if the state still has this version. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the change is visible, and how. With `false` the call resolves once the server accepts the
   * change, which it makes later or drops. Default: true, for up to 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

type ChangeOptions = Omit<ReplaceStateOptions, "verify">;

const RULES: Rules = {
  scope: STRING,
  expectedVersion: STRING,
  verify: ["a boolean or an object", (value) => typeof value === "boolean" || isPlainObject(value)],
};

/** Replaces the whole state at one key. Like {@link AdminClient.replaceState}, with the client as the first argument. */
export async function replaceState(
  client: Client,
  service: string,
  key: string,
  values: StateValues,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  // The server would treat null as no version, and overwrite any state.
  const checked = assertArguments("replaceState", { service, key }, options, RULES);
  const { verify = true, ...request } = checked;
  const waiting = typeof verify === "object" ? verify : {};
  checkOptions(waiting, "replaceState: verify: ", VERIFY_RULES);
  const prepared = await prepareState(values, "replaceState: the values");
  await sendState(client, service, key, prepared, request);
  return verify ? confirmState(client, service, key, prepared, request, waiting) : prepared.target;
}

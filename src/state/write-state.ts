import { DURATION, INTERVAL, type Rules } from "../client/index.js";
import { type Client, modifyServiceState } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import type { PreparedState } from "./new-state.js";
import type { ReadStateOptions, ServiceState } from "./read-state.js";
import { StateConflictError } from "./state-conflict-error.js";
import { pollState } from "./wait-for-state.js";

/** Where a new state goes. The strings must be checked. */
export interface StateAddress {
  readonly service: string;
  readonly key: string;
  readonly expectedVersion: string | undefined;
}

/** The rules of the options for how to wait for a change. */
export const VERIFY_RULES: Rules = { timeout: DURATION, interval: INTERVAL };

/** Sends a new state, which the server applies later or drops. */
export async function sendState(
  client: Client,
  { service, key, expectedVersion }: StateAddress,
  { sent }: PreparedState,
  { scope, ...request }: ReadStateOptions,
): Promise<void> {
  const body = { object_key: key, new_state: sent, version: expectedVersion, scope };
  await modifyServiceState(client, service, body, request);
}

/** Waits until a state that was sent is visible. Throws as `replaceState` does. */
export async function confirmState(
  client: Client,
  { service, key, expectedVersion }: StateAddress,
  { target }: PreparedState,
  { timeout: _, ...options }: ReadStateOptions,
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

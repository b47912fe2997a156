import {
  assertArguments,
  checkOptions,
  DURATION,
  INTERVAL,
  isPlainObject,
  nameCaller,
  type RequestOptions,
  type Rules,
  STRING,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, modifyServiceState } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { type PreparedState, prepareState, type StateValues } from "./new-state.js";
import { describeState, type ReadStateOptions, readState, type ServiceState } from "./read-state.js";
import { type PolledState, pollState } from "./wait-for-state.js";

export const VERIFY_RULES: Rules = { timeout: DURATION, interval: INTERVAL };

/**
 * The state is neither the new one nor the expected one: another client or a handler changed it, either first, so that the server
 * dropped the change, or after the change was made.
 */
export class StateConflictError extends RestateAdminError {
  static override readonly name: string = "StateConflictError";
  declare readonly service: string;
  declare readonly key: string;
  declare readonly expectedVersion: string;
  /** The state that was found instead. */
  declare readonly actual: ServiceState;

  /** Creates the error, for your own tests. */
  constructor(
    fields: Pick<StateConflictError, "service" | "key" | "expectedVersion" | "actual" | "cause" | "calledFunction">,
  ) {
    const { service, key, expectedVersion, actual } = fields;
    const found = `neither the new state nor the expected version ${expectedVersion}, but ${describeState(actual)}`;
    super(`the state of ${service}/${key} is ${found}`, fields);
  }
}

export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that you read. The server makes the change only if the state still has this version. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the change is visible, and how. With `false` the call resolves once the server accepts the
   * change. The server makes it later, or drops it. Default: true, for up to 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/**
 * Replaces the whole state at one key of a virtual object or workflow, and waits until the change is visible.
 *
 * The server responds before it makes the change. It first waits while an invocation of an exclusive handler holds the key:
 * running, suspended, backing off or paused. Then it silently drops the change if the state does not have the
 * `expectedVersion` (seen on 1.6.2 and 1.7.12).
 *
 * With `expectedVersion`, the change overwrites only the state that you read. **A resolved call means that the state is
 * the one you passed, not that your change wrote it**: a version is a hash of the content. So do not count this way: ten
 * callers that read 0 and write 1 all succeed, and the state is 1. If you need to know whether your change won, include a
 * value that no other caller writes, such as a random id.
 *
 * @param service - The name of the virtual object or workflow.
 * @param key - Its key.
 * @param values - The whole new state, as a plain object. A key that is left out is deleted. A `Uint8Array` is stored
 * as its bytes, any other value as JSON: a bigint as an integer, and an object with a `toJSON` method, such as a Date,
 * as its result. `{ ...state.bytes, status: "closed" }` keeps every other entry exactly as it was read.
 * @param options - `expectedVersion`, `verify`, `scope`, and request options.
 * @returns The new state, with the version to expect in the next change. With `verify: false`, it is the state that you
 * passed, and the server may drop the change.
 * @throws A {@link StateConflictError} if two polls see a state that is neither the new nor the expected one. Nobody can know whether
 * the change was dropped, or made and then overwritten: the error's `actual` is what to go by.
 * @throws A {@link WaitTimeoutError} if the new state does not appear in time, 60 seconds by default. It may appear later, or
 * be overwritten already.
 * @throws An {@link AdminResponseError} if the server rejects the change: there is no such service, it has no state, or
 * the request is larger than 2 MiB (status 413). Its `applied` is then `no`. If the response is lost, the call rejects with an
 * {@link AdminConnectionError} or an {@link AdminTimeoutError} whose `applied` is `unknown`, and is not retried: read the state.
 * @throws An {@link AdminUnsupportedError} if there is a `scope` and the server is too old for it.
 * @throws A TypeError, before anything is sent, if `values` is not a plain object, or a value cannot be written as
 * JSON: undefined, NaN, a Map, an ArrayBuffer, an instance of a class without `toJSON`.
 * @example
 * ```ts
 * const state = await readState(client, "Cart", "bob");
 * const values = { ...state.bytes, status: "closed" };
 * await replaceState(client, "Cart", "bob", values, { expectedVersion: state.version });
 * ```
 */
export async function replaceState(
  client: Client,
  service: string,
  key: string,
  values: StateValues,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  // The server would treat null as no version, and overwrite any state.
  const checked = assertArguments("replaceState", { service, key }, options, {
    scope: STRING,
    expectedVersion: STRING,
    verify: { wanted: "a boolean or an object", kinds: ["boolean"], isRight: isPlainObject },
  });
  const { verify = true, ...request } = checked;
  const waiting = typeof verify === "object" ? verify : {};
  checkOptions(waiting, "replaceState: verify: ", VERIFY_RULES);
  const prepared = await prepareState(values, "replaceState: the values");
  const { scope, timeout } = request;
  const read = (each: RequestOptions) => readState(client, service, key, { ...each, scope, timeout });
  return changeState(client, { service, key, read }, prepared, request, verify && waiting);
}

/** Sends a new state, which the server applies later or drops, and waits until it is visible. Throws as `replaceState` does. */
export async function changeState(
  client: Client,
  polled: PolledState,
  { sent, state: wanted }: PreparedState,
  { scope, expectedVersion, ...request }: Omit<ReplaceStateOptions, "verify">,
  verify: false | Pick<WaitOptions, "timeout" | "interval">,
): Promise<ServiceState> {
  const { service, key } = polled;
  const body = { object_key: key, new_state: sent, version: expectedVersion, scope };
  await modifyServiceState(client, service, body, request);
  if (!verify) return wanted;
  let sawConflict = false;
  const isReached = (state: ServiceState): boolean => {
    if (state.version === wanted.version) return true;
    if (expectedVersion === undefined || state.version === expectedVersion) return false;
    // One poll may see a state from before a change that the server has accepted, but not made yet.
    if (sawConflict)
      throw new StateConflictError({ ...nameCaller(request), service, key, expectedVersion, actual: state });
    sawConflict = true;
    return false;
  };
  return pollState(polled, { ...request, timeout: undefined, ...verify }, isReached, true);
}

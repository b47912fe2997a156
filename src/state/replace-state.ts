import { RestateAdminError } from "../call/index.js";
import { assertArguments } from "../client/index.js";
import { type Client, modifyServiceState } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import { encodeState } from "./new-state.js";
import { assertAddress, describeState, type ReadStateOptions, type ServiceState, toState } from "./read-state.js";
import { waitForState } from "./wait-for-state.js";

export interface ReplaceStateOptions extends ReadStateOptions {
  /** The `version` that you read. The server makes the change only if the state still has this version. */
  readonly expectedVersion?: string | undefined;
  /**
   * Whether to wait until the change is visible, and how. With `false` the call resolves once the server accepts the
   * change, which it makes later or drops. Default: true, for up to 60 seconds.
   */
  readonly verify?: boolean | Pick<WaitOptions, "timeout" | "interval"> | undefined;
}

/** The state is neither the new one nor the expected one, for instance because another client changed it first. */
export class StateConflictError extends RestateAdminError {
  readonly expectedVersion: string;
  /** The state that was found instead. */
  readonly actual: ServiceState;

  /** @param init - `what` names the object, such as `Profile/bob`. */
  constructor({
    what,
    expectedVersion,
    actual,
  }: {
    readonly what: string;
    readonly expectedVersion: string;
    readonly actual: ServiceState;
  }) {
    const found = describeState(actual);
    super(`the state of ${what} is neither the new state nor the expected version ${expectedVersion}, but ${found}`);
    this.expectedVersion = expectedVersion;
    this.actual = actual;
  }

  override get name(): string {
    return "StateConflictError";
  }
}

/**
 * Replaces the whole state at one key of a virtual object or workflow, and waits until the change is visible.
 *
 * The server responds before it makes the change. It first waits for a running exclusive handler at that key. Then it
 * silently drops the change if the state does not have the `expectedVersion` (seen on 1.6.2 and 1.7.12).
 *
 * With `expectedVersion`, the change overwrites only the state that you read. **A resolved call means that the state is
 * the one you passed, not that your change wrote it.** A version is a hash of the content, and the server does not
 * report whose change won. If another client writes the same state first, your change is dropped and the call still
 * resolves. So do not count this way: ten callers that read 0 and write 1 all succeed, and the state is 1. Count in a
 * handler instead. If you need to know whether your change won, include a value that nobody else writes, such as a
 * random id: the call then resolves only if it did.
 *
 * @param client - The client, from `createClient`.
 * @param service - The name of the virtual object or workflow.
 * @param key - Its key.
 * @param values - The whole new state, as a plain object. A key that is left out is deleted. A `Uint8Array` is stored
 * as its bytes, any other value as JSON: a bigint as an integer, and an object with a `toJSON` method, such as a Date,
 * as its result. `{ ...state.bytes, status: "closed" }` keeps every other entry exactly as it was read.
 * @param options - `expectedVersion`, `verify`, `scope`, and request options.
 * @returns The new state, with the version to expect in the next change.
 * @throws A {@link StateConflictError} if two polls see a state that is neither the new nor the expected one. The
 * server has then dropped the change, with two exceptions: a running handler may restore the expected state, and
 * another client may have already overwritten the new state.
 * @throws A {@link WaitTimeoutError} if the new state does not appear in time. It may appear later, or be overwritten
 * already.
 * @throws An {@link AdminResponseError} if the server rejects the change: there is no such service, it has no state, or
 * the request is larger than 2 MiB (status 413).
 * @throws An {@link AdminUnsupportedError} if there is a `scope` and the server is too old for it.
 * @throws A TypeError, before anything is sent, if `values` is not a plain object, or a value cannot be written as
 * JSON: undefined, NaN, a Map, an ArrayBuffer, an instance of a class without `toJSON`.
 *
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
  values: Readonly<Record<string, unknown>>,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  assertAddress("replaceState", service, key, options);
  const { expectedVersion, verify = true, scope, ...request } = options;
  // The server would treat null as no version, and overwrite any state.
  if (expectedVersion !== undefined) assertArguments("replaceState", { expectedVersion }, options);
  const entries = encodeState(values);
  const target = await toState(Object.fromEntries(entries.map((entry) => [entry.key, entry.bytes])));
  const new_state = Object.fromEntries(entries.map((entry) => [entry.key, entry.sent]));
  await modifyServiceState(client, service, { object_key: key, new_state, version: expectedVersion, scope }, request);
  if (!verify) return target;

  let sawConflict = false;
  const { timeout: _, ...requestOptions } = request;
  const waiting = { ...requestOptions, scope, ...(typeof verify === "object" && verify) };
  const isReached = (state: ServiceState): boolean => {
    if (state.version === target.version) return true;
    if (expectedVersion === undefined || state.version === expectedVersion) return false;
    // A single poll may see a state from before other changes that are in progress.
    if (sawConflict) throw new StateConflictError({ what: `${service}/${key}`, expectedVersion, actual: state });
    sawConflict = true;
    return false;
  };
  return waitForState(client, service, key, { ...waiting, until: isReached });
}

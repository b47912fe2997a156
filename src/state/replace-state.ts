import { isPlainObject, type Rule, STRING } from "../client/index.js";
import type { Client } from "../operations.js";
import type { WaitOptions } from "../waiting/index.js";
import type { StateValues } from "./new-state.js";
import { prepareState } from "./new-state.js";
import { assertAddress, type ReadStateOptions, type ServiceState } from "./read-state.js";
import { assertVerify, confirmState, sendState } from "./write-state.js";

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

const VERIFY: Rule = ["a boolean or an object", (value) => typeof value === "boolean" || isPlainObject(value)];

/**
 * Replaces the whole state at one key of a virtual object or workflow, and waits until the change is visible.
 *
 * The server responds before it makes the change. It first waits while an invocation of an exclusive handler holds the key:
 * running, suspended, backing off or paused. Then it silently drops the change if the state does not have the
 * `expectedVersion` (seen on 1.6.2 and 1.7.12).
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
 * @throws A {@link WaitTimeoutError} if the new state does not appear in time, 60 seconds by default. It may appear later, or
 * be overwritten already.
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
  values: StateValues,
  options: ReplaceStateOptions = {},
): Promise<ServiceState> {
  // The server would treat null as no version, and overwrite any state.
  const checked = assertAddress("replaceState", service, key, options, { expectedVersion: STRING, verify: VERIFY });
  const { expectedVersion, verify = true, ...request } = checked;
  if (typeof verify === "object") assertVerify("replaceState", verify);
  const address = { service, key, expectedVersion };
  const prepared = await prepareState(values, "replaceState: the values");
  await sendState(client, address, prepared, request);
  if (!verify) return prepared.target;
  return confirmState(client, address, prepared, request, typeof verify === "object" ? verify : {});
}

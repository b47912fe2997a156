import { bindFunctions } from "../client/index.js";
import type { Client } from "../operations.js";
import type { StateValues } from "./new-state.js";
import { type ReadStateOptions, readState, type ServiceState } from "./read-state.js";
import { type ReplaceStateOptions, replaceState } from "./replace-state.js";
import { type WaitForStateOptions, waitForState } from "./wait-for-state.js";

/** The functions for the state at one key, as methods of a client. */
export interface AdminState {
  /**
   * Reads the state at one key of a virtual object or workflow.
   *
   * While a handler runs, the state is what its completed steps have written so far.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param options - `scope`, and request options.
   * @returns The values and the version. If the object has no state, or does not exist, there are no values.
   * @throws An {@link AdminResponseError} with status 500 if there is a `scope` and the server is too old for it.
   * @throws An {@link AdminDecodeError} if the response is not a state.
   *
   * @example
   * ```ts
   * const { values, version } = await admin.readState("Cart", "bob");
   * ```
   */
  readState(service: string, key: string, options?: ReadStateOptions): Promise<ServiceState>;

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
   * value that nobody else writes, such as a random id.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param values - The whole new state, as a plain object. A key that is left out is deleted. A `Uint8Array` is stored
   * as its bytes, any other value as JSON: a bigint as an integer, and an object with a `toJSON` method, such as a Date,
   * as its result. `{ ...state.bytes, status: "closed" }` keeps every other entry exactly as it was read.
   * @param options - `expectedVersion`, `verify`, `scope`, and request options.
   * @returns The new state, with the version to expect in the next change. With `verify: false`, it is the state that you
   * passed, and the server may drop the change.
   * @throws A {@link StateConflictError} if two polls see a state that is neither the new nor the expected one. The change was
   * dropped, unless a running handler restores the expected state, or somebody has already overwritten the new one.
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
   * const state = await admin.readState("Cart", "bob");
   * const values = { ...state.bytes, status: "closed" };
   * await admin.replaceState("Cart", "bob", values, { expectedVersion: state.version });
   * ```
   */
  replaceState(service: string, key: string, values: StateValues, options?: ReplaceStateOptions): Promise<ServiceState>;

  /**
   * Waits until the state at one key has a version, or is accepted by a function. It polls with {@link AdminClient.readState}.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param options - `until`, `timeout`, `interval`, `scope`, and request options.
   * @returns The state that was reached.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last state that was read.
   * @throws The errors of {@link AdminClient.readState}. Once a poll has succeeded, the loss of the server counts as "not yet".
   *
   * @example
   * ```ts
   * await admin.waitForState("Cart", "bob", { until: ({ values }) => values.status === "closed" });
   * ```
   */
  waitForState(service: string, key: string, options: WaitForStateOptions): Promise<ServiceState>;
}

export function bindState(client: Client): AdminState {
  return bindFunctions(client, { readState, replaceState, waitForState });
}

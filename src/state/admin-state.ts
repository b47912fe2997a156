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
   * @param options - `scope`, and request options.
   * @see {@link readState}
   * @example
   * ```ts
   * const { values, version } = await admin.readState("Profile", "bob");
   * ```
   */
  readState(service: string, key: string, options?: ReadStateOptions): Promise<ServiceState>;

  /**
   * Replaces the whole state at one key of a virtual object or workflow, and waits until the change is visible.
   *
   * @param values - The whole new state. A key that is left out is deleted.
   * @param options - `expectedVersion`, `verify`, `scope`, and request options.
   * @throws A `StateConflictError` if somebody else changed the state, or a `WaitTimeoutError` if the change is not visible
   * within 60 seconds, for instance because an invocation holds the key.
   * @see {@link replaceState} for the guarantees of `expectedVersion`.
   * @example
   * ```ts
   * const { bytes, version } = await admin.readState("Profile", "bob");
   * await admin.replaceState("Profile", "bob", { ...bytes, theme: "dark" }, { expectedVersion: version });
   * ```
   */
  replaceState(service: string, key: string, values: StateValues, options?: ReplaceStateOptions): Promise<ServiceState>;

  /**
   * Waits until the state at one key has a version, or is accepted by a function.
   *
   * @param options - `until`, `timeout`, `interval`, `scope`, and request options.
   * @throws A `WaitTimeoutError` after 60 seconds, unless there is another `timeout`.
   * @see {@link waitForState}
   * @example
   * ```ts
   * await admin.waitForState("Profile", "bob", { until: ({ values }) => values.theme === "dark" });
   * ```
   */
  waitForState(service: string, key: string, options: WaitForStateOptions): Promise<ServiceState>;
}

export function bindState(client: Client): AdminState {
  return bindFunctions(client, { readState, replaceState, waitForState });
}

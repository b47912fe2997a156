/** The handwritten features on top of the operations, as methods of a client. */

import { type AdminBulkOperations, bindBulkOperations } from "../generated/bulk/bulk-operations.js";
import type { Client } from "../generated/index.js";
import {
  type BulkResult,
  type ListedTargets,
  type StateChange,
  type UpdateStatesOptions,
  updateStates,
} from "./bulk/index.js";
import { bindFunctions } from "./client/index.js";
import { type AdminDeployments, bindDeployments } from "./deployments/index.js";
import {
  type AdminInvocations,
  type BulkTarget,
  bindInvocations,
  type Invocation,
  type InvocationFilter,
} from "./invocations/index.js";
import { queryRows, type RowsArguments, type Sql, type SqlRow, streamRows } from "./sql/index.js";
import { type AdminState, bindState, type ServiceState } from "./state/index.js";
import {
  type WaitForInvocationOptions,
  type WaitUntilDrainedOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitForInvocations,
  waitUntilDrained,
  waitUntilHealthy,
} from "./waiting/index.js";

/** The features of a client beyond single operations. Each method is also a function that takes a client first. */
export interface AdminFeatures extends AdminBulkOperations, AdminDeployments, AdminInvocations, AdminState {
  /**
   * Runs an SQL query and returns all of its rows. An integer beyond 2^53 is a bigint.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, required if a column of `Row` may be null; `allowSettings`; and request options.
   * @see {@link queryRows}
   * @example
   * ```ts
   * const rows = await admin.queryRows<{ id: string }>(sql`SELECT id FROM sys_invocation WHERE status = ${status}`);
   * ```
   */
  queryRows<Row extends object = SqlRow>(query: Sql | string, ...options: RowsArguments<Row>): Promise<Row[]>;

  /**
   * Runs an SQL query and yields its rows as they arrive, so that a result may be larger than memory.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, required if a column of `Row` may be null; `allowSettings`; and request options.
   * @see {@link streamRows}
   * @example
   * ```ts
   * for await (const { id } of admin.streamRows<{ id: string }>("SELECT id FROM sys_invocation")) console.log(id);
   * ```
   */
  streamRows<Row extends object = SqlRow>(
    query: Sql | string,
    ...options: RowsArguments<Row>
  ): AsyncGenerator<Row, void, undefined>;

  /**
   * Changes the state at many keys of a virtual object or workflow, each by a function, without overwriting what others
   * write meanwhile.
   *
   * It reads the state at a key, calls `change`, replaces the state only if it is still the one that was read, and waits
   * until the new state is visible. If somebody else changed the state first, it calls `change` again, with what is there
   * now, up to `attempts` times. One failure does not stop the rest.
   *
   * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
   * a concurrent update. Setting a field is fine. Counting or appending is not, unless it can tell that it is done. See
   * {@link AdminClient.replaceState} for the reasons.
   *
   * While the server is unavailable, no further key starts. If it is not back within `maxPause`, the run stops. The keys in
   * flight when it goes away are not retried: pass those in `failed` and `unknown` to another call. The result lists each key
   * once, by its `id`:
   *
   * - `succeeded`: the state was seen to be the new one. The data is that state.
   * - `unchanged`: `change` returned undefined or the state that it got. Nothing was sent, unless that followed a conflict:
   *   an earlier change may have been applied, and overwritten since.
   * - `failed`: no change was made. Reading the state failed, `change` failed, the server rejected the change, or each attempt
   *   met a state that somebody else had changed.
   * - `unknown`: the change was sent, but was not seen in time, for instance because a handler holds the key, the server went
   *   away, or `signal` was aborted. The server may still apply it, but only to the state that was read.
   * - `notStarted`: no change was sent: a dry run, or a run that stopped early.
   *
   * @param service - The name of the virtual object or workflow.
   * @param keys - The keys, or objects with a key as `id`: an array, or any other iterable or async iterable.
   * @param change - Returns the whole new state, in the form that {@link AdminClient.replaceState} takes, or undefined.
   * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every key, listed by outcome.
   * @throws A {@link BulkStoppedError} if `signal` is aborted, the keys fail once the run has started, the server stays
   * away, or the token or the address is wrong; the error has the result so far.
   * @throws A TypeError, before anything is sent, if an argument is wrong.
   *
   * @example
   * ```ts
   * const { failed, unknown } = await admin.updateStates("Cart", ["bob", "eve"], ({ bytes, values }) =>
   *   values.status === "open" ? { ...bytes, status: "closed" } : undefined,
   * );
   * ```
   */
  updateStates(
    service: string,
    keys: ListedTargets,
    change: StateChange,
    options?: UpdateStatesOptions,
  ): Promise<BulkResult<ServiceState>>;

  /**
   * Waits until an invocation has a status, `completed` by default.
   *
   * @param invocationId - `inv_...`
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @throws An `InvocationEndedError` if it can no longer have that status, or does not exist, or a `WaitTimeoutError` after 60
   * seconds, unless there is another `timeout`.
   * @see {@link waitForInvocation}
   * @example
   * ```ts
   * await admin.cancelInvocation(invocationId);
   * await admin.waitForInvocation(invocationId, { timeout: 10_000 });
   * ```
   */
  waitForInvocation(invocationId: string, options?: WaitForInvocationOptions): Promise<Invocation>;

  /**
   * Waits until each of several invocations has a status, `completed` by default: after a bulk cancellation, for instance.
   *
   * @param invocations - An array of ids, or of rows with an `id`; or a filter, whose matches are read once, at the start.
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @returns The invocations, each as it was when it arrived, in the order of the ids.
   * @throws An `InvocationEndedError` as soon as one of them can no longer have that status, or does not exist; its
   * `notArrived` has the ids of all that have not arrived.
   * @throws A `WaitTimeoutError` after 60 seconds, unless there is another `timeout`; its `lastSeen` has the invocations in
   * `arrived`, and the ids of the others in `notArrived`.
   * @see {@link waitForInvocations}
   * @example
   * ```ts
   * const { succeeded } = await admin.cancelInvocations({ service: "Greeter", status: "running" });
   * await admin.waitForInvocations(succeeded, { timeout: 120_000 });
   * ```
   */
  waitForInvocations(
    invocations: readonly BulkTarget[] | InvocationFilter,
    options?: WaitForInvocationOptions,
  ): Promise<Invocation[]>;

  /**
   * Waits until no invocation needs a deployment any more.
   *
   * @param deploymentId - `dp_...`
   * @param options - `timeout`, `interval`, `onProgress`, and request options.
   * @throws A `WaitTimeoutError` after 60 seconds, unless there is another `timeout`.
   * @see {@link waitUntilDrained}
   * @example
   * ```ts
   * await admin.waitUntilDrained(deploymentId, { timeout: 600_000 });
   * await admin.deleteDeployment(deploymentId, { force: true });
   * ```
   */
  waitUntilDrained(deploymentId: string, options?: WaitUntilDrainedOptions): Promise<void>;

  /**
   * Waits until the Admin API is healthy, and every partition has answered SQL queries for a second. Call it first if the server
   * may have just started: for a moment, its queries may return no rows, or too few.
   *
   * @param options - `partitions`, `timeout`, `interval`, and request options.
   * @throws A `WaitTimeoutError` after 60 seconds, unless there is another `timeout`.
   * @see {@link waitUntilHealthy}
   * @example
   * ```ts
   * await admin.waitUntilHealthy({ timeout: 120_000 });
   * ```
   */
  waitUntilHealthy(options?: WaitUntilHealthyOptions): Promise<void>;
}

export function bindFeatures(client: Client): AdminFeatures {
  const features = { updateStates, waitForInvocation, waitForInvocations, waitUntilDrained, waitUntilHealthy };
  return {
    ...bindBulkOperations(client),
    ...bindDeployments(client),
    ...bindInvocations(client),
    ...bindState(client),
    ...bindFunctions(client, features),
    // Not bound with the others, since that would lose the type parameters.
    queryRows: (query, ...options) => queryRows(client, query, ...options),
    streamRows: (query, ...options) => streamRows(client, query, ...options),
  };
}

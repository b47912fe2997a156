/** The handwritten features on top of the operations, as methods of a client. */

import { type AdminBulkOperations, bindBulkOperations } from "../generated/bulk/bulk-operations.js";
import type { Client, CreateSubscriptionRequest } from "../generated/index.js";
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
import { type EnsuredSubscription, type EnsureSubscriptionOptions, ensureSubscription } from "./subscriptions/index.js";
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
   * Runs an SQL query and returns all of its rows. An integer beyond 2^53 is a bigint, never a rounded number.
   *
   * The server omits null columns from a row. The result has `null` instead in every column that `columns` names, and in
   * every column that at least one row has. If `Row` declares nulls, `columns` is required.
   *
   * Rename columns that have the same name, as in a join of two tables, with `AS`. A result in which a row has both is
   * rejected. If each row lacks one of them, nothing tells them apart.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, and request options. {@link RowsOptions} says what all queries have in common.
   * @returns The rows, in the server's order.
   * @throws An {@link AdminDecodeError} if the result has two columns with the same name, an integer of more than 4,300 digits,
   * or more than 1,000 columns that `columns` does not name.
   * @throws A TypeError if the query would change the settings of the server, by `SET` or the like.
   * @example
   * ```ts
   * const rows = await admin.queryRows<{ id: string }>(sql`SELECT id FROM sys_invocation WHERE status = ${status}`);
   * ```
   */
  queryRows<Row extends object = SqlRow>(query: Sql | string, ...options: RowsArguments<Row>): Promise<Row[]>;

  /**
   * Runs an SQL query and yields its rows as they arrive, so that a result may be larger than memory.
   *
   * The server waits while nobody reads. The query ends at once when you leave the loop, call `return`, even while a row is
   * awaited, or abort the `signal`. Otherwise it works as {@link AdminClient.queryRows} does, with these differences:
   *
   * - Only failures before the first row are retried. If the result breaks off later, the error says after how many rows.
   * - The `timeout` covers the time until the first chunk of the result, then each further chunk.
   * - A missing column is certain to be `null` only if `columns` names it or an earlier row has it.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, and request options.
   * @throws An {@link AdminTimeoutError} if the next chunk does not arrive in time, and the errors of `queryRows`.
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
   * Changes the state at many keys of a virtual object or workflow with a function.
   *
   * For each key it reads the state, calls `change`, and replaces the state as {@link AdminClient.replaceState} does, if it is
   * still the one that was read. After a conflict, it calls `change` again with what is there now, up to `attempts` times.
   *
   * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
   * a concurrent update. Setting a field is fine. Counting or appending is not, unless it can tell that it is done.
   *
   * The keys in flight when the server goes away are not retried: pass those in `failed` and `unknown` to another call. The
   * result lists each key once, by its `id`:
   *
   * - `succeeded`: the state was seen to be the new one; or, after a conflict, one that `change` leaves as it is, since others
   *   built upon the change, or made it needless. The data is the state that was seen.
   * - `unchanged`: `change` returned undefined or the state that it got, and nothing was sent. The reason is `same state`, or
   *   `no state` for a key without any, which may be misspelt.
   * - `failed`: the state could not be read, `change` failed, the server rejected the change, or each attempt met a conflict.
   * - `unknown`: the change was sent, but not seen in time, for instance because a handler holds the key. The server may still
   *   make it, but only to the state that was read.
   * - `notStarted`: no change was sent: a run that stopped early, or a dry run, which lists the keys that would be changed, with
   *   the new state as data.
   *
   * @param service - The name of the virtual object or workflow.
   * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable.
   * @param change - Returns the whole new state, in the form that {@link AdminClient.replaceState} takes, or undefined.
   * @param options - `scope`, `attempts`, `verify`, `concurrency`, `maxPause`, `onProgress`, `dryRun`, and request options.
   * @returns Every key, listed by outcome.
   * @throws A {@link BulkStoppedError} if `signal` is aborted or the keys fail once the run has started, the server stays
   * away, or the token or the address is wrong; the error has the result so far.
   * @throws The reason of `signal` if it is aborted already.
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
   * Creates a Kafka subscription unless there is one with the same source and sink, so that a script can run twice.
   *
   * It compares the options that you give. A secret one that exists counts as equal, since a server from 1.7 on does not return it.
   *
   * Two runs at the same time may create one each, which delivers every event twice. Behind one address, the run that ends last
   * returns both; `replace` then keeps one. Only with the same `group.id` does a new one go on where an old one stopped.
   *
   * @param subscription - `source`, `sink` and `options`, as for `createSubscription`.
   * @param options - `replace`, and request options.
   * @throws A {@link SubscriptionConflictError} if it exists with other options, unless `replace` is true.
   * @example
   * ```ts
   * await admin.ensureSubscription({ source: "kafka://my-cluster/orders", sink: "service://Orders/receive" });
   * ```
   */
  ensureSubscription(
    subscription: CreateSubscriptionRequest,
    options?: EnsureSubscriptionOptions,
  ): Promise<EnsuredSubscription>;

  /**
   * Waits until an invocation has a status, `completed` by default.
   *
   * It polls `sys_invocation`, so it may miss a status that lasts for less than the pause between polls.
   *
   * @param invocationId - `inv_...`
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @returns The invocation as it was then. If it is `completed`, `completion_result` says whether it succeeded.
   * @throws An {@link InvocationEndedError} if it completes without the awaited status, or does not exist. With a
   * `completion_retention` of zero, an invocation disappears as soon as it completes.
   * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` is the invocation.
   * @throws The errors of its requests, as {@link WaitOptions} says.
   * @example
   * ```ts
   * await admin.cancelInvocation(invocationId);
   * const { completion_failure } = await admin.waitForInvocation(invocationId, { timeout: 10_000 });
   * ```
   */
  waitForInvocation(invocationId: string, options?: WaitForInvocationOptions): Promise<Invocation>;

  /**
   * Waits until each of several invocations has a status, `completed` by default: after a bulk cancellation, for instance.
   *
   * It polls those that have not arrived yet, with one query per 1,000. Each needs to have the status once, not all of them at
   * the same time.
   *
   * @param invocations - An array of ids, or of rows with an `id`; or a filter, whose matches are read once, at the start.
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @returns The invocations, each as it was when it arrived, in the order of the ids.
   * @throws An {@link InvocationEndedError} as soon as one of them completes without the awaited status, or does not exist; its
   * `notArrived` has the ids of all that have not arrived.
   * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` is
   * {@link AwaitedInvocations}.
   * @throws The errors of its requests, as {@link WaitOptions} says.
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
   * An invocation needs the deployment while it is pinned there, or runs there without a pin, until it completes. A paused
   * invocation counts until it is resumed on another deployment, or killed. If the deployment is the latest of a service, it
   * may get new invocations afterwards. Each poll scans all of `sys_invocation`.
   *
   * @param deploymentId - `dp_...`
   * @param options - `timeout`, `interval`, `onProgress`, and request options.
   * @throws An {@link AdminResponseError} with status 404 if there is no such deployment.
   * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` has the number of
   * invocations in each status.
   * @throws The errors of its requests, as {@link WaitOptions} says.
   * @example
   * ```ts
   * await admin.waitUntilDrained(deploymentId, { timeout: 600_000 });
   * await admin.deleteDeployment(deploymentId, { force: true });
   * ```
   */
  waitUntilDrained(deploymentId: string, options?: WaitUntilDrainedOptions): Promise<void>;

  /**
   * Waits until the Admin API is healthy (`GET /health`), and every partition has answered SQL queries for a second.
   *
   * Call it first if the server may have just started: such a server is healthy at once, but its queries may return no rows, or
   * too few, for a moment (seen on 1.6.2 and 1.7.12). A client that has seen the server go away waits for that by itself.
   *
   * It keeps polling on a connection failure, on no response within 5 seconds, and on the statuses 408, 429 and 5xx.
   *
   * @param options - `partitions`, `timeout`, `interval`, and request options.
   * @throws A {@link WaitTimeoutError} after 60 seconds, unless there is another `timeout`; its `lastSeen` is the last failure.
   * @throws An {@link AdminResponseError} if the response has any other error status, such as 401 or 404.
   * @example
   * ```ts
   * await admin.waitUntilHealthy({ timeout: 120_000 });
   * ```
   */
  waitUntilHealthy(options?: WaitUntilHealthyOptions): Promise<void>;
}

type InRooms = AdminBulkOperations & AdminDeployments & AdminInvocations & AdminState;

export function bindFeatures(client: Client): AdminFeatures {
  return {
    ...bindBulkOperations(client),
    ...bindDeployments(client),
    ...bindInvocations(client),
    ...bindState(client),
    ...bindFunctions<Omit<AdminFeatures, keyof InRooms>>(client, {
      ensureSubscription,
      queryRows,
      streamRows,
      updateStates,
      waitForInvocation,
      waitForInvocations,
      waitUntilDrained,
      waitUntilHealthy,
    }),
  };
}

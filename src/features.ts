/** The handwritten features on top of the operations, as methods of a client. */

import { type AdminBulkOperations, bindBulkOperations } from "../generated/bulk/bulk-operations.js";
import type { Client } from "../generated/index.js";
import { bindFunctions, type RequestOptions } from "./client/index.js";
import { type AdminDeployments, bindDeployments } from "./deployments/index.js";
import {
  type BulkTarget,
  countInvocations,
  countInvocationsBy,
  type FailureGroup,
  getInvocation,
  getJournal,
  getJournalEvents,
  getLastFailure,
  getLastFailures,
  type Invocation,
  type InvocationCount,
  type InvocationFailure,
  type InvocationField,
  type InvocationFilter,
  type JournalEntry,
  type JournalEvent,
  type ListedInvocation,
  type ListInvocationsOptions,
  listInvocations,
  type SummarizeFailuresOptions,
  summarizeFailures,
} from "./invocations/index.js";
import { queryRows, type RowsArguments, type Sql, type SqlRow, streamRows } from "./sql/index.js";
import {
  type ReadStateOptions,
  type ReplaceStateOptions,
  readState,
  replaceState,
  type ServiceState,
  type WaitForStateOptions,
  waitForState,
} from "./state/index.js";
import {
  type WaitForInvocationOptions,
  type WaitUntilDrainedOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "./waiting/index.js";

/** The features of a client beyond single operations. Each method is also a function that takes a client first. */
export interface AdminFeatures extends AdminBulkOperations, AdminDeployments {
  /**
   * Counts invocations.
   *
   * @param filter - The invocations to count; all by default.
   * @param options - Request options.
   * @see {@link countInvocations}
   * @example
   * ```ts
   * const paused = await admin.countInvocations({ service: "Greeter", status: "paused" });
   * ```
   */
  countInvocations(filter?: InvocationFilter, options?: RequestOptions): Promise<number>;

  /**
   * Counts invocations by fields of the filter, such as their service and status.
   *
   * @param fields - One or more of `service`, `handler`, `key`, `status` and `deployment`.
   * @param filter - The invocations to count; all by default.
   * @param options - Request options.
   * @see {@link countInvocationsBy}
   * @example
   * ```ts
   * for (const { service, status, count } of await admin.countInvocationsBy(["service", "status"])) {
   *   console.log(service, status, count);
   * }
   * ```
   */
  countInvocationsBy<Field extends InvocationField>(
    fields: readonly Field[],
    filter?: InvocationFilter,
    options?: RequestOptions,
  ): Promise<InvocationCount<Field>[]>;

  /**
   * Looks up an invocation by its id. Resolves to undefined if there is none.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options.
   * @see {@link getInvocation}
   * @example
   * ```ts
   * const invocation = await admin.getInvocation(invocationId);
   * console.log(invocation?.status);
   * ```
   */
  getInvocation(invocationId: string, options?: RequestOptions): Promise<Invocation | undefined>;

  /**
   * Reads the journal of an invocation: the steps it has made, in order.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options.
   * @see {@link getJournal}
   * @example
   * ```ts
   * for (const { index, entry_type, name } of await admin.getJournal(invocationId)) console.log(index, entry_type, name);
   * ```
   */
  getJournal(invocationId: string, options?: RequestOptions): Promise<JournalEntry[]>;

  /**
   * Reads the failed attempts and the pauses of an invocation, oldest first.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options.
   * @see {@link getJournalEvents}
   * @example
   * ```ts
   * for (const { appended_at, failure } of await admin.getJournalEvents(invocationId)) {
   *   console.log(appended_at, failure?.message);
   * }
   * ```
   */
  getJournalEvents(invocationId: string, options?: RequestOptions): Promise<JournalEvent[]>;

  /**
   * Finds the last failure of an invocation, whatever its status is now. Resolves to undefined if it never failed.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options.
   * @see {@link getLastFailure}
   * @example
   * ```ts
   * const failure = await admin.getLastFailure(invocationId);
   * console.log(failure?.message, failure?.relatedCommand?.name);
   * ```
   */
  getLastFailure(invocationId: string, options?: RequestOptions): Promise<InvocationFailure | undefined>;

  /**
   * Finds the last failure of many invocations, whatever their status is now, by few queries. The result lacks those
   * that never failed.
   *
   * @param invocations - An array of ids, or of rows with an `id`, or a filter; all by default.
   * @param options - Request options.
   * @see {@link getLastFailures}
   * @example
   * ```ts
   * const failures = await admin.getLastFailures({ service: "Greeter", status: "paused" });
   * for (const [id, { message }] of failures) console.log(id, message);
   * ```
   */
  getLastFailures(
    invocations?: readonly BulkTarget[] | InvocationFilter,
    options?: RequestOptions,
  ): Promise<Map<string, InvocationFailure>>;

  /**
   * Lists invocations, page by page, however many there are.
   *
   * @param filter - The invocations to list; all by default.
   * @param options - `order`, `limit`, `pageSize`, `withFailure`, and request options.
   * @see {@link listInvocations}
   * @example
   * ```ts
   * for await (const { id } of admin.listInvocations({ service: "Greeter", status: "paused" })) console.log(id);
   * ```
   */
  listInvocations<WithFailure extends boolean = false>(
    filter?: InvocationFilter,
    options?: ListInvocationsOptions<WithFailure>,
  ): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined>;

  /**
   * Runs an SQL query and returns all of its rows. An integer beyond 2^53 is a bigint.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, `allowSettings`, and request options.
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
   * @param options - `columns`, `allowSettings`, and request options.
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
   * @see {@link replaceState} for the guarantees of `expectedVersion`.
   * @example
   * ```ts
   * const { bytes, version } = await admin.readState("Profile", "bob");
   * await admin.replaceState("Profile", "bob", { ...bytes, theme: "dark" }, { expectedVersion: version });
   * ```
   */
  replaceState(
    service: string,
    key: string,
    values: Readonly<Record<string, unknown>>,
    options?: ReplaceStateOptions,
  ): Promise<ServiceState>;

  /**
   * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
   *
   * @param filter - The invocations to look at; all by default.
   * @param options - `examples`, `exact`, and request options.
   * @see {@link summarizeFailures}
   * @example
   * ```ts
   * for (const { service, message, count, examples } of await admin.summarizeFailures()) {
   *   console.log(count, service, message, examples[0]);
   * }
   * ```
   */
  summarizeFailures(filter?: InvocationFilter, options?: SummarizeFailuresOptions): Promise<FailureGroup[]>;

  /**
   * Waits until an invocation has a status, `completed` by default.
   *
   * @param invocationId - `inv_...`
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @see {@link waitForInvocation}
   * @example
   * ```ts
   * await admin.cancelInvocation(invocationId);
   * await admin.waitForInvocation(invocationId, { timeout: 10_000 });
   * ```
   */
  waitForInvocation(invocationId: string, options?: WaitForInvocationOptions): Promise<Invocation>;

  /**
   * Waits until the state at one key has a version, or is accepted by a function.
   *
   * @param options - `until`, `timeout`, `interval`, `scope`, and request options.
   * @see {@link waitForState}
   * @example
   * ```ts
   * await admin.waitForState("Profile", "bob", { until: ({ values }) => values.theme === "dark" });
   * ```
   */
  waitForState(service: string, key: string, options: WaitForStateOptions): Promise<ServiceState>;

  /**
   * Waits until no invocation needs a deployment any more.
   *
   * @param deploymentId - `dp_...`
   * @param options - `timeout`, `interval`, `onProgress`, and request options.
   * @see {@link waitUntilDrained}
   * @example
   * ```ts
   * await admin.waitUntilDrained(deploymentId, { timeout: 600_000 });
   * await admin.deleteDeployment(deploymentId, { force: true });
   * ```
   */
  waitUntilDrained(deploymentId: string, options?: WaitUntilDrainedOptions): Promise<void>;

  /**
   * Waits until the Admin API is healthy, and with `partitions: true` until every partition answers queries.
   *
   * @param options - `partitions`, `timeout`, `interval`, and request options.
   * @see {@link waitUntilHealthy}
   * @example
   * ```ts
   * await admin.waitUntilHealthy({ partitions: true });
   * ```
   */
  waitUntilHealthy(options?: WaitUntilHealthyOptions): Promise<void>;
}

export function bindFeatures(client: Client): AdminFeatures {
  const features = {
    countInvocations,
    getInvocation,
    getJournal,
    getJournalEvents,
    getLastFailure,
    getLastFailures,
    readState,
    replaceState,
    summarizeFailures,
    waitForInvocation,
    waitForState,
    waitUntilDrained,
    waitUntilHealthy,
  };
  return {
    ...bindBulkOperations(client),
    ...bindDeployments(client),
    ...bindFunctions(client, features),
    // Not bound with the others, since that would lose the type parameters.
    countInvocationsBy: (fields, filter, options) => countInvocationsBy(client, fields, filter, options),
    listInvocations: (filter, options) => listInvocations(client, filter, options),
    queryRows: (query, ...options) => queryRows(client, query, ...options),
    streamRows: (query, ...options) => streamRows(client, query, ...options),
  };
}

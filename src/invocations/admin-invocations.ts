import { bindFunctions, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { countInvocationsBy, type InvocationCount, type InvocationField } from "./count-invocations-by.js";
import type { FailureGroup } from "./failure-group.js";
import type { InvocationFilter } from "./invocation-filter.js";
import {
  countInvocations,
  type GetInvocationOptions,
  getInvocation,
  type ListedInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "./invocations.js";
import { getJournal, getJournalEvents, type JournalEntry, type JournalEvent } from "./journal.js";
import { type SummarizeFailuresOptions, summarizeFailures } from "./summarize-failures.js";

/** The functions that read invocations, as methods of a client. */
export interface AdminInvocations {
  /**
   * Counts invocations, with one query on `sys_invocation`; if the filter is too large for one, with several.
   *
   * @param filter - The invocations to count; all by default.
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @throws A TypeError if a field of the filter is unknown or has a wrong value.
   * @example
   * ```ts
   * const paused = await admin.countInvocations({ service: "Greeter", status: "paused" });
   * ```
   */
  countInvocations(filter?: InvocationFilter, options?: RequestOptions): Promise<number>;

  /**
   * Counts invocations by fields of the filter, such as their service and status, with one query on `sys_invocation`; if the
   * filter is too large for one, with several.
   *
   * @param fields - One or more of `service`, `handler`, `key`, `status` and `deployment`.
   * @param filter - The invocations to count; all by default.
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns A row for each combination of values that occurs, the largest count first. A `key` or `deployment` may be null.
   * @throws A TypeError if a field is unknown, or has a wrong value in the filter.
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
   * Looks up an invocation by its id, which is fast however many invocations there are.
   *
   * @param invocationId - `inv_...`
   * @param options - `withFailure`, and request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its row of `sys_invocation`. Undefined if it never existed or was purged, which happens to a completed
   * invocation after its `completion_retention`.
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * const invocation = await admin.getInvocation(invocationId, { withFailure: true });
   * console.log(invocation?.status, invocation?.failure?.message, invocation?.failure?.relatedCommand?.name);
   * ```
   */
  getInvocation<WithFailure extends boolean = false>(
    invocationId: string,
    options?: GetInvocationOptions<WithFailure>,
  ): Promise<ListedInvocation<WithFailure> | undefined>;

  /**
   * Reads the journal of an invocation: the steps it has made, in order.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its rows of `sys_journal`. Empty if the invocation does not exist, or its journal was purged
   * (`journal_retention`).
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * for (const { index, entry_type, name } of await admin.getJournal(invocationId)) console.log(index, entry_type, name);
   * ```
   */
  getJournal(invocationId: string, options?: RequestOptions): Promise<JournalEntry[]>;

  /**
   * Reads the failed attempts and the pauses of an invocation, oldest first.
   *
   * A failed attempt is a `TransientError`. A pause is a `Paused`, with the failure that caused it, if any. The server
   * does not repeat the event if the next attempt fails in the same way.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its rows of `sys_journal_events`. Empty if there are none, the invocation does not exist, or its journal was
   * purged.
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * for (const { appended_at, event_type, failure } of await admin.getJournalEvents(invocationId)) {
   *   console.log(appended_at, event_type, failure?.message ?? "by hand");
   * }
   * ```
   */
  getJournalEvents(invocationId: string, options?: RequestOptions): Promise<JournalEvent[]>;

  /**
   * Lists invocations, however many there are, as they arrive.
   *
   * If a result breaks off, the list goes on after the last row, so an invocation is never yielded twice. Whether it reflects
   * changes made meanwhile depends on their place in the order. No query is sent after you leave the loop. To show one page at a
   * time, give a `limit`, and pass the last row as `after` for the next page, or the first as `before` for the previous one.
   *
   * Each query makes the server scan all of its invocations (seen on 1.6.2 and 1.7.12), so a list takes few: of 10,000 rows, then
   * more. Those of known ids are looked up instead, 1,000 by each query. The rows of more ids than that, or of a filter that is too
   * large for a request, must fit in memory: the first is yielded once all are read.
   *
   * @param filter - The invocations to list; all by default. Ages count from when you ask for the first invocation.
   * @param options - `order`, `limit`, `after`, `before`, `withFailure`, and request options. {@link RowsOptions} says what
   * all queries have in common.
   * @returns The invocations, as rows of `sys_invocation`.
   * @throws A TypeError if a field of the filter or an option is unknown or has a wrong value.
   * @example
   * ```ts
   * const paused = { service: "Greeter", status: "paused" } as const;
   * for await (const { id, failure } of admin.listInvocations(paused, { withFailure: true })) {
   *   console.log(id, failure?.message);
   * }
   * ```
   */
  listInvocations<WithFailure extends boolean = false>(
    filter?: InvocationFilter,
    options?: ListInvocationsOptions<WithFailure>,
  ): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined>;

  /**
   * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
   *
   * The server does this in one query, however many invocations there are; the filter must fit in its 2 MiB. It counts each invocation once, by its last
   * failure: those that completed with a failure, and those that have not completed and failed at least once, even if they
   * have recovered since. Restrict the filter to `stuck: true` to see only those that need help. To act on all invocations of
   * a group, pass the group back as the `failure` of a filter.
   *
   * @param filter - The invocations to look at; all by default.
   * @param options - `examples`, `similar`, and request options. {@link RowsOptions} says what all queries have in common.
   * @returns The groups, the largest first.
   * @throws A TypeError if a field of the filter or an option is unknown or has a wrong value.
   * @example
   * ```ts
   * const stuck = { service: "Greeter", stuck: true };
   * for (const group of await admin.summarizeFailures(stuck)) {
   *   console.log(group.count, group.handler, group.message, group.examples[0]);
   *   if (group.message.includes("Connection refused")) await admin.resumeInvocations({ ...stuck, failure: group });
   * }
   * ```
   */
  summarizeFailures(filter?: InvocationFilter, options?: SummarizeFailuresOptions): Promise<FailureGroup[]>;
}

export function bindInvocations(client: Client): AdminInvocations {
  return bindFunctions(client, {
    countInvocations,
    countInvocationsBy,
    getInvocation,
    getJournal,
    getJournalEvents,
    listInvocations,
    summarizeFailures,
  });
}

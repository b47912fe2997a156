import { bindFunctions, type RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { countInvocationsBy, type InvocationCount, type InvocationField } from "./count-invocations-by.js";
import type { InvocationFailure } from "./failure.js";
import type { InvocationFilter } from "./invocation-filter.js";
import type { Invocation } from "./invocation-row.js";
import {
  countInvocations,
  getInvocation,
  type ListedInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "./invocations.js";
import { getJournal, getJournalEvents, type JournalEvent } from "./journal.js";
import type { JournalEntry } from "./journal-entry.js";
import { getLastFailure, getLastFailures } from "./last-failure.js";
import type { BulkTarget } from "./read-id.js";
import { type SummarizedFailures, type SummarizeFailuresOptions, summarizeFailures } from "./summarize-failures.js";

/** The functions that read invocations, as methods of a client. */
export interface AdminInvocations {
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
   * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
   *
   * @param filter - The invocations to look at; all by default.
   * @param options - `examples`, `similar`, and request options.
   * @see {@link summarizeFailures}
   * @example
   * ```ts
   * const stuck = { service: "Greeter", stuck: true };
   * for (const group of await admin.summarizeFailures(stuck)) {
   *   console.log(group.count, group.handler, group.message, group.examples[0]);
   *   if (group.message.includes("Connection refused")) await admin.resumeInvocations({ ...stuck, failure: group });
   * }
   * ```
   */
  summarizeFailures<Similar extends boolean = false>(
    filter?: InvocationFilter,
    options?: SummarizeFailuresOptions<Similar>,
  ): Promise<SummarizedFailures<Similar>[]>;
}

export function bindInvocations(client: Client): AdminInvocations {
  const functions = {
    countInvocations,
    getInvocation,
    getJournal,
    getJournalEvents,
    getLastFailure,
    getLastFailures,
  };
  return {
    ...bindFunctions(client, functions),
    // Not bound with the others, since that would lose their type parameters.
    countInvocationsBy: (fields, filter, options) => countInvocationsBy(client, fields, filter, options),
    listInvocations: (filter, options) => listInvocations(client, filter, options),
    summarizeFailures: (filter, options) => summarizeFailures(client, filter, options),
  };
}

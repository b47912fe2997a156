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
import { getJournal, getJournalEvents, type JournalEvent } from "./journal.js";
import type { JournalEntry } from "./journal-entry.js";
import { type SummarizeFailuresOptions, summarizeFailures } from "./summarize-failures.js";

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
   * @param options - `withFailure`, and request options.
   * @see {@link getInvocation}
   * @example
   * ```ts
   * const invocation = await admin.getInvocation(invocationId, { withFailure: true });
   * console.log(invocation?.status, invocation?.failure?.message);
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
   * Lists invocations, page by page, however many there are.
   *
   * @param filter - The invocations to list; all by default.
   * @param options - `order`, `limit`, `after`, `pageSize`, `withFailure`, and request options.
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
  summarizeFailures(filter?: InvocationFilter, options?: SummarizeFailuresOptions): Promise<FailureGroup[]>;
}

export function bindInvocations(client: Client): AdminInvocations {
  const functions = {
    countInvocations,
    getJournal,
    getJournalEvents,
    summarizeFailures,
  };
  return {
    ...bindFunctions(client, functions),
    // Not bound with the others, since that would lose their type parameters.
    getInvocation: (invocationId, options) => getInvocation(client, invocationId, options),
    countInvocationsBy: (fields, filter, options) => countInvocationsBy(client, fields, filter, options),
    listInvocations: (filter, options) => listInvocations(client, filter, options),
  };
}

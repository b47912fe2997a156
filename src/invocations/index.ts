export type { InvocationStatus } from "../../generated/tables.js";
export { type AdminInvocations, bindInvocations } from "./admin-invocations.js";
export type { Duration } from "./age.js";
export { countInvocationsBy, type InvocationCount, type InvocationField } from "./count-invocations-by.js";
export type { InvocationFailure, RelatedCommand } from "./failure.js";
export type { FailureGroup } from "./failure-group.js";
export { type InvocationFilter, writeCondition } from "./invocation-filter.js";
export type { InvocationOrder, InvocationPlace } from "./invocation-order.js";
export type { Invocation, InvocationWithFailure } from "./invocation-row.js";
export {
  countInvocations,
  type GetInvocationOptions,
  getInvocation,
  type ListedInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "./invocations.js";
export { getJournal, getJournalEvents, type JournalEntry, type JournalEvent } from "./journal.js";
export { type BulkTarget, readId } from "./read-id.js";
export { splitForLookup } from "./split-for-lookup.js";
export { type SummarizeFailuresOptions, summarizeFailures } from "./summarize-failures.js";
export { writeEventSource } from "./write-failures.js";

export type { InvocationFailure, RelatedCommand } from "./failure.js";
export { type InvocationFilter, writeCondition } from "./invocation-filter.js";
export type { Invocation } from "./invocation-row.js";
export { countInvocations, getInvocation, type ListInvocationsOptions, listInvocations } from "./invocations.js";
export { getJournal, getJournalEvents, getLastFailure, type JournalEvent } from "./journal.js";
export type { JournalEntry } from "./journal-entry.js";

export { type Duration, readTime } from "./age.js";
export { assertNoneUndefined, type InvocationFilter, writeCondition } from "./invocation-filter.js";
export type { Invocation } from "./invocation-row.js";
export { readSource } from "./invocation-source.js";
export { listInvocations } from "./invocations.js";
export { type BulkTarget, readId } from "./read-id.js";
export { readParts, splitForLookup } from "./split-filter.js";
export { writeEventSource } from "./write-failures.js";

export { type Duration, readDuration, readTime } from "./age.js";
export { type InvocationFailure, writeEventSource } from "./failure.js";
export type { FailureGroup } from "./failure-group.js";
export { type BulkTarget, type Invocation, readId } from "./invocation.js";
export { assertNoneUndefined, type InvocationFilter, writeCondition } from "./invocation-filter.js";
export { readSource } from "./invocation-source.js";
export { getInvocation, listInvocations } from "./invocations.js";
export { readParts, splitForLookup } from "./split-filter.js";
export { groupFailures } from "./summarize-failures.js";

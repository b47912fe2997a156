export { type Duration, readDuration, readTime } from "./age.js";
export { type InvocationFailure, readFailure, writeEventSource, writeFailures } from "./failure.js";
export { writePattern } from "./failure-group.js";
export { type BulkTarget, type Invocation, readId } from "./invocation.js";
export { assertNoneUndefined, type InvocationFilter, writeCondition } from "./invocation-filter.js";
export { readSource } from "./invocation-source.js";
export { listInvocations } from "./invocations.js";
export { readParts, splitForLookup } from "./split-filter.js";

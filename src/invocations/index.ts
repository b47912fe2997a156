export { groupFailures } from "./counts.js";
export { type InvocationFailure, writeEventSource } from "./failure.js";
export type { FailureGroup } from "./failure-group.js";
export { type BulkTarget, type Invocation, readId } from "./invocation.js";
export {
  assertNoneUndefined,
  type Duration,
  type InvocationFilter,
  readDuration,
  readTime,
  writeCondition,
} from "./invocation-filter.js";
export { readSource } from "./invocation-source.js";
export { getInvocation, listInvocations } from "./invocations.js";
export { readParts, splitForLookup } from "./read-pages.js";

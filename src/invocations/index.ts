export type { InvocationStatus } from "../../generated/tables.js";
export { type AdminInvocations, bindInvocations } from "./admin-invocations.js";
export { type InvocationFilter, writeCondition } from "./invocation-filter.js";
export type { Invocation } from "./invocation-row.js";
export { readSource } from "./invocation-source.js";
export { listInvocations } from "./invocations.js";
export { type BulkTarget, readId } from "./read-id.js";
export { splitForLookup } from "./split-for-lookup.js";
export { writeEventSource } from "./write-failures.js";

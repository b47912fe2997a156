export { type BulkOperation, judgeFailure, NOT_STARTED, type TargetOutcome } from "./bulk-operation.js";
export { type BulkFailure, type BulkResult, readResult } from "./result.js";
export { BULK_RULES, type BulkOptions, runBulk, runOpen } from "./run-bulk.js";
export type { SingleCall } from "./run-targets.js";
export { type BulkTargets, openListed } from "./targets.js";

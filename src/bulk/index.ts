export type { BulkFailure, BulkOperation, BulkResult } from "./result.js";
export { BulkStoppedError } from "./result.js";
export { type BulkOptions, type BulkProgress, runBulk } from "./run-bulk.js";
export type { BulkTarget, BulkTargets } from "./targets.js";

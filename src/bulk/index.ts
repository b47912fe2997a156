export type { BulkOperation } from "./bulk-operation.js";
export { type BulkFailure, type BulkResult, BulkStoppedError } from "./result.js";
export { type BulkOptions, runBulk } from "./run-bulk.js";
export type { BulkTargets, ListedTargets } from "./targets.js";
export { type StateChange, type UpdateStatesOptions, updateStates } from "./update-states.js";

export { type AdminState, bindState } from "./admin-state.js";
export type { StateValues } from "./new-state.js";
export { type PreparedState, prepareState } from "./prepare-state.js";
export { assertAddress, type ReadStateOptions, readState, type ServiceState } from "./read-state.js";
export { type ReplaceStateOptions, replaceState } from "./replace-state.js";
export { StateConflictError } from "./state-conflict-error.js";
export { type WaitForStateOptions, waitForState } from "./wait-for-state.js";
export { assertVerify, confirmState, sendState } from "./write-state.js";

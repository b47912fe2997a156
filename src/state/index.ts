export { type ReadStateOptions, readState, type ServiceState } from "./read-state.js";
export { type ReplaceStateOptions, replaceState, StateConflictError } from "./replace-state.js";
export { type WaitForStateOptions, waitForState } from "./wait-for-state.js";

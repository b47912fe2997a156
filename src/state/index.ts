export { type PreparedState, prepareState, type StateValues, writeJson } from "./new-state.js";
export { createStateReader, readState, type ServiceState, writeScope } from "./read-state.js";
export { confirmState, replaceState, sendState, VERIFY_RULES } from "./replace-state.js";
export { StateConflictError } from "./state-conflict-error.js";
export { waitForState } from "./wait-for-state.js";

export { type AdminState, bindState } from "./admin-state.js";
export { type PreparedState, prepareState, type StateValues } from "./new-state.js";
export { type ReadStateOptions, readState, type ServiceState } from "./read-state.js";
export { replaceState } from "./replace-state.js";
export { StateConflictError } from "./state-conflict-error.js";
export { waitForState } from "./wait-for-state.js";
export { writeJson } from "./write-json.js";
export { confirmState, sendState, VERIFY_RULES } from "./write-state.js";

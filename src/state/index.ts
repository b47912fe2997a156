export { type PreparedState, prepareState, type StateValues, writeJson } from "./new-state.js";
export { createStateReader, type ReadStateOptions, type ServiceState, writeScope } from "./read-state.js";
export { changeState, StateConflictError, VERIFY_RULES } from "./replace-state.js";

export { type PreparedState, prepareState, type StateValues, writeJson } from "./new-state.js";
export { createStateReader, listStateKeys, type ServiceState } from "./read-state.js";
export { changeState, StateConflictError, VERIFY_RULES } from "./replace-state.js";

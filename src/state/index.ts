export {
  type ReadStateOptions,
  type ReplaceStateOptions,
  readState,
  replaceState,
  type ServiceState,
  StateConflictError,
  type WaitForStateOptions,
  waitForState,
} from "./state.js";

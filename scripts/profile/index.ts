export type { Profile, TakenNames } from "./restate.js";
export { BASE_ERROR, EXAMPLE_TARGETS, FEATURES, QUERY_PATH, RESTATE } from "./restate.js";
export {
  BODY_OPTION,
  GUARD,
  RUNTIME_TYPES,
  RUNTIME_VALUES,
  TAKEN_ARGUMENT_NAMES,
  TAKEN_OPTION_NAMES,
} from "./taken-names.js";

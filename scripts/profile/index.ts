export { readExportClauses } from "./read-exports.js";
export { AGES, RESTATE } from "./restate.js";
export { readRuntimeNames, readTakenNames, type TakenNames } from "./taken-names.js";

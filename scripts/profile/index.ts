export { readExportClauses } from "./read-exports.js";
export { RESTATE } from "./restate.js";
export { type EmittedNames, readRuntimeNames, readTakenNames, type TakenNames } from "./taken-names.js";

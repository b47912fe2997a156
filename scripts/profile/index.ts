export { readExportClauses } from "./read-exports.js";
export { AGES, RESTATE } from "./restate.js";
export { type EmittedNames, readRuntimeNames, readTakenNames, type TakenNames } from "./taken-names.js";

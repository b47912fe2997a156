export { prepareDocument } from "./prepare-document.js";
export { type PrintedTypes, printTypes } from "./print-types.js";
export { MAY_BE_MISSING } from "./simplify-schema.js";

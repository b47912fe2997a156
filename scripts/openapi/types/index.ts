export { prepareDocument } from "./prepare-document.js";
export { type PrintedType, type PrintedTypes, printTypes } from "./print-types.js";

export { prepareDocument } from "./prepare-document.js";
export { type PrintedTypes, printTypes } from "./print-types.js";

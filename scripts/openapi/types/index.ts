export { type PrintedType, type PrintedTypes, printTypes } from "./print-types.js";
export { simplifyDocument } from "./simplify-document.js";

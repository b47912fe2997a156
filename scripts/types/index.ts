export { type PrintedType, type PrintedTypes, printTypes, simplifyForTypes } from "./print-types.js";

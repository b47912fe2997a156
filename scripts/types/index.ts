export { type PrintedType, type PrintedTypes, printTypes } from "./print-types.js";

export { type PrintedTypes, printTypes } from "./print-types.js";

export { findTypeProblems, type PrintedType, type PrintedTypes, printTypes } from "./print-types.js";

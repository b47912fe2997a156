export { findTypeProblems, type PrintedTypes, printTypes } from "./print-types.js";

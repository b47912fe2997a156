export { explainStale, type StaleAction } from "./assert-corrections.js";
export { type CorrectedDocument, correctDocument, findStaleActions, listActions } from "./correct-document.js";
export { flattenIfFew, flattenSchema } from "./flatten-schema.js";
export { type LintLevel, lintDocument } from "./lint-document.js";
export { listReferences } from "./list-references.js";
export { collectProblems, listProblems, type Problem, Problems, printProblem } from "./problems.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { readOverlayActions } from "./read-overlay.js";
export { findTarget, readPointer, resolveReference, writePointer } from "./resolve-reference.js";

export { type AppliedPlace, explainStale, type StaleAction } from "./assert-corrections.js";
export {
  applyActions,
  type CorrectedDocument,
  correctDocument,
  listActions,
  listAllActions,
} from "./correct-document.js";
export { flattenIfFew, flattenSchema } from "./flatten-schema.js";
export { assertLint, type LintLevel } from "./lint-document.js";
export { listReferences } from "./list-references.js";
export { collectProblems, type Problems } from "./problems.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { isForVersion, type OverlayAction } from "./read-overlay.js";
export { findTarget, readPointer, resolveReference, writePointer } from "./resolve-reference.js";

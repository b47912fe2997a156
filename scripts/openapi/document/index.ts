export { type AppliedPlace, explainStale, type StaleAction } from "./assert-corrections.js";
export {
  applyActions,
  type CorrectedDocument,
  correctDocument,
  listActions,
  listAllActions,
} from "./correct-document.js";
export { findType, flattenIfFew, flattenSchema } from "./flatten-schema.js";
export { assertLint, type LintLevel } from "./lint-document.js";
export {
  type ListedOperation,
  listOperations,
  listPathNames,
  METHODS,
  type Method,
  nameOperation,
  nameRequest,
  versionOf,
} from "./list-operations.js";
export { collectProblems } from "./problems.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { isForVersion, type OverlayAction } from "./read-overlay.js";
export { findTarget, listReferences, readPointer, resolveReference, writePointer } from "./references.js";
export { renamePath } from "./rename-path.js";

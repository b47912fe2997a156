export { type AppliedPlace, explainStale, type StaleAction } from "./assert-corrections.js";
export { applyActions, type CorrectedDocument, listActions, listAllActions } from "./correct-document.js";
export { correctOwnDocument } from "./correct-own-document.js";
export { ALIASES, findNewestSchema, findOwnOverlays, findSchemas, listVersions } from "./find-schemas.js";
export { findType, flattenIfFew, flattenSchema } from "./flatten-schema.js";
export {
  type ListedOperation,
  listOperations,
  listPathNames,
  METHODS,
  type Method,
  nameRequest,
  versionOf,
} from "./list-operations.js";
export { collectProblems } from "./problems.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { isForVersion, type OverlayAction } from "./read-overlay.js";
export { findTarget, listReferences, readPointer, resolveReference, writePointer } from "./references.js";
export { renamePath } from "./rename-path.js";

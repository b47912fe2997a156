export { type AppliedPlace, explainStale, groupSteps, type StaleAction } from "./assert-corrections.js";
export { type CorrectedDocument, listActions } from "./correct-document.js";
export { correctOwnDocument } from "./correct-own-document.js";
export { EFFECTS, isEffective, nameEffect, printEffects } from "./effects.js";
export { findNewestSchema, findOwnOverlays, findSchemas, listVersions } from "./find-schemas.js";
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
export { findTarget, listReferences, readPointer, resolveReference, writePointer } from "./references.js";
export { renamePath } from "./rename-path.js";

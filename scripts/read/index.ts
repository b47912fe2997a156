export { type AppliedPlace, explainStale, groupSteps, listAuthors, type StaleAction } from "./assert-corrections.js";
export { type BodyFormat, classifyBody, isAnyMediaType, readEssence } from "./classify-body.js";
export { type CorrectedRelease, correctReleases } from "./correct-releases.js";
export { EFFECTS, isEffective, nameEffect, printEffects } from "./effects.js";
export { findNewestSchema, findOwnOverlays, findSchemas } from "./find-schemas.js";
export { type FlatSchema, findType, flattenSchema, listFields } from "./flatten-schema.js";
export {
  explainRename,
  isIdempotent,
  isIgnoredHeader,
  keepPathNames,
  type ListedOperation,
  listOperations,
  listPathNames,
  METHODS,
  type Method,
  mapOperations,
  nameParameter,
  nameRequest,
  versionOf,
} from "./list-operations.js";
export { readReleases } from "./name-operations.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { followReference, listReferences, readAt, readPointer, resolveReference, writePointer } from "./references.js";
export { dropWords, isWord, MAY_BE_EMPTY } from "./words.js";

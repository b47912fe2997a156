export { dropAnnotations, isAnnotation, MAY_BE_EMPTY } from "./annotations.js";
export * from "./classify-body.js";
export { type CorrectedRelease, correctReleases } from "./correct-releases.js";
export {
  type ActionPlaces,
  EFFECTS,
  type Effect,
  groupByAction,
  isEffective,
  nameEffect,
  printEffects,
} from "./effects.js";
export { explainStale, listAuthors, nameDocument } from "./explain-stale.js";
export { findNewestSchema, findOwnOverlays, findSchemas } from "./find-schemas.js";
export { type FlatSchema, findType, flattenSchema, listFields } from "./flatten-schema.js";
export * from "./list-operations.js";
export { isIgnoredHeader, keepPathNames, listPathNames, nameParameter } from "./parameters.js";
export { readDocument, type SourceDocument } from "./read-document.js";
export { readReleases } from "./read-releases.js";
export { listReferences, readAt, readPointer, resolveOrEmpty, resolveReference, writePointer } from "./references.js";

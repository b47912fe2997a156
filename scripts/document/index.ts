export { correctDocument } from "./correct-document.js";
export { findNewestSchema, findOverlays, findOwnOverlays, findSchemas } from "./find-schemas.js";
export { findServer } from "./find-server.js";
export { type FlatSchema, flattenSchema, TooManyAlternativesError } from "./flatten-schema.js";
export { type LintLevel, lintDocument } from "./lint-document.js";
export { collectProblems, listProblems, type Problem, Problems } from "./problems.js";
export { readDocument } from "./read-document.js";
export { readOverlayActions } from "./read-overlay.js";
export { findTarget, readPointer, resolveReference, writePointer } from "./resolve-reference.js";

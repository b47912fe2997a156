/**
 * Compares the corrected documents of all versions. The words of this room:
 *
 * - A **feature** is anything that a document describes about requests and responses: an operation, a parameter, a field, one of its
 *   values, a body, or a status.
 * - Its **key** identifies it in every document: the operation, the location there, the path, and perhaps a value.
 * - The **location** is where an operation has it, such as the query or the body; the **path** are the names from there to it.
 * - A **definition** is one description of a feature. A document has several of a body in two media types, or of a field in two
 *   **alternatives**, which are the schemas of `oneOf`, `anyOf` or a list of types.
 * - The **shape** and the **rules** of a feature merge its definitions. The shape has the types, and whether the feature is required; the
 *   rules are all other keywords, such as `maxLength`.
 * - The **history** of an operation has the ranges of versions with the operation, and with each **part**: a feature of the request that
 *   some versions lack.
 */
export { assertDefectsGone } from "./assert-defects-gone.js";
export { type Changes, compareFeatures } from "./compare-features.js";
export {
  describeShape,
  type Feature,
  leaveOutInside,
  listAncestors,
  nameFeature,
  nameInOperation,
} from "./feature.js";
export { describeStart, describeVersions, MAY_BE_MISSING, type MarkedDocument, markDocument } from "./mark-document.js";
export { readFeatures } from "./read-features.js";
export { compareRules, OPEN, type RuleChange, WHOLE } from "./rules.js";
export * from "./trace-history.js";

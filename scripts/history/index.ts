/**
 * Compares the corrected documents of all versions. The words of this room:
 *
 * - A **feature** is anything that a document describes about a request or a response: an operation, a parameter, a field, one of its values,
 *   a body, or a status.
 * - A **key** identifies a feature in every document: by its operation, its section and its path, and for a value by this value.
 * - A **section** of an operation is its query, its body, the status 404, or the body of that error, for instance. The **path**
 *   lists the names that lead from there to the feature.
 * - A **definition** is one description of a feature. A body in two media types has two definitions, and so has a field in two alternatives.
 * - The **alternatives** of a schema are its branches by `oneOf`, `anyOf` and several types.
 * - The **shape** of a feature has its types, the number of its alternatives, and whether it is required.
 * - The **rules** of a feature are all other keywords, such as `maxLength`, and keywords of this room, such as `any field`.
 * - Two releases have the same **form** of an operation if its JSON and that of all components that it refers to are equal.
 * - A **range** is a run of versions that have a feature or an operation.
 * - A **part** is a feature of a request that some versions lack. A call that sends it is checked against the version of the server.
 * - A **place** is where an action of an overlay changes a document.
 */
export { assertDefectsGone } from "./assert-defects-gone.js";
export { type Changes, compareFeatures } from "./compare-features.js";
export * from "./feature.js";
export { describeStart, describeVersions, MAY_BE_MISSING, markDocument, REMARK } from "./mark-document.js";
export { type Features, readFeatures } from "./read-features.js";
export { compareRules, isOpen, type RuleChange, WHOLE } from "./rules.js";
export * from "./trace-history.js";

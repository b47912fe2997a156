export { assertDefectsGone } from "./assert-defects-gone.js";
export * from "./key.js";
export { describeStart, describeVersions, MAY_BE_MISSING, type MarkedDocument, markDocument } from "./mark-document.js";
export { type Changes, compareFeatures, readFeatures } from "./read-features.js";
export { compareRules, OPEN, type RuleChange } from "./rules.js";
export * from "./trace-history.js";

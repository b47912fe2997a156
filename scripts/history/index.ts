export { describeShape, type Feature, isSameShape, leaveOutInside, nameFeature, namePart } from "./key.js";
export { MAY_BE_MISSING, type MarkedDocument, markDocument } from "./mark-document.js";
export { readReleases } from "./name-operations.js";
export { type Changes, compareFeatures, type Features, readFeatures } from "./read-features.js";
export { traceHistory } from "./trace-history.js";

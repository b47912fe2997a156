export { describeShape, type Feature, isSameShape, leaveOutInside, nameFeature, namePart } from "./key.js";
export { MAY_BE_MISSING, type MarkedDocument, markDocument } from "./mark-document.js";
export { type Changes, compareFeatures, type Features, readFeatures } from "./read-features.js";
export { readReleases } from "./read-releases.js";
export { createHistoryFinder, traceHistory } from "./trace-history.js";

export { describeShape, type Feature, isSameShape, keyOf, leaveOutInside, nameFeature, namePart } from "./feature.js";
export { createHistoryFinder } from "./find-operation-history.js";
export { findMoves, type Move, moveOperations } from "./moves.js";
export { nameShared, readFeatures } from "./read-features.js";
export { readVersions } from "./read-versions.js";
export { type Changes, compareFeatures, type History, traceHistory, type VersionChanges } from "./trace-history.js";
export { MAY_BE_MISSING, type UnitedDocument, uniteVersions } from "./unite-versions.js";

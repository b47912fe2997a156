export {
  describeShape,
  type Feature,
  isSameShape,
  leaveOutInside,
  listAncestors,
  nameFeature,
  namePart,
} from "./key.js";
export { describeLifetime, MAY_BE_MISSING, type MarkedDocument, markDocument } from "./mark-document.js";
export { type Changes, compareFeatures, type Features, readFeatures } from "./read-features.js";
export {
  type FindHistory,
  type OperationHistory,
  type RequestPart,
  traceHistory,
} from "./trace-history.js";

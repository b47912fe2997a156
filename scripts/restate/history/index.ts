export {
  describeShape,
  type Feature,
  namePath,
} from "./feature.js";
export { createHistoryFinder } from "./find-operation-history.js";
export { leaveOutInside } from "./leave-out-inside.js";
export { markNewSchemas, SINCE_TAG } from "./mark-new-schemas.js";
export { readFeatures } from "./read-features.js";
export { readVersions } from "./read-versions.js";
export {
  type Changes,
  compareFeatures,
  type History,
  traceHistory,
  type VersionChanges,
  type VersionFeatures,
} from "./trace-history.js";

export { correctOwnDocument } from "./correct-own-document.js";
export { ALIASES, findNewestSchema, findOwnOverlays, listVersions } from "./find-schemas.js";
export { RESTATE } from "./profile.js";
export {
  readOwnHistory,
  readOwnModel,
  readOwnReleases,
  readOwnTables,
  readServerApi,
  type ServerApi,
  type TableSource,
} from "./read-server-api.js";

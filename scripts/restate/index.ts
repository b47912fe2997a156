export { correctOwnDocument } from "./correct-own-document.js";
export { findNewestSchema, findOverlays, findOwnOverlays, listVersions } from "./find-schemas.js";
export { nameOperation } from "./name-operation.js";
export { isRestate, RESTATE } from "./profile.js";
export {
  buildRestateClient,
  type RestateClient,
  type RestateOptions,
  readServerApi,
  type ServerApi,
} from "./restate-api.js";

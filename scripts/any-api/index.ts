export { buildAnyClient } from "./any-api.js";

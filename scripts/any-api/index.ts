export { type AnyClient, buildAnyClient } from "./any-api.js";

export { type BuiltClient, buildClient } from "./build-client.js";
export { type Api, readApi } from "./read-api.js";

export { type BuiltClient, buildClient } from "./build-client.js";
export type { Api } from "./read-api.js";

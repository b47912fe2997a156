export { readServerVersions } from "./read-server-versions.js";
export { isExactVersion } from "./restate-binary.js";
export { startRestateServer } from "./restate-server.js";

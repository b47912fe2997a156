export { isExactVersion } from "./restate-binary.js";
export { startRestateServer } from "./restate-server.js";

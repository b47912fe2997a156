export { isExactVersion } from "./restate-binary.js";
export { startServer } from "./start-server.js";

export { isExactVersion, SERVER_ALIAS, SERVER_PACKAGE } from "./restate-binary.js";
export { startServer } from "./start-server.js";

export { emitClientFiles } from "./client-files.js";

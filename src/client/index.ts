export * from "./bind-functions.js";
export * from "./client.js";
export * from "./client-options.js";
export * from "./health.js";
export * from "./inner-options.js";
export * from "./observers.js";
export * from "./option-rules.js";
export { warnOnce } from "./platform.js";
export * from "./version.js";

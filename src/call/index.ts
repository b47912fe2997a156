export type { Guard } from "./call.js";
export * from "./call-operation.js";
export * from "./decode-json.js";
export * from "./guard.js";
export * from "./operation.js";
export * from "./operation-promise.js";
export * from "./time-limit.js";

export type { BeforeAttempt, CallOptions, Guard } from "./call.js";
export * from "./call-operation.js";
export * from "./decode-json.js";
export * from "./guard.js";
export * from "./on-abort.js";
export * from "./operation.js";
export * from "./operation-promise.js";
export * from "./run-within.js";
export * from "./wait.js";

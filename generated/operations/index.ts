// Generated from Admin API by `npm run generate`. Do not edit.

export type { AdminOperations } from "../admin-operations.js";
export type { Client } from "../client.js";
export * from "./cluster-health.js";
export * from "./deployment.js";
export * from "./health.js";
export * from "./introspection.js";
export * from "./invocation.js";
export * from "./kafka-cluster.js";
export * from "./rule.js";
export * from "./service.js";
export * from "./service-handler.js";
export * from "./subscription.js";
export * from "./version.js";
export * from "./vqueue.js";

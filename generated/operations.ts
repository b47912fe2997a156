// Generated from Admin API by `npm run generate`. Do not edit.

export type { Client } from "./client.js";
export * from "./operations/cluster-health.js";
export * from "./operations/deployment.js";
export * from "./operations/health.js";
export * from "./operations/introspection.js";
export * from "./operations/invocation.js";
export * from "./operations/kafka-cluster.js";
export * from "./operations/rule.js";
export * from "./operations/service.js";
export * from "./operations/service-handler.js";
export * from "./operations/subscription.js";
export * from "./operations/version.js";
export * from "./operations/vqueue.js";

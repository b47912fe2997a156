export * from "./counts.js";
export * from "./failure.js";
export * from "./failure-group.js";
export * from "./invocation.js";
export * from "./invocation-filter.js";
export * from "./invocation-source.js";
export * from "./invocations.js";
export * from "./read-pages.js";
export { columns, writeNeededDeployment } from "./source-columns.js";

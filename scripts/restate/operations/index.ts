export type { AdminOperation, BulkRule } from "./admin-operation.js";
export { readAdminOperations } from "./read-admin-operations.js";

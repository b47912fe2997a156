export * from "../generated/bulk/index.js";
export * from "../generated/index.js";
export { type AdminClient, createAdminClient, createClient } from "./admin-client.js";
export {
  type BulkFailure,
  type BulkOptions,
  type BulkProgress,
  type BulkResult,
  BulkStoppedError,
  type BulkTarget,
  type BulkTargets,
} from "./bulk/index.js";
export {
  AdminConnectionError,
  AdminDecodeError,
  type AdminPromise,
  AdminRequestError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  type ErrorContext,
  type NewerPart,
  type OperationDescription,
  type OperationResult,
  type ParameterDescription,
  type ResponseDescription,
  RestateAdminError,
  type RetryDescription,
  type SchemaChanges,
  type TemporaryFailure,
} from "./call/index.js";
export type {
  CallEndEvent,
  CallEvent,
  ClientOptions,
  FailureEvent,
  Fetch,
  Observers,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  RetryEvent,
} from "./client/index.js";
export type { AdminFeatures } from "./features.js";
export type { HeaderFields } from "./http/index.js";
export {
  countInvocations,
  getInvocation,
  getJournal,
  getJournalEvents,
  getLastFailure,
  type Invocation,
  type InvocationFailure,
  type InvocationFilter,
  type JournalEntry,
  type JournalEvent,
  type ListInvocationsOptions,
  listInvocations,
  type RelatedCommand,
} from "./invocations/index.js";
export { isAdminResponseError, type OperationError } from "./is-admin-response-error.js";
export {
  queryRows,
  type RowsOptions,
  type Sql,
  type SqlRow,
  type SqlTag,
  type SqlValue,
  sql,
  streamRows,
} from "./sql/index.js";
export {
  type ReadStateOptions,
  type ReplaceStateOptions,
  readState,
  replaceState,
  type ServiceState,
  StateConflictError,
  type WaitForStateOptions,
  waitForState,
} from "./state/index.js";
export {
  InvocationEndedError,
  type WaitForInvocationOptions,
  type WaitOptions,
  WaitTimeoutError,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "./waiting/index.js";

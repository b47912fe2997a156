export * from "../generated/bulk.js";
export * from "../generated/index.js";
export { type AdminClient, createAdminClient, createClient } from "./admin-client.js";
export type { AdminPromise, Answer } from "./admin-promise.js";
export {
  type BulkFailure,
  type BulkOptions,
  type BulkProgress,
  type BulkResult,
  BulkStoppedError,
  type BulkTarget,
  type BulkTargets,
} from "./bulk.js";
export type { ClientOptions, Fetch, RequestOptions } from "./client-options.js";
export {
  AdminConnectionError,
  AdminDecodeError,
  AdminResponseError,
  AdminTimeoutError,
  AdminUnsupportedError,
  type ErrorContext,
  RestateAdminError,
} from "./errors.js";
export type { InvocationFailure, RelatedCommand } from "./failure.js";
export type { AdminFeatures } from "./features.js";
export type { HeaderFields } from "./headers.js";
export type { InvocationFilter, InvocationStatus } from "./invocation-filter.js";
export type { Invocation } from "./invocation-row.js";
export {
  countInvocations,
  getInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "./invocations.js";
export { isAdminResponseError, type OperationError } from "./is-admin-response-error.js";
export { getJournal, getJournalEvents, getLastFailure, type JournalEvent } from "./journal.js";
export type { JournalEntry } from "./journal-entry.js";
export type { FailureEvent, Observers, RequestEvent, ResponseEvent, RetryEvent } from "./observers.js";
export type {
  NewerPart,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  RetryDescription,
  SchemaChanges,
} from "./operation.js";
export { type WaitOptions, WaitTimeoutError } from "./poll.js";
export { queryRows, type RowsOptions, type SqlRow, streamRows } from "./rows.js";
export { type Sql, type SqlTag, type SqlValue, sql } from "./sql.js";
export {
  type ReadStateOptions,
  type ReplaceStateOptions,
  readState,
  replaceState,
  type ServiceState,
  StateConflictError,
  type WaitForStateOptions,
  waitForState,
} from "./state.js";
export {
  InvocationEndedError,
  type WaitForInvocationOptions,
  type WaitUntilHealthyOptions,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "./wait.js";

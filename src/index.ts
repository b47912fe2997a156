export type { AdminClient } from "../generated/admin-client.js";
export type { InvocationStatus } from "../generated/tables.js";
export { createAdminClient, createClient } from "./admin-client.js";
export type { BulkProgress } from "./bulk/ledger.js";
export { type BulkFailure, type BulkResult, BulkStoppedError } from "./bulk/result.js";
export type { BulkOptions } from "./bulk/run-bulk.js";
export type { BulkTargets } from "./bulk/targets.js";
export type { StateChange, UpdateStatesOptions } from "./bulk/update-states.js";
export type { OperationPromise } from "./call/operation-promise.js";
export type { ClientOptions, Fetch, RequestOptions } from "./client/client-options.js";
export type {
  CallEndEvent,
  CallEvent,
  FailureEvent,
  Observers,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./client/observers.js";
export type { InvocationMove, MoveOptions, MoveResult } from "./deployments/move-invocations.js";
export type { PruneOptions } from "./deployments/prune-deployments.js";
export { type RegisteredDeployment, RegistrationError } from "./deployments/register-deployment.js";
export type { RestoreOptions } from "./deployments/restore-deployment.js";
export {
  DeploymentStoppedError,
  type NotMovedInvocations,
  type RollOutOptions,
  type RollOutResult,
  type TriedInvocation,
} from "./deployments/roll-out-result.js";
export type { DeploymentUsage } from "./deployments/usage.js";
export {
  AdminConnectionError,
  AdminDecodeError,
  AdminRequestError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  RestateAdminError,
} from "./errors/index.js";
export * from "./functions.js";
export type { InvocationCount, InvocationField, SummarizeFailuresOptions } from "./invocations/counts.js";
export type { InvocationFailure } from "./invocations/failure.js";
export type { FailureGroup } from "./invocations/failure-group.js";
export type { BulkTarget, Invocation, InvocationWithFailure } from "./invocations/invocation.js";
export type { Duration, InvocationFilter, Invoker } from "./invocations/invocation-filter.js";
export type { GetInvocationOptions, ListedInvocation, ListInvocationsOptions } from "./invocations/invocations.js";
export type { JournalEntry, JournalEvent } from "./invocations/journal.js";
export { isAdminResponseError, type OperationError } from "./is-admin-response-error.js";
export type { SqlRow } from "./sql/row-reader.js";
export type { RowsOptions } from "./sql/rows-options.js";
export { type Sql, type SqlValue, sql } from "./sql/sql.js";
export type { StateValues } from "./state/new-state.js";
export type { ReadStateOptions, ServiceState } from "./state/read-state.js";
export { type ReplaceStateOptions, StateConflictError } from "./state/replace-state.js";
export type { WaitForStateOptions } from "./state/wait-for-state.js";
export {
  type EnsuredSubscription,
  type EnsureSubscriptionOptions,
  SubscriptionConflictError,
} from "./subscriptions/ensure-subscription.js";
export { type WaitOptions, type WaitProgress, WaitTimeoutError } from "./waiting/poll.js";
export {
  type AwaitedInvocations,
  InvocationEndedError,
  type WaitForInvocationOptions,
} from "./waiting/wait-for-invocations.js";
export type { WaitUntilDrainedOptions } from "./waiting/wait-until-drained.js";
export type { WaitUntilHealthyOptions } from "./waiting/wait-until-healthy.js";

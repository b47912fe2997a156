export * from "../generated/bulk/index.js";
export * from "../generated/operations.js";
export type { InvocationStatus } from "../generated/tables.js";
export { type AdminClient, createAdminClient, createClient } from "./admin-client.js";
export type { BulkProgress } from "./bulk/ledger.js";
export { type BulkFailure, type BulkResult, BulkStoppedError, type BulkUnchanged } from "./bulk/result.js";
export type { BulkOptions } from "./bulk/run-bulk.js";
export type { BulkTargets, ListedTargets } from "./bulk/targets.js";
export { type StateChange, type UpdateStatesOptions, updateStates } from "./bulk/update-states.js";
export type { OperationPromise, OperationResult } from "./call/operation-promise.js";
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
export type { Outcomes } from "./deployments/judge-release.js";
export {
  type InvocationMove,
  type MoveOptions,
  type MoveResult,
  moveInvocations,
} from "./deployments/move-invocations.js";
export type { MoveSelection, NotMovedInvocations, TrialState } from "./deployments/plan-moves.js";
export { type PruneOptions, pruneDeployments } from "./deployments/prune-deployments.js";
export type { FailingInvocations } from "./deployments/read-invocations.js";
export { type RegisteredDeployment, registerDeployment } from "./deployments/register-deployment.js";
export { RegistrationError } from "./deployments/registration-error.js";
export { type RestoreOptions, restoreDeployment } from "./deployments/restore-deployment.js";
export { rollOutDeployment } from "./deployments/roll-out-deployment.js";
export type {
  OlderDeployment,
  RollOutOptions,
  RollOutResult,
  TriedInvocation,
} from "./deployments/roll-out-result.js";
export { DeploymentStoppedError } from "./deployments/stopped-error.js";
export { type DeploymentUsage, listDeploymentUsage } from "./deployments/usage.js";
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
export type { HeaderFields } from "./http/headers.js";
export type { Duration } from "./invocations/age.js";
export { countInvocationsBy, type InvocationCount, type InvocationField } from "./invocations/count-invocations-by.js";
export type { InvocationFailure, RelatedCommand } from "./invocations/failure.js";
export type { FailureGroup } from "./invocations/failure-group.js";
export type { InvocationFilter } from "./invocations/invocation-filter.js";
export type { InvocationOrder, InvocationPlace } from "./invocations/invocation-order.js";
export type { Invocation, InvocationWithFailure } from "./invocations/invocation-row.js";
export {
  countInvocations,
  type GetInvocationOptions,
  getInvocation,
  type ListedInvocation,
  type ListInvocationsOptions,
  listInvocations,
} from "./invocations/invocations.js";
export { getJournal, getJournalEvents, type JournalEntry, type JournalEvent } from "./invocations/journal.js";
export type { BulkTarget } from "./invocations/read-id.js";
export { type SummarizeFailuresOptions, summarizeFailures } from "./invocations/summarize-failures.js";
export { isAdminResponseError, type OperationError } from "./is-admin-response-error.js";
export type { SqlRow } from "./sql/row-reader.js";
export { queryRows, type RowsOptions, streamRows } from "./sql/rows.js";
export { type Sql, type SqlTag, type SqlValue, sql } from "./sql/sql.js";
export type { StateValues } from "./state/new-state.js";
export { type ReadStateOptions, readState, type ServiceState } from "./state/read-state.js";
export { type ReplaceStateOptions, replaceState } from "./state/replace-state.js";
export { StateConflictError } from "./state/state-conflict-error.js";
export { type WaitForStateOptions, waitForState } from "./state/wait-for-state.js";
export {
  type EnsuredSubscription,
  type EnsureSubscriptionOptions,
  ensureSubscription,
  SubscriptionConflictError,
} from "./subscriptions/ensure-subscription.js";
export { InvocationEndedError } from "./waiting/invocation-ended-error.js";
export { type WaitOptions, WaitTimeoutError } from "./waiting/poll.js";
export {
  type AwaitedInvocations,
  type WaitForInvocationOptions,
  waitForInvocation,
  waitForInvocations,
} from "./waiting/wait-for-invocations.js";
export { type CountsByStatus, type WaitUntilDrainedOptions, waitUntilDrained } from "./waiting/wait-until-drained.js";
export { type WaitUntilHealthyOptions, waitUntilHealthy } from "./waiting/wait-until-healthy.js";

// Uses everything that the client exported when it was published last. `npm run check:types` compiles it: an error is a
// breaking change. Written by `npm run schema:bump` and `npm run schema:published`. Do not edit.
// Restate 1.7.12

import type { AdminClient } from "../../src/index.js";
import type { AdminConnectionError } from "../../src/index.js";
import type { AdminDecodeError } from "../../src/index.js";
import type { AdminRequestError } from "../../src/index.js";
import type { AdminResponseError } from "../../src/index.js";
import type { AdminTimeoutError } from "../../src/index.js";
import type { AdminTokenError } from "../../src/index.js";
import type { AdminUnsupportedError } from "../../src/index.js";
import type { AwaitedInvocations } from "../../src/index.js";
import type { BulkFailure } from "../../src/index.js";
import type { BulkOptions } from "../../src/index.js";
import type { BulkProgress } from "../../src/index.js";
import type { BulkResult } from "../../src/index.js";
import type { BulkStoppedError } from "../../src/index.js";
import type { BulkTarget } from "../../src/index.js";
import type { BulkTargets } from "../../src/index.js";
import type { CallEndEvent } from "../../src/index.js";
import type { CallEvent } from "../../src/index.js";
import type { Client } from "../../src/index.js";
import type { ClientOptions } from "../../src/index.js";
import type { ClusterHealthResponse } from "../../src/schema/index.js";
import type { CreateKafkaClusterRequest } from "../../src/schema/index.js";
import type { CreateSubscriptionRequest } from "../../src/schema/index.js";
import type { DeleteDeploymentOptions } from "../../src/index.js";
import type { DeleteInvocationOptions } from "../../src/index.js";
import type { DeleteKafkaClusterOptions } from "../../src/index.js";
import type { DeleteRuleRequest } from "../../src/schema/index.js";
import type { DeploymentResponse } from "../../src/schema/index.js";
import type { DeploymentStoppedError } from "../../src/index.js";
import type { DeploymentUsage } from "../../src/index.js";
import type { DetailedDeploymentResponse } from "../../src/schema/index.js";
import type { Duration } from "../../src/index.js";
import type { EnsureSubscriptionOptions } from "../../src/index.js";
import type { EnsuredSubscription } from "../../src/index.js";
import type { ErrorResponses } from "../../src/schema/index.js";
import type { FailureEvent } from "../../src/index.js";
import type { FailureGroup } from "../../src/index.js";
import type { FakeAdminApi } from "../../src/testing/index.js";
import type { FakeCall } from "../../src/testing/index.js";
import type { FakeRequest } from "../../src/testing/index.js";
import type { FakeResponse } from "../../src/testing/index.js";
import type { Fetch } from "../../src/index.js";
import type { GetInvocationOptions } from "../../src/index.js";
import type { GetKafkaClusterOptions } from "../../src/index.js";
import type { HandlerMetadata } from "../../src/schema/index.js";
import type { INVOCATION_STATUS_VALUES } from "../../src/schema/index.js";
import type { Invocation } from "../../src/index.js";
import type { InvocationEndedError } from "../../src/index.js";
import type { InvocationFailure } from "../../src/index.js";
import type { InvocationFilter } from "../../src/index.js";
import type { InvocationMove } from "../../src/index.js";
import type { InvocationStatus } from "../../src/index.js";
import type { InvocationWithFailure } from "../../src/index.js";
import type { JournalEntry } from "../../src/index.js";
import type { JournalEvent } from "../../src/index.js";
import type { KafkaClusterResponse } from "../../src/schema/index.js";
import type { ListDeploymentsResponse } from "../../src/schema/index.js";
import type { ListInvocationsOptions } from "../../src/index.js";
import type { ListKafkaClustersResponse } from "../../src/schema/index.js";
import type { ListServiceHandlersResponse } from "../../src/schema/index.js";
import type { ListServicesResponse } from "../../src/schema/index.js";
import type { ListSubscriptionsOptions } from "../../src/index.js";
import type { ListSubscriptionsResponse } from "../../src/schema/index.js";
import type { ModifyServiceRequest } from "../../src/schema/index.js";
import type { ModifyServiceStateRequest } from "../../src/schema/index.js";
import type { MoveOptions } from "../../src/index.js";
import type { MoveResult } from "../../src/index.js";
import type { Observers } from "../../src/index.js";
import type { OperationDescription } from "../../src/schema/index.js";
import type { OperationError } from "../../src/index.js";
import type { OperationPromise } from "../../src/index.js";
import type { PruneOptions } from "../../src/index.js";
import type { QueryRequest } from "../../src/schema/index.js";
import type { QueryResponse } from "../../src/schema/index.js";
import type { ReadOnlyKysely } from "../../src/kysely/index.js";
import type { ReadStateOptions } from "../../src/index.js";
import type { RegisterDeploymentRequest } from "../../src/schema/index.js";
import type { RegisterDeploymentResponse } from "../../src/schema/index.js";
import type { RegisteredDeployment } from "../../src/index.js";
import type { RegistrationError } from "../../src/index.js";
import type { ReplaceStateOptions } from "../../src/index.js";
import type { RequestEvent } from "../../src/index.js";
import type { RequestOptions } from "../../src/index.js";
import type { ResponseEvent } from "../../src/index.js";
import type { RestartAsNewInvocationOptions } from "../../src/index.js";
import type { RestartAsNewInvocationResponse } from "../../src/schema/index.js";
import type { RestateAdminError } from "../../src/index.js";
import type { RestateDatabase } from "../../src/kysely/index.js";
import type { RestateDialect } from "../../src/kysely/index.js";
import type { RestoreOptions } from "../../src/index.js";
import type { ResumeInvocationOptions } from "../../src/index.js";
import type { RetryEvent } from "../../src/index.js";
import type { RollOutOptions } from "../../src/index.js";
import type { RollOutResult } from "../../src/index.js";
import type { RowsOptions } from "../../src/index.js";
import type { RuleResponse } from "../../src/schema/index.js";
import type { STORED_INVOCATION_STATUS_VALUES } from "../../src/schema/index.js";
import type { ServiceMetadata } from "../../src/schema/index.js";
import type { ServiceState } from "../../src/index.js";
import type { SimpleKafkaClusterResponse } from "../../src/schema/index.js";
import type { Sql } from "../../src/index.js";
import type { SqlRow } from "../../src/index.js";
import type { SqlValue } from "../../src/index.js";
import type { State } from "../../src/schema/index.js";
import type { StateChange } from "../../src/index.js";
import type { StateConflictError } from "../../src/index.js";
import type { StateValues } from "../../src/index.js";
import type { StoredInvocationStatus } from "../../src/schema/index.js";
import type { SubscriptionConflictError } from "../../src/index.js";
import type { SubscriptionResponse } from "../../src/schema/index.js";
import type { SummarizeFailuresOptions } from "../../src/index.js";
import type { SysDeployment } from "../../src/schema/index.js";
import type { SysIdempotency } from "../../src/schema/index.js";
import type { SysInbox } from "../../src/schema/index.js";
import type { SysInvocation } from "../../src/schema/index.js";
import type { SysInvocationState } from "../../src/schema/index.js";
import type { SysInvocationStatus } from "../../src/schema/index.js";
import type { SysJournal } from "../../src/schema/index.js";
import type { SysJournalEvents } from "../../src/schema/index.js";
import type { SysKeyedServiceStatus } from "../../src/schema/index.js";
import type { SysLocks } from "../../src/schema/index.js";
import type { SysPromise } from "../../src/schema/index.js";
import type { SysRules } from "../../src/schema/index.js";
import type { SysScheduler } from "../../src/schema/index.js";
import type { SysService } from "../../src/schema/index.js";
import type { SysUserLimits } from "../../src/schema/index.js";
import type { SysVqueueEntryStatus } from "../../src/schema/index.js";
import type { SysVqueueMeta } from "../../src/schema/index.js";
import type { SysVqueues } from "../../src/schema/index.js";
import type { TableRows } from "../../src/schema/index.js";
import type { UpdateDeploymentRequest } from "../../src/schema/index.js";
import type { UpdateKafkaClusterRequest } from "../../src/schema/index.js";
import type { UpdateStatesOptions } from "../../src/index.js";
import type { UpsertRuleRequest } from "../../src/schema/index.js";
import type { VersionInformation } from "../../src/schema/index.js";
import type { WaitForInvocationOptions } from "../../src/index.js";
import type { WaitForStateOptions } from "../../src/index.js";
import type { WaitOptions } from "../../src/index.js";
import type { WaitTimeoutError } from "../../src/index.js";
import type { WaitUntilDrainedOptions } from "../../src/index.js";
import type { WaitUntilHealthyOptions } from "../../src/index.js";
import type { bulkDeleteRules } from "../../src/index.js";
import type { cancelInvocation } from "../../src/index.js";
import type { cancelInvocations } from "../../src/index.js";
import type { clearStates } from "../../src/index.js";
import type { components } from "../../src/schema/index.js";
import type { countInvocations } from "../../src/index.js";
import type { countInvocationsBy } from "../../src/index.js";
import type { createAdminClient } from "../../src/index.js";
import type { createClient } from "../../src/index.js";
import type { createDeployment } from "../../src/index.js";
import type { createFakeAdminApi } from "../../src/testing/index.js";
import type { createKafkaCluster } from "../../src/index.js";
import type { createKysely } from "../../src/kysely/index.js";
import type { createRow } from "../../src/testing/index.js";
import type { createSample } from "../../src/testing/index.js";
import type { createSubscription } from "../../src/index.js";
import type { deleteDeployment } from "../../src/index.js";
import type { deleteInvocation } from "../../src/index.js";
import type { deleteKafkaCluster } from "../../src/index.js";
import type { deleteSubscription } from "../../src/index.js";
import type { ensureSubscription } from "../../src/index.js";
import type { getClusterHealth } from "../../src/index.js";
import type { getDeployment } from "../../src/index.js";
import type { getHealth } from "../../src/index.js";
import type { getInvocation } from "../../src/index.js";
import type { getJournal } from "../../src/index.js";
import type { getJournalEvents } from "../../src/index.js";
import type { getKafkaCluster } from "../../src/index.js";
import type { getService } from "../../src/index.js";
import type { getServiceHandler } from "../../src/index.js";
import type { getServiceOpenapi } from "../../src/index.js";
import type { getSubscription } from "../../src/index.js";
import type { getVersion } from "../../src/index.js";
import type { isAdminResponseError } from "../../src/index.js";
import type { killInvocation } from "../../src/index.js";
import type { killInvocations } from "../../src/index.js";
import type { listDeploymentUsage } from "../../src/index.js";
import type { listDeployments } from "../../src/index.js";
import type { listInvocations } from "../../src/index.js";
import type { listKafkaClusters } from "../../src/index.js";
import type { listServiceHandlers } from "../../src/index.js";
import type { listServices } from "../../src/index.js";
import type { listSubscriptions } from "../../src/index.js";
import type { modifyService } from "../../src/index.js";
import type { modifyServiceState } from "../../src/index.js";
import type { moveInvocations } from "../../src/index.js";
import type { neverRespond } from "../../src/testing/index.js";
import type { operationTable } from "../../src/schema/index.js";
import type { operations } from "../../src/schema/index.js";
import type { paths } from "../../src/schema/index.js";
import type { pauseInvocation } from "../../src/index.js";
import type { pauseInvocations } from "../../src/index.js";
import type { pauseVqueue } from "../../src/index.js";
import type { pruneDeployments } from "../../src/index.js";
import type { purgeInvocation } from "../../src/index.js";
import type { purgeInvocations } from "../../src/index.js";
import type { purgeJournal } from "../../src/index.js";
import type { purgeJournals } from "../../src/index.js";
import type { query } from "../../src/index.js";
import type { queryRows } from "../../src/index.js";
import type { readState } from "../../src/index.js";
import type { refuseConnection } from "../../src/testing/index.js";
import type { registerDeployment } from "../../src/index.js";
import type { replaceState } from "../../src/index.js";
import type { resetConnection } from "../../src/testing/index.js";
import type { restartAsNewInvocation } from "../../src/index.js";
import type { restartInvocationsAsNew } from "../../src/index.js";
import type { restoreDeployment } from "../../src/index.js";
import type { resumeInvocation } from "../../src/index.js";
import type { resumeInvocations } from "../../src/index.js";
import type { resumeVqueue } from "../../src/index.js";
import type { rollOutDeployment } from "../../src/index.js";
import type { sql } from "../../src/index.js";
import type { streamRows } from "../../src/index.js";
import type { summarizeFailures } from "../../src/index.js";
import type { tableColumns } from "../../src/schema/index.js";
import type { updateDeployment } from "../../src/index.js";
import type { updateKafkaCluster } from "../../src/index.js";
import type { updateStates } from "../../src/index.js";
import type { upsertRules } from "../../src/index.js";
import type { waitForInvocation } from "../../src/index.js";
import type { waitForInvocations } from "../../src/index.js";
import type { waitForState } from "../../src/index.js";
import type { waitUntilDrained } from "../../src/index.js";
import type { waitUntilHealthy } from "../../src/index.js";

declare const admin: AdminClient;
declare const errors: ErrorResponses;

/** What a method was, and whether it still has every option: TypeScript rejects unknown ones only in a literal. */
type Callable<Old, New> = [Exclude<Names<Old>, Names<New>>] extends [never]
  ? Old
  : { noLongerTakes: Exclude<Names<Old>, Names<New>> };
type Names<F> = F extends (...args: infer Args) => unknown ? Keys<Args[number]> : never;
type Keys<T> = T extends unknown ? keyof T : never;

export const call_clearStates: Callable<{ (...args: [string, "all" | AsyncIterable<string | { "id": string; }, any, any> & object | Iterable<string | { "id": string; }, any, any> & object, Given_UpdateStatesOptions | undefined]): PromiseLike<Read_BulkResult>; }, typeof admin.clearStates> = admin.clearStates;
export const call_updateStates: Callable<{ (...args: [string, AsyncIterable<string | { "id": string; }, any, any> & object | Iterable<string | { "id": string; }, any, any> & object, Given_StateChange, Given_UpdateStatesOptions | undefined]): PromiseLike<Read_BulkResult>; }, typeof admin.updateStates> = admin.updateStates;
export const call_moveInvocations: Callable<{ (...args: [Given_InvocationMove, Given_MoveOptions | undefined]): PromiseLike<Read_MoveResult>; }, typeof admin.moveInvocations> = admin.moveInvocations;
export const call_pruneDeployments: Callable<{ (...args: [Given_PruneOptions | undefined]): PromiseLike<Read_BulkResult2>; }, typeof admin.pruneDeployments> = admin.pruneDeployments;
export const call_registerDeployment: Callable<{ (...args: [{ "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, Given_RequestOptions | undefined]): PromiseLike<Read_RegisteredDeployment>; }, typeof admin.registerDeployment> = admin.registerDeployment;
export const call_restoreDeployment: Callable<{ (...args: [string, Given_RestoreOptions | undefined]): PromiseLike<Read_RollOutResult>; }, typeof admin.restoreDeployment> = admin.restoreDeployment;
export const call_rollOutDeployment: Callable<{ (...args: [{ "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, Given_RollOutOptions | undefined]): PromiseLike<Read_RollOutResult>; }, typeof admin.rollOutDeployment> = admin.rollOutDeployment;
export const call_listDeploymentUsage: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Array<Read_DeploymentUsage>>; }, typeof admin.listDeploymentUsage> = admin.listDeploymentUsage;
export const call_countInvocations: Callable<{ (...args: [Given_InvocationFilter | undefined, Given_RequestOptions | undefined]): PromiseLike<number>; }, typeof admin.countInvocations> = admin.countInvocations;
export const call_getJournal: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<Array<Read_JournalEntry>>; }, typeof admin.getJournal> = admin.getJournal;
export const call_getJournalEvents: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<Array<Read_JournalEvent>>; }, typeof admin.getJournalEvents> = admin.getJournalEvents;
export const call_summarizeFailures: Callable<{ (...args: [Given_InvocationFilter | undefined, Given_SummarizeFailuresOptions | undefined]): PromiseLike<Array<Read_FailureGroup>>; }, typeof admin.summarizeFailures> = admin.summarizeFailures;
export const call_readState: Callable<{ (...args: [string, string, Given_ReadStateOptions | undefined]): PromiseLike<Read_ServiceState>; }, typeof admin.readState> = admin.readState;
export const call_replaceState: Callable<{ (...args: [string, string, Given_Readonly2 | object & {}, Given_ReplaceStateOptions | undefined]): PromiseLike<Read_ServiceState>; }, typeof admin.replaceState> = admin.replaceState;
export const call_waitForState: Callable<{ (...args: [string, string, Given_WaitForStateOptions]): PromiseLike<Read_ServiceState>; }, typeof admin.waitForState> = admin.waitForState;
export const call_ensureSubscription: Callable<{ (...args: [Given_CreateSubscriptionRequest, Given_EnsureSubscriptionOptions | undefined]): PromiseLike<Read_EnsuredSubscription>; }, typeof admin.ensureSubscription> = admin.ensureSubscription;
export const call_waitForInvocation: Callable<{ (...args: [string, Given_WaitForInvocationOptions | undefined]): PromiseLike<Read_Invocation>; }, typeof admin.waitForInvocation> = admin.waitForInvocation;
export const call_waitForInvocations: Callable<{ (...args: [Given_InvocationFilter | ReadonlyArray<string | { "id": string; }>, Given_WaitForInvocationOptions2 | undefined]): PromiseLike<Array<Read_Invocation>>; }, typeof admin.waitForInvocations> = admin.waitForInvocations;
export const call_waitUntilDrained: Callable<{ (...args: [string, Given_WaitUntilDrainedOptions | undefined]): PromiseLike<unknown>; }, typeof admin.waitUntilDrained> = admin.waitUntilDrained;
export const call_waitUntilHealthy: Callable<{ (...args: [Given_WaitUntilHealthyOptions | undefined]): PromiseLike<unknown>; }, typeof admin.waitUntilHealthy> = admin.waitUntilHealthy;
export const call_cancelInvocations: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.cancelInvocations> = admin.cancelInvocations;
export const call_killInvocations: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.killInvocations> = admin.killInvocations;
export const call_pauseInvocations: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.pauseInvocations> = admin.pauseInvocations;
export const call_purgeInvocations: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.purgeInvocations> = admin.purgeInvocations;
export const call_purgeJournals: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.purgeJournals> = admin.purgeJournals;
export const call_restartInvocationsAsNew: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions & Given_RestartAsNewInvocationOptions | undefined]): PromiseLike<Read_BulkResult4>; }, typeof admin.restartInvocationsAsNew> = admin.restartInvocationsAsNew;
export const call_resumeInvocations: Callable<{ (...args: [AsyncIterable<string | { "id": string; }, any, any> & object | Given_BulkFilter | Iterable<string | { "id": string; }, any, any> & object, Given_BulkOptions & Given_ResumeInvocationOptions | undefined]): PromiseLike<Read_BulkResult3>; }, typeof admin.resumeInvocations> = admin.resumeInvocations;
export const call_getClusterHealth: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Read_ClusterHealthResponse>; }, typeof admin.getClusterHealth> = admin.getClusterHealth;
export const call_createDeployment: Callable<{ (...args: [{ "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, Given_RequestOptions | undefined]): PromiseLike<Read_RegisterDeploymentResponse>; }, typeof admin.createDeployment> = admin.createDeployment;
export const call_deleteDeployment: Callable<{ (...args: [string, Given_DeleteDeploymentOptions]): PromiseLike<unknown>; }, typeof admin.deleteDeployment> = admin.deleteDeployment;
export const call_getDeployment: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<{ "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "compression"?: null | string | undefined; "created_at": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; } | { "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "auth"?: Read_HttpAuth | null | undefined; "created_at": string; "http_version": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "protocol_type": string; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; "uri": string; }>; }, typeof admin.getDeployment> = admin.getDeployment;
export const call_listDeployments: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Read_ListDeploymentsResponse>; }, typeof admin.listDeployments> = admin.listDeployments;
export const call_updateDeployment: Callable<{ (...args: [string, { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn"?: null | string | undefined; "assume_role_arn"?: null | string | undefined; "dry_run"?: false | true | undefined; "overwrite"?: false | true | undefined; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "dry_run"?: false | true | undefined; "overwrite"?: false | true | undefined; "uri"?: null | string | undefined; "use_http_11"?: false | null | true | undefined; }, Given_RequestOptions | undefined]): PromiseLike<{ "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "compression"?: null | string | undefined; "created_at": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; } | { "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "auth"?: Read_HttpAuth | null | undefined; "created_at": string; "http_version": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "protocol_type": string; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; "uri": string; }>; }, typeof admin.updateDeployment> = admin.updateDeployment;
export const call_getHealth: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.getHealth> = admin.getHealth;
export const call_query: Callable<{ (...args: [Given_QueryRequest, Given_RequestOptions | undefined]): PromiseLike<Read_QueryResponse>; }, typeof admin.query> = admin.query;
export const call_cancelInvocation: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.cancelInvocation> = admin.cancelInvocation;
export const call_deleteInvocation: Callable<{ (...args: [string, Given_DeleteInvocationOptions | undefined]): PromiseLike<unknown>; }, typeof admin.deleteInvocation> = admin.deleteInvocation;
export const call_killInvocation: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.killInvocation> = admin.killInvocation;
export const call_pauseInvocation: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.pauseInvocation> = admin.pauseInvocation;
export const call_purgeInvocation: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.purgeInvocation> = admin.purgeInvocation;
export const call_purgeJournal: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.purgeJournal> = admin.purgeJournal;
export const call_restartAsNewInvocation: Callable<{ (...args: [string, Given_RestartAsNewInvocationOptions | undefined]): PromiseLike<Read_RestartAsNewInvocationResponse>; }, typeof admin.restartAsNewInvocation> = admin.restartAsNewInvocation;
export const call_resumeInvocation: Callable<{ (...args: [string, Given_ResumeInvocationOptions | undefined]): PromiseLike<unknown>; }, typeof admin.resumeInvocation> = admin.resumeInvocation;
export const call_createKafkaCluster: Callable<{ (...args: [Given_CreateKafkaClusterRequest, Given_RequestOptions | undefined]): PromiseLike<Read_SimpleKafkaClusterResponse>; }, typeof admin.createKafkaCluster> = admin.createKafkaCluster;
export const call_deleteKafkaCluster: Callable<{ (...args: [string, Given_DeleteKafkaClusterOptions | undefined]): PromiseLike<unknown>; }, typeof admin.deleteKafkaCluster> = admin.deleteKafkaCluster;
export const call_getKafkaCluster: Callable<{ (...args: [string, Given_GetKafkaClusterOptions | undefined]): PromiseLike<Read_KafkaClusterResponse>; }, typeof admin.getKafkaCluster> = admin.getKafkaCluster;
export const call_listKafkaClusters: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Read_ListKafkaClustersResponse>; }, typeof admin.listKafkaClusters> = admin.listKafkaClusters;
export const call_updateKafkaCluster: Callable<{ (...args: [string, Given_UpdateKafkaClusterRequest, Given_RequestOptions | undefined]): PromiseLike<Read_SimpleKafkaClusterResponse>; }, typeof admin.updateKafkaCluster> = admin.updateKafkaCluster;
export const call_bulkDeleteRules: Callable<{ (...args: [Array<Given_DeleteRuleRequest>, Given_RequestOptions | undefined]): PromiseLike<Array<string>>; }, typeof admin.bulkDeleteRules> = admin.bulkDeleteRules;
export const call_upsertRules: Callable<{ (...args: [Array<Given_UpsertRuleRequest>, Given_RequestOptions | undefined]): PromiseLike<Array<Read_RuleResponse>>; }, typeof admin.upsertRules> = admin.upsertRules;
export const call_getService: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<Read_ServiceMetadata>; }, typeof admin.getService> = admin.getService;
export const call_getServiceOpenapi: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<{ [key: string]: unknown; }>; }, typeof admin.getServiceOpenapi> = admin.getServiceOpenapi;
export const call_listServices: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Read_ListServicesResponse>; }, typeof admin.listServices> = admin.listServices;
export const call_modifyService: Callable<{ (...args: [string, Given_ModifyServiceRequest, Given_RequestOptions | undefined]): PromiseLike<Read_ServiceMetadata>; }, typeof admin.modifyService> = admin.modifyService;
export const call_modifyServiceState: Callable<{ (...args: [string, Given_ModifyServiceStateRequest, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.modifyServiceState> = admin.modifyServiceState;
export const call_getServiceHandler: Callable<{ (...args: [string, string, Given_RequestOptions | undefined]): PromiseLike<Read_HandlerMetadata>; }, typeof admin.getServiceHandler> = admin.getServiceHandler;
export const call_listServiceHandlers: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<Read_ListServiceHandlersResponse>; }, typeof admin.listServiceHandlers> = admin.listServiceHandlers;
export const call_createSubscription: Callable<{ (...args: [Given_CreateSubscriptionRequest, Given_RequestOptions | undefined]): PromiseLike<Read_SubscriptionResponse>; }, typeof admin.createSubscription> = admin.createSubscription;
export const call_deleteSubscription: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.deleteSubscription> = admin.deleteSubscription;
export const call_getSubscription: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<Read_SubscriptionResponse>; }, typeof admin.getSubscription> = admin.getSubscription;
export const call_listSubscriptions: Callable<{ (...args: [Given_ListSubscriptionsOptions | undefined]): PromiseLike<Read_ListSubscriptionsResponse>; }, typeof admin.listSubscriptions> = admin.listSubscriptions;
export const call_getVersion: Callable<{ (...args: [Given_RequestOptions | undefined]): PromiseLike<Read_VersionInformation>; }, typeof admin.getVersion> = admin.getVersion;
export const call_pauseVqueue: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.pauseVqueue> = admin.pauseVqueue;
export const call_resumeVqueue: Callable<{ (...args: [string, Given_RequestOptions | undefined]): PromiseLike<unknown>; }, typeof admin.resumeVqueue> = admin.resumeVqueue;
export const call_countInvocationsBy: Callable<{ (fields: ReadonlyArray<never>, filter?: Given_InvocationFilter | undefined, options?: Given_RequestOptions | undefined): PromiseLike<Array<{} & { "count": number; }>>; }, typeof admin.countInvocationsBy> = admin.countInvocationsBy;
export const call_getInvocation: Callable<{ (invocationId: string, options?: Given_GetInvocationOptions | undefined): PromiseLike<undefined | unknown>; }, typeof admin.getInvocation> = admin.getInvocation;
export const call_listInvocations: Callable<{ (filter?: Given_InvocationFilter | undefined, options?: Given_ListInvocationsOptions | undefined): AsyncGenerator<unknown, unknown, undefined>; }, typeof admin.listInvocations> = admin.listInvocations;
export const call_queryRows: Callable<{ (query: Sql | string, ...options: never[]): PromiseLike<Array<unknown>>; }, typeof admin.queryRows> = admin.queryRows;
export const call_streamRows: Callable<{ (query: Sql | string, ...options: never[]): AsyncGenerator<unknown, unknown, undefined>; }, typeof admin.streamRows> = admin.streamRows;

export const error_bulkDeleteRules: { "400": string; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": Read_ErrorDescriptionResponse | string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.bulkDeleteRules;
export const error_cancelInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.cancelInvocation;
export const error_createDeployment: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.createDeployment;
export const error_createKafkaCluster: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.createKafkaCluster;
export const error_createSubscription: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.createSubscription;
export const error_deleteDeployment: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; "501": undefined; } = errors.deleteDeployment;
export const error_deleteInvocation: { "400": Read_ErrorDescriptionResponse | string; "405": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.deleteInvocation;
export const error_deleteKafkaCluster: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.deleteKafkaCluster;
export const error_deleteSubscription: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.deleteSubscription;
export const error_getClusterHealth: { "429": undefined; "500": Read_ErrorDescriptionResponse; "503": Read_ErrorDescriptionResponse; } = errors.getClusterHealth;
export const error_getDeployment: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getDeployment;
export const error_getHealth: { "429": undefined; } = errors.getHealth;
export const error_getKafkaCluster: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getKafkaCluster;
export const error_getService: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getService;
export const error_getServiceHandler: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getServiceHandler;
export const error_getServiceOpenapi: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getServiceOpenapi;
export const error_getSubscription: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.getSubscription;
export const error_getVersion: { "429": undefined; } = errors.getVersion;
export const error_killInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.killInvocation;
export const error_listDeployments: { "429": undefined; } = errors.listDeployments;
export const error_listKafkaClusters: { "429": undefined; } = errors.listKafkaClusters;
export const error_listServiceHandlers: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.listServiceHandlers;
export const error_listServices: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.listServices;
export const error_listSubscriptions: { "400": string; "429": undefined; } = errors.listSubscriptions;
export const error_modifyService: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.modifyService;
export const error_modifyServiceState: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.modifyServiceState;
export const error_pauseInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.pauseInvocation;
export const error_pauseVqueue: { "400": Read_ErrorDescriptionResponse | string; "405": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.pauseVqueue;
export const error_purgeInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.purgeInvocation;
export const error_purgeJournal: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.purgeJournal;
export const error_query: { "400": Read_QueryErrorBody | string; "413": string; "415": string; "422": string; "429": Read_QueryErrorBody | undefined; "500": Read_QueryErrorBody; "503": Read_QueryErrorBody; } = errors.query;
export const error_restartAsNewInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "410": Read_ErrorDescriptionResponse; "422": Read_ErrorDescriptionResponse; "425": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.restartAsNewInvocation;
export const error_resumeInvocation: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "425": Read_ErrorDescriptionResponse; "429": undefined; "503": Read_ErrorDescriptionResponse; } = errors.resumeInvocation;
export const error_resumeVqueue: { "400": Read_ErrorDescriptionResponse | string; "405": Read_ErrorDescriptionResponse; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.resumeVqueue;
export const error_updateDeployment: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.updateDeployment;
export const error_updateKafkaCluster: { "400": Read_ErrorDescriptionResponse | string; "404": Read_ErrorDescriptionResponse; "405": Read_ErrorDescriptionResponse; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.updateKafkaCluster;
export const error_upsertRules: { "400": string; "409": Read_ErrorDescriptionResponse; "413": string; "415": string; "422": Read_ErrorDescriptionResponse | string; "429": undefined; "500": Read_ErrorDescriptionResponse; } = errors.upsertRules;

type Given_AwaitedInvocations = {
"arrived": ReadonlyArray<Given_Invocation>;
"notArrived": ReadonlyArray<string>;
};
type Given_BulkFilter = {
"completedFor"?: Date | Given_Duration | undefined;
"deployment"?: ReadonlyArray<string> | string | undefined;
"failure"?: Given_FailureGroup | ReadonlyArray<Given_FailureGroup> | string | undefined;
"handler"?: ReadonlyArray<string> | string | undefined;
"id"?: ReadonlyArray<string> | string | undefined;
"key"?: ReadonlyArray<string> | string | undefined;
"newerThan"?: Date | Given_Duration | undefined;
"olderThan"?: Date | Given_Duration | undefined;
"service"?: ReadonlyArray<string> | string | undefined;
"sql"?: Sql | undefined;
"status"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined;
"stuck"?: false | true | undefined;
"stuckFor"?: Date | Given_Duration | undefined;
};
type Given_BulkOptions = {
"concurrency"?: number | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxPause"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_BulkProgress): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_CreateKafkaClusterRequest = {
"name": string;
"properties": { [key: string]: string; };
};
type Given_CreateSubscriptionRequest = {
"options"?: null | undefined | { [key: string]: string; };
"sink": string;
"source": string;
};
type Given_DeleteDeploymentOptions = {
"force": true;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_DeleteInvocationOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"mode"?: "Cancel" | "Kill" | "Purge" | null | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_DeleteKafkaClusterOptions = {
"force"?: false | null | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_DeleteRuleRequest = {
"expected_version"?: null | number | undefined;
"pattern": string;
};
type Given_Duration = {
"days"?: number | undefined;
"hours"?: number | undefined;
"minutes"?: number | undefined;
"seconds"?: number | undefined;
};
type Given_EnsureSubscriptionOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"replace"?: false | true | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_FailureGroup = {
"at"?: string | undefined;
"code"?: number | undefined;
"count": number;
"examples": ReadonlyArray<string>;
"firstAt": string;
"handler": string;
"message": string;
"relatedCommand"?: Given_RelatedCommand | undefined;
"restateCode"?: string | undefined;
"service": string;
"similar": boolean;
"stacktrace"?: string | undefined;
"statuses": ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended">;
"variants": number;
};
type Given_GetInvocationOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"withFailure"?: never | undefined;
};
type Given_GetKafkaClusterOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"include_subscriptions"?: false | true | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_GoogleIdTokenAuth = {
"audience"?: null | string | undefined;
"impersonate_service_account"?: null | string | undefined;
};
type Given_HttpAuth = {
"GoogleIdToken": Given_GoogleIdTokenAuth;
};
type Given_Invocation = {
"completed_at": null | string;
"completion_failure": null | string;
"completion_result": "failure" | "success" | null;
"completion_retention": null | string;
"created_at": string;
"created_using_restate_version": null | string;
"id": string;
"idempotency_key": null | string;
"inboxed_at": null | string;
"invoked_by": "ingress" | "restart_as_new" | "service" | "subscription" | string & {};
"invoked_by_id": null | string;
"invoked_by_service_name": null | string;
"invoked_by_subscription_id": null | string;
"invoked_by_target": null | string;
"journal_commands_size": null | number;
"journal_retention": null | string;
"journal_size": null | number;
"last_attempt_deployment_id": null | string;
"last_attempt_server": null | string;
"last_failure": null | string;
"last_failure_error_code": null | string;
"last_failure_related_command_index": null | number;
"last_failure_related_command_name": null | string;
"last_failure_related_command_type": null | string;
"last_failure_related_entry_index": null | number;
"last_failure_related_entry_name": null | string;
"last_failure_related_entry_type": null | string;
"last_start_at": null | string;
"modified_at": string;
"next_retry_at": null | string;
"pinned_deployment_id": null | string;
"pinned_service_protocol_version": null | number;
"restarted_from": null | string;
"retry_count": null | number;
"running_at": null | string;
"scheduled_at": null | string;
"scheduled_start_at": null | string;
"status": "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended";
"suspended_waiting_for_completions": ReadonlyArray<number> | null;
"suspended_waiting_for_signals": ReadonlyArray<number> | null;
"target": string;
"target_handler_name": string;
"target_service_key": null | string;
"target_service_name": string;
"target_service_ty": "service" | "virtual_object" | "workflow";
"trace_id": null | string;
};
type Given_InvocationFilter = {
"completedFor"?: Date | Given_Duration | undefined;
"deployment"?: ReadonlyArray<string> | string | undefined;
"failure"?: Given_FailureGroup | ReadonlyArray<Given_FailureGroup> | string | undefined;
"handler"?: ReadonlyArray<string> | string | undefined;
"id"?: ReadonlyArray<string> | string | undefined;
"key"?: ReadonlyArray<string> | string | undefined;
"newerThan"?: Date | Given_Duration | undefined;
"olderThan"?: Date | Given_Duration | undefined;
"service"?: ReadonlyArray<string> | string | undefined;
"sql"?: Sql | undefined;
"status"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined;
"stuck"?: false | true | undefined;
"stuckFor"?: Date | Given_Duration | undefined;
};
type Given_InvocationMove = {
"completedFor"?: Date | Given_Duration | undefined;
"deployment"?: ReadonlyArray<string> | string | undefined;
"failure"?: Given_FailureGroup | ReadonlyArray<Given_FailureGroup> | string | undefined;
"from"?: string | undefined;
"handler"?: ReadonlyArray<string> | string | undefined;
"id"?: ReadonlyArray<string> | string | undefined;
"key"?: ReadonlyArray<string> | string | undefined;
"newerThan"?: Date | Given_Duration | undefined;
"olderThan"?: Date | Given_Duration | undefined;
"service"?: ReadonlyArray<string> | string | undefined;
"sql"?: Sql | undefined;
"status"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined;
"stuck"?: false | true | undefined;
"stuckFor"?: Date | Given_Duration | undefined;
"to": string;
};
type Given_InvocationPlace = {
"created_at": string;
"id": string;
};
type Given_ListInvocationsOptions = {
"after"?: Given_InvocationPlace | undefined;
"before"?: Given_InvocationPlace | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"limit"?: number | undefined;
"maxRetries"?: number | undefined;
"order"?: "id" | "newest" | "oldest" | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"withFailure"?: never | undefined;
};
type Given_ListSubscriptionsOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"sink"?: null | string | undefined;
"source"?: null | string | undefined;
"timeout"?: number | undefined;
};
type Given_ModifyServiceRequest = {
"abort_timeout"?: null | string | undefined;
"idempotency_retention"?: null | string | undefined;
"inactivity_timeout"?: null | string | undefined;
"journal_retention"?: null | string | undefined;
"public"?: false | null | true | undefined;
"workflow_completion_retention"?: null | string | undefined;
};
type Given_ModifyServiceStateRequest = {
"new_state": { [key: string]: Array<number> | string; };
"object_key": string;
"scope"?: null | string | undefined;
"version"?: null | string | undefined;
};
type Given_MoveOptions = {
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"move"?: "all" | "failing" | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_Pick = {
"interval"?: number | undefined;
"timeout"?: number | undefined;
};
type Given_PruneOptions = {
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"keep"?: number | undefined;
"maxPause"?: number | undefined;
"maxRetries"?: number | undefined;
"olderThan"?: Date | Given_Duration | undefined;
"onProgress"?: undefined | { (progress: Read_BulkProgress): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_QueryRequest = {
"query": string;
};
type Given_ReadStateOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_Readonly = {
[key: string]: string | undefined;
};
type Given_Readonly2 = {
[key: string]: unknown;
};
type Given_Readonly4 = {
[key: string]: string;
};
type Given_RelatedCommand = {
"index"?: number | undefined;
"name"?: string | undefined;
"type"?: string | undefined;
};
type Given_ReplaceStateOptions = {
"expectedVersion"?: string | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"verify"?: Given_Pick | false | true | undefined;
};
type Given_RequestOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_RestartAsNewInvocationOptions = {
"deployment"?: "keep" | "latest" | string & {} | undefined;
"from"?: null | number | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_RestoreOptions = {
"additionalHeaders"?: Given_Readonly4 | undefined;
"bake"?: Given_Duration | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"move"?: "all" | "failing" | "none" | undefined;
"onProgress"?: undefined | { (result: Read_RollOutResult): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_ResumeInvocationOptions = {
"deployment"?: "keep" | "latest" | string & {} | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_RollOutOptions = {
"bake"?: Given_Duration | undefined;
"canary"?: number | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"move"?: "all" | "failing" | "none" | undefined;
"onProgress"?: undefined | { (result: Read_RollOutResult): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"tolerance"?: number | undefined;
};
type Given_SerdeableHeaderHashMap = {
[key: string]: string;
};
type Given_StateChange = {
(state: Read_ServiceState, key: string): Given_Readonly2 | PromiseLike<Given_Readonly2 | object & {} | undefined> | object & {} | undefined;
};
type Given_SummarizeFailuresOptions = {
"examples"?: number | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"signal"?: AbortSignal | undefined;
"similar"?: false | true | undefined;
"timeout"?: number | undefined;
};
type Given_UpdateKafkaClusterRequest = {
"properties": { [key: string]: string; };
};
type Given_UpdateStatesOptions = {
"attempts"?: number | undefined;
"concurrency"?: number | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxPause"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_BulkProgress): unknown; };
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"verify"?: Given_Pick | undefined;
};
type Given_UpsertRuleRequest = {
"description"?: null | string | undefined;
"disabled"?: false | true | undefined;
"limits"?: Given_UserLimits | undefined;
"pattern": string;
"precondition"?: undefined | { "type": "does_not_exist"; } | { "type": "matches"; "version": number; } | { "type": "none"; };
};
type Given_UserLimits = {
"concurrency"?: null | number | undefined;
};
type Given_WaitForInvocationOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_WaitProgress2): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"until"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined | { (invocation: Read_Invocation): boolean; };
};
type Given_WaitForInvocationOptions2 = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_WaitProgress3): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"until"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined | { (invocation: Read_Invocation): boolean; };
};
type Given_WaitForStateOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_WaitProgress): unknown; };
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"until": string | { (state: Read_ServiceState): boolean; };
};
type Given_WaitUntilDrainedOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_WaitProgress4): unknown; };
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_WaitUntilHealthyOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_WaitProgress5): unknown; };
"partitions"?: false | true | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Read_AwaitedInvocations = {
"arrived": ReadonlyArray<Read_Invocation>;
"notArrived": ReadonlyArray<string>;
};
type Read_BulkFailure = {
"error": unknown;
"id": string;
};
type Read_BulkProgress = {
"done": number;
"failed": number;
"notStarted": number;
"rate": number;
"remaining": number | undefined;
"succeeded": number;
"total": number | undefined;
"unchanged": number;
"unknown": number;
};
type Read_BulkResult = {
"failed": ReadonlyArray<Read_BulkFailure>;
"notStarted": ReadonlyArray<{ "data"?: Read_ServiceState | undefined; "id": string; }>;
"succeeded": ReadonlyArray<{ "data": Read_ServiceState; "id": string; }>;
"unchanged": ReadonlyArray<Read_BulkUnchanged>;
"unknown": ReadonlyArray<Read_BulkFailure>;
};
type Read_BulkResult2 = {
"failed": ReadonlyArray<Read_BulkFailure>;
"notStarted": ReadonlyArray<{ "data"?: Read_DeploymentUsage | undefined; "id": string; }>;
"succeeded": ReadonlyArray<{ "data": Read_DeploymentUsage; "id": string; }>;
"unchanged": ReadonlyArray<Read_BulkUnchanged>;
"unknown": ReadonlyArray<Read_BulkFailure>;
};
type Read_BulkResult3 = {
"failed": ReadonlyArray<Read_BulkFailure>;
"notStarted": ReadonlyArray<{ "data"?: undefined | unknown; "id": string; }>;
"succeeded": ReadonlyArray<{ "data": unknown; "id": string; }>;
"unchanged": ReadonlyArray<Read_BulkUnchanged>;
"unknown": ReadonlyArray<Read_BulkFailure>;
};
type Read_BulkResult4 = {
"failed": ReadonlyArray<Read_BulkFailure>;
"notStarted": ReadonlyArray<{ "data"?: Read_RestartAsNewInvocationResponse | undefined; "id": string; }>;
"succeeded": ReadonlyArray<{ "data": Read_RestartAsNewInvocationResponse; "id": string; }>;
"unchanged": ReadonlyArray<Read_BulkUnchanged>;
"unknown": ReadonlyArray<Read_BulkFailure>;
};
type Read_BulkUnchanged = {
"id": string;
"reason": string;
"status": number | undefined;
};
type Read_ClusterHealthResponse = {
"cluster_name": string;
"metadata_cluster_health"?: Read_EmbeddedMetadataClusterHealth | null | undefined;
};
type Read_CountsByStatus = {
"backing-off"?: number | undefined;
"completed"?: number | undefined;
"paused"?: number | undefined;
"pending"?: number | undefined;
"ready"?: number | undefined;
"running"?: number | undefined;
"scheduled"?: number | undefined;
"suspended"?: number | undefined;
};
type Read_DeploymentUsage = {
"address": string | undefined;
"createdAt": string | undefined;
"id": string;
"isDeleted": boolean;
"isDrained": boolean;
"latestOf": ReadonlyArray<string>;
"pinned": Read_CountsByStatus;
"services": ReadonlyArray<{ "name": string; "revision": number; }>;
"unpinned": Read_CountsByStatus;
};
type Read_EmbeddedMetadataClusterHealth = {
"members": Array<number>;
};
type Read_EnsuredSubscription = {
"id": string;
"isNew": boolean;
"options": { [key: string]: string; };
"others": ReadonlyArray<Read_SubscriptionResponse>;
"sink": string;
"source": string;
};
type Read_ErrorDescriptionResponse = {
"message": string;
"restate_code"?: null | string | undefined;
};
type Read_FailureGroup = {
"at"?: string | undefined;
"code"?: number | undefined;
"count": number;
"examples": ReadonlyArray<string>;
"firstAt": string;
"handler": string;
"message": string;
"relatedCommand"?: Read_RelatedCommand | undefined;
"restateCode"?: string | undefined;
"service": string;
"similar": boolean;
"stacktrace"?: string | undefined;
"statuses": ReadonlyArray<string>;
"variants": number;
};
type Read_GoogleIdTokenAuth = {
"audience"?: null | string | undefined;
"impersonate_service_account"?: null | string | undefined;
};
type Read_HandlerMetadata = {
"abort_timeout"?: null | string | undefined;
"documentation"?: null | string | undefined;
"enable_lazy_state"?: false | null | true | undefined;
"idempotency_retention"?: null | string | undefined;
"inactivity_timeout"?: null | string | undefined;
"info"?: Array<Read_SchemaInfo> | undefined;
"input_description": string;
"input_json_schema"?: unknown;
"journal_retention"?: null | string | undefined;
"metadata"?: undefined | { [key: string]: string; };
"name": string;
"output_description": string;
"output_json_schema"?: unknown;
"public"?: false | true | undefined;
"retry_policy"?: Read_HandlerRetryPolicyMetadata | undefined;
"ty"?: null | string | undefined;
};
type Read_HandlerRetryPolicyMetadata = {
"exponentiation_factor"?: null | number | undefined;
"initial_interval"?: null | string | undefined;
"max_attempts"?: null | number | undefined;
"max_interval"?: null | string | undefined;
"on_max_attempts"?: null | string | undefined;
};
type Read_HttpAuth = {
"GoogleIdToken": Read_GoogleIdTokenAuth;
};
type Read_Invocation = {
"completed_at": null | string;
"completion_failure": null | string;
"completion_result": null | string;
"completion_retention": null | string;
"created_at": string;
"created_using_restate_version": null | string;
"id": string;
"idempotency_key": null | string;
"inboxed_at": null | string;
"invoked_by": string | string & {};
"invoked_by_id": null | string;
"invoked_by_service_name": null | string;
"invoked_by_subscription_id": null | string;
"invoked_by_target": null | string;
"journal_commands_size": null | number;
"journal_retention": null | string;
"journal_size": null | number;
"last_attempt_deployment_id": null | string;
"last_attempt_server": null | string;
"last_failure": null | string;
"last_failure_error_code": null | string;
"last_failure_related_command_index": null | number;
"last_failure_related_command_name": null | string;
"last_failure_related_command_type": null | string;
"last_failure_related_entry_index": null | number;
"last_failure_related_entry_name": null | string;
"last_failure_related_entry_type": null | string;
"last_start_at": null | string;
"modified_at": string;
"next_retry_at": null | string;
"pinned_deployment_id": null | string;
"pinned_service_protocol_version": null | number;
"restarted_from": null | string;
"retry_count": null | number;
"running_at": null | string;
"scheduled_at": null | string;
"scheduled_start_at": null | string;
"status": string;
"suspended_waiting_for_completions": ReadonlyArray<number> | null;
"suspended_waiting_for_signals": ReadonlyArray<number> | null;
"target": string;
"target_handler_name": string;
"target_service_key": null | string;
"target_service_name": string;
"target_service_ty": string;
"trace_id": null | string;
};
type Read_InvocationFailure = {
"at"?: string | undefined;
"code"?: number | undefined;
"message": string;
"relatedCommand"?: Read_RelatedCommand | undefined;
"restateCode"?: string | undefined;
"stacktrace"?: string | undefined;
};
type Read_JournalEntry = {
"appended_at": null | string;
"completed": false | null | true;
"entry_json": null | string;
"entry_lite_json": null | string;
"entry_type": string;
"index": number;
"invoked_id": null | string;
"invoked_target": null | string;
"name": null | string;
"promise_name": null | string;
"sleep_wakeup_at": null | string;
"version": number;
};
type Read_JournalEvent = {
"after_journal_entry_index": number;
"appended_at": string;
"event_json": string;
"event_type": string | string & {};
"failure": Read_InvocationFailure | undefined;
};
type Read_KafkaClusterResponse = {
"created_at": string;
"info"?: Array<Read_SchemaInfo> | undefined;
"name": string;
"properties": { [key: string]: string; };
"subscriptions": Array<Read_SubscriptionResponse>;
};
type Read_ListDeploymentsResponse = {
"deployments": Array<{ "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "compression"?: null | string | undefined; "created_at": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceNameRevPair>; } | { "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "auth"?: Read_HttpAuth | null | undefined; "created_at": string; "http_version": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "protocol_type": string; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceNameRevPair>; "uri": string; }>;
};
type Read_ListKafkaClustersResponse = {
"clusters": Array<Read_SimpleKafkaClusterResponse>;
};
type Read_ListServiceHandlersResponse = {
"handlers": Array<Read_HandlerMetadata>;
};
type Read_ListServicesResponse = {
"services": Array<Read_ServiceMetadata>;
};
type Read_ListSubscriptionsResponse = {
"subscriptions": Array<Read_SubscriptionResponse>;
};
type Read_MoveResult = {
"moved": number;
"notMoved": ReadonlyArray<Read_NotMovedInvocations>;
};
type Read_NotMovedInvocations = {
"count": number;
"example": string;
"handler": string;
"reason": string;
"status": string;
};
type Read_OlderDeployment = {
"address": string | undefined;
"createdAt": string | undefined;
"id": string;
"isDeleted": boolean;
"isDrained": boolean;
"latestOf": ReadonlyArray<string>;
"notMoved": ReadonlyArray<Read_NotMovedInvocations>;
"pinned": Read_CountsByStatus;
"services": ReadonlyArray<{ "name": string; "revision": number; }>;
"unpinned": Read_CountsByStatus;
};
type Read_QueryErrorBody = {
"message": string;
};
type Read_QueryResponse = {
"rows": Array<{ [key: string]: unknown; }>;
};
type Read_Readonly2 = {
[key: string]: unknown;
};
type Read_Readonly3 = {
[key: string]: Uint8Array<ArrayBuffer>;
};
type Read_RegisterDeploymentResponse = {
"id": string;
"info"?: Array<Read_SchemaInfo> | undefined;
"max_protocol_version"?: number | undefined;
"min_protocol_version"?: number | undefined;
"sdk_version"?: null | string | undefined;
"services": Array<Read_ServiceMetadata>;
};
type Read_RegisteredDeployment = {
"id": string;
"isNew": boolean;
"services": ReadonlyArray<Read_ServiceMetadata>;
};
type Read_RelatedCommand = {
"index"?: number | undefined;
"name"?: string | undefined;
"type"?: string | undefined;
};
type Read_RestartAsNewInvocationResponse = {
"new_invocation_id": string;
};
type Read_RollOutResult = {
"failed": number;
"failing": number;
"failures": ReadonlyArray<Read_FailureGroup>;
"id": string;
"isChecked": boolean;
"isNew": boolean;
"moved": number;
"nothingToDo": boolean;
"older": ReadonlyArray<Read_OlderDeployment>;
"open": number;
"services": ReadonlyArray<Read_ServiceMetadata>;
"succeeded": number;
"tried": ReadonlyArray<Read_TriedInvocation>;
"vanished": number;
};
type Read_RuleResponse = {
"description"?: null | string | undefined;
"disabled": boolean;
"last_modified_millis_since_epoch": number;
"limits": Read_UserLimits;
"pattern": string;
"version": number;
};
type Read_SchemaInfo = {
"code"?: null | string | undefined;
"message": string;
};
type Read_SerdeableHeaderHashMap = {
[key: string]: string;
};
type Read_ServiceMetadata = {
"abort_timeout"?: string | undefined;
"deployment_id": string;
"documentation"?: null | string | undefined;
"enable_lazy_state"?: false | true | undefined;
"handlers": Array<Read_HandlerMetadata>;
"idempotency_retention"?: string | undefined;
"inactivity_timeout"?: string | undefined;
"info"?: Array<Read_SchemaInfo> | undefined;
"journal_retention"?: null | string | undefined;
"metadata"?: undefined | { [key: string]: string; };
"name": string;
"public"?: false | true | undefined;
"retry_policy"?: Read_ServiceRetryPolicyMetadata | undefined;
"revision": number;
"ty": string;
"workflow_completion_retention"?: null | string | undefined;
};
type Read_ServiceNameRevPair = {
"name": string;
"revision": number;
};
type Read_ServiceRetryPolicyMetadata = {
"exponentiation_factor"?: number | undefined;
"initial_interval"?: string | undefined;
"max_attempts"?: null | number | undefined;
"max_interval"?: null | string | undefined;
"on_max_attempts"?: string | undefined;
};
type Read_ServiceState = {
"bytes": Read_Readonly3;
"values": Read_Readonly2;
"version": string;
};
type Read_SimpleKafkaClusterResponse = {
"created_at": string;
"info"?: Array<Read_SchemaInfo> | undefined;
"name": string;
"properties": { [key: string]: string; };
};
type Read_SubscriptionResponse = {
"id": string;
"options": { [key: string]: string; };
"sink": string;
"source": string;
};
type Read_TriedInvocation = {
"failure": Read_InvocationFailure | undefined;
"handler": string;
"id": string;
"state": string;
};
type Read_UserLimits = {
"concurrency"?: null | number | undefined;
};
type Read_VersionInformation = {
"features"?: undefined | { [key: string]: boolean; };
"ingress_endpoint"?: null | string | undefined;
"max_admin_api_version": number;
"min_admin_api_version": number;
"version": string;
};
type Read_WaitProgress = {
"cause": unknown;
"description": string;
"elapsed": number;
"lastSeen": Read_ServiceState | undefined;
};
type Read_WaitProgress2 = {
"cause": unknown;
"description": string;
"elapsed": number;
"lastSeen": Read_Invocation | undefined;
};
type Read_WaitProgress3 = {
"cause": unknown;
"description": string;
"elapsed": number;
"lastSeen": Read_AwaitedInvocations | undefined;
};
type Read_WaitProgress4 = {
"cause": unknown;
"description": string;
"elapsed": number;
"lastSeen": Read_CountsByStatus | undefined;
};
type Read_WaitProgress5 = {
"cause": unknown;
"description": string;
"elapsed": number;
"lastSeen": unknown;
};

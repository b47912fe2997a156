// Uses everything that the client exported when it was published last. `npm run check:types` compiles it: an error is a
// breaking change. Written by `npm run schema:bump` and `npm run schema:published`. Do not edit.
// Generated code: 619716510a6915833c686f00a642ce64d6e996fd5983b0bf966c5a4c327b4822

import type { AdminBulkOperations } from "../../src/index.js";
import type { AdminClient } from "../../src/index.js";
import type { AdminConnectionError } from "../../src/index.js";
import type { AdminDecodeError } from "../../src/index.js";
import type { AdminOperations } from "../../src/index.js";
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
import type { BulkUnchanged } from "../../src/index.js";
import type { CallEndEvent } from "../../src/index.js";
import type { CallEvent } from "../../src/index.js";
import type { Client } from "../../src/index.js";
import type { ClientOptions } from "../../src/index.js";
import type { CountsByStatus } from "../../src/index.js";
import type { DeleteDeploymentOptions } from "../../src/index.js";
import type { DeleteInvocationOptions } from "../../src/index.js";
import type { DeleteKafkaClusterOptions } from "../../src/index.js";
import type { DeploymentUsage } from "../../src/index.js";
import type { Duration } from "../../src/index.js";
import type { EnsureSubscriptionOptions } from "../../src/index.js";
import type { EnsuredSubscription } from "../../src/index.js";
import type { FailingInvocations } from "../../src/index.js";
import type { FailureEvent } from "../../src/index.js";
import type { FailureGroup } from "../../src/index.js";
import type { FakeAdminApi } from "../../src/testing/index.js";
import type { FakeAdminApiOptions } from "../../src/testing/index.js";
import type { FakeCall } from "../../src/testing/index.js";
import type { FakeRequest } from "../../src/testing/index.js";
import type { FakeResponse } from "../../src/testing/index.js";
import type { FakeResult } from "../../src/testing/index.js";
import type { Fetch } from "../../src/index.js";
import type { GetInvocationOptions } from "../../src/index.js";
import type { GetKafkaClusterOptions } from "../../src/index.js";
import type { HandlerChange } from "../../src/index.js";
import type { HeaderFields } from "../../src/index.js";
import type { Invocation } from "../../src/index.js";
import type { InvocationCount } from "../../src/index.js";
import type { InvocationEndedError } from "../../src/index.js";
import type { InvocationFailure } from "../../src/index.js";
import type { InvocationField } from "../../src/index.js";
import type { InvocationFilter } from "../../src/index.js";
import type { InvocationMove } from "../../src/index.js";
import type { InvocationOrder } from "../../src/index.js";
import type { InvocationPlace } from "../../src/index.js";
import type { InvocationStatus } from "../../src/index.js";
import type { InvocationWithFailure } from "../../src/index.js";
import type { JournalEntry } from "../../src/index.js";
import type { JournalEvent } from "../../src/index.js";
import type { KeptDeployment } from "../../src/index.js";
import type { ListInvocationsOptions } from "../../src/index.js";
import type { ListSubscriptionsOptions } from "../../src/index.js";
import type { ListedInvocation } from "../../src/index.js";
import type { ListedTargets } from "../../src/index.js";
import type { MoveOptions } from "../../src/index.js";
import type { MoveResult } from "../../src/index.js";
import type { MoveSelection } from "../../src/index.js";
import type { MoveStoppedError } from "../../src/index.js";
import type { MovedInvocation } from "../../src/index.js";
import type { NotMovedInvocations } from "../../src/index.js";
import type { Observers } from "../../src/index.js";
import type { OperationError } from "../../src/index.js";
import type { OperationPromise } from "../../src/index.js";
import type { OperationResult } from "../../src/index.js";
import type { PruneOptions } from "../../src/index.js";
import type { PruneResult } from "../../src/index.js";
import type { PruneStoppedError } from "../../src/index.js";
import type { QueryMatch } from "../../src/testing/index.js";
import type { QueryRows } from "../../src/testing/index.js";
import type { ReadOnlyKysely } from "../../src/kysely/index.js";
import type { ReadStateOptions } from "../../src/index.js";
import type { RegisterOptions } from "../../src/index.js";
import type { RegisteredDeployment } from "../../src/index.js";
import type { RegistrationError } from "../../src/index.js";
import type { RelatedCommand } from "../../src/index.js";
import type { ReplaceStateOptions } from "../../src/index.js";
import type { ReplacedDeployment } from "../../src/index.js";
import type { RequestEvent } from "../../src/index.js";
import type { RequestOptions } from "../../src/index.js";
import type { ResponseEvent } from "../../src/index.js";
import type { RestartAsNewInvocationOptions } from "../../src/index.js";
import type { RestateAdminError } from "../../src/index.js";
import type { RestateDatabase } from "../../src/kysely/index.js";
import type { RestateDialect } from "../../src/kysely/index.js";
import type { ResumeInvocationOptions } from "../../src/index.js";
import type { RetryEvent } from "../../src/index.js";
import type { RollOutOptions } from "../../src/index.js";
import type { RollOutResult } from "../../src/index.js";
import type { RollOutStoppedError } from "../../src/index.js";
import type { RowsOptions } from "../../src/index.js";
import type { SelectCreator } from "../../src/kysely/index.js";
import type { ServiceChanges } from "../../src/index.js";
import type { ServiceState } from "../../src/index.js";
import type { Sql } from "../../src/index.js";
import type { SqlRow } from "../../src/index.js";
import type { SqlTag } from "../../src/index.js";
import type { SqlValue } from "../../src/index.js";
import type { StableRow } from "../../src/kysely/index.js";
import type { StableRows } from "../../src/kysely/index.js";
import type { StateChange } from "../../src/index.js";
import type { StateConflictError } from "../../src/index.js";
import type { StateValues } from "../../src/index.js";
import type { SubscriptionConflictError } from "../../src/index.js";
import type { SummarizeFailuresOptions } from "../../src/index.js";
import type { UpdateStatesOptions } from "../../src/index.js";
import type { WaitForInvocationOptions } from "../../src/index.js";
import type { WaitForStateOptions } from "../../src/index.js";
import type { WaitOptions } from "../../src/index.js";
import type { WaitTimeoutError } from "../../src/index.js";
import type { WaitUntilDrainedOptions } from "../../src/index.js";
import type { WaitUntilHealthyOptions } from "../../src/index.js";
import type { bulkDeleteRules } from "../../src/index.js";
import type { cancelInvocation } from "../../src/index.js";
import type { cancelInvocations } from "../../src/index.js";
import type { clusterHealth } from "../../src/index.js";
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
import type { deleteInvocations } from "../../src/index.js";
import type { deleteKafkaCluster } from "../../src/index.js";
import type { deleteSubscription } from "../../src/index.js";
import type { ensureSubscription } from "../../src/index.js";
import type { getDeployment } from "../../src/index.js";
import type { getInvocation } from "../../src/index.js";
import type { getJournal } from "../../src/index.js";
import type { getJournalEvents } from "../../src/index.js";
import type { getKafkaCluster } from "../../src/index.js";
import type { getService } from "../../src/index.js";
import type { getServiceHandler } from "../../src/index.js";
import type { getServiceOpenapi } from "../../src/index.js";
import type { getSubscription } from "../../src/index.js";
import type { health } from "../../src/index.js";
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
import type { restartInvocations } from "../../src/index.js";
import type { resumeInvocation } from "../../src/index.js";
import type { resumeInvocations } from "../../src/index.js";
import type { resumeVqueue } from "../../src/index.js";
import type { rollOutDeployment } from "../../src/index.js";
import type { sql } from "../../src/index.js";
import type { streamRows } from "../../src/index.js";
import type { summarizeFailures } from "../../src/index.js";
import type { updateDeployment } from "../../src/index.js";
import type { updateKafkaCluster } from "../../src/index.js";
import type { updateStates } from "../../src/index.js";
import type { upsertRules } from "../../src/index.js";
import type { version } from "../../src/index.js";
import type { waitForInvocation } from "../../src/index.js";
import type { waitForInvocations } from "../../src/index.js";
import type { waitForState } from "../../src/index.js";
import type { waitUntilDrained } from "../../src/index.js";
import type { waitUntilHealthy } from "../../src/index.js";

declare const admin: AdminClient;

/** What a method was, and whether it still has every option: TypeScript rejects unknown ones only in a literal. */
type Callable<Old, New> = [Exclude<Names<Old>, Names<New>>] extends [never]
  ? Old
  : { noLongerTakes: Exclude<Names<Old>, Names<New>> };
type Names<F> = F extends (...args: infer Args) => unknown ? Keys<Args[number]> : never;
type Keys<T> = T extends unknown ? keyof T : never;

export const call_bulkDeleteRules: Callable<{ (body: Array<Given_DeleteRuleRequest>, options?: Given_RequestOptions | undefined): PromiseLike<Array<string>>; }, typeof admin.bulkDeleteRules> = admin.bulkDeleteRules;
export const call_cancelInvocation: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.cancelInvocation> = admin.cancelInvocation;
export const call_clusterHealth: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Read_ClusterHealthResponse>; }, typeof admin.clusterHealth> = admin.clusterHealth;
export const call_createDeployment: Callable<{ (body: { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, options?: Given_RequestOptions | undefined): PromiseLike<Read_RegisterDeploymentResponse>; }, typeof admin.createDeployment> = admin.createDeployment;
export const call_createKafkaCluster: Callable<{ (body: Given_CreateKafkaClusterRequest, options?: Given_RequestOptions | undefined): PromiseLike<Read_SimpleKafkaClusterResponse>; }, typeof admin.createKafkaCluster> = admin.createKafkaCluster;
export const call_createSubscription: Callable<{ (body: Given_CreateSubscriptionRequest, options?: Given_RequestOptions | undefined): PromiseLike<Read_SubscriptionResponse>; }, typeof admin.createSubscription> = admin.createSubscription;
export const call_deleteDeployment: Callable<{ (deployment: string, options: Given_DeleteDeploymentOptions): PromiseLike<unknown>; }, typeof admin.deleteDeployment> = admin.deleteDeployment;
export const call_deleteInvocation: Callable<{ (invocationId: string, options?: Given_DeleteInvocationOptions | undefined): PromiseLike<unknown>; }, typeof admin.deleteInvocation> = admin.deleteInvocation;
export const call_deleteKafkaCluster: Callable<{ (clusterName: string, options?: Given_DeleteKafkaClusterOptions | undefined): PromiseLike<unknown>; }, typeof admin.deleteKafkaCluster> = admin.deleteKafkaCluster;
export const call_deleteSubscription: Callable<{ (subscription: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.deleteSubscription> = admin.deleteSubscription;
export const call_getDeployment: Callable<{ (deployment: string, options?: Given_RequestOptions | undefined): PromiseLike<{ "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "compression"?: null | string | undefined; "created_at": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; } | { "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "auth"?: Read_HttpAuth | null | undefined; "created_at": string; "http_version": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "protocol_type": string; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; "uri": string; }>; }, typeof admin.getDeployment> = admin.getDeployment;
export const call_getKafkaCluster: Callable<{ (clusterName: string, options?: Given_GetKafkaClusterOptions | undefined): PromiseLike<Read_KafkaClusterResponse>; }, typeof admin.getKafkaCluster> = admin.getKafkaCluster;
export const call_getService: Callable<{ (service: string, options?: Given_RequestOptions | undefined): PromiseLike<Read_ServiceMetadata>; }, typeof admin.getService> = admin.getService;
export const call_getServiceHandler: Callable<{ (service: string, handler: string, options?: Given_RequestOptions | undefined): PromiseLike<Read_HandlerMetadata>; }, typeof admin.getServiceHandler> = admin.getServiceHandler;
export const call_getServiceOpenapi: Callable<{ (service: string, options?: Given_RequestOptions | undefined): PromiseLike<{ [key: string]: unknown; }>; }, typeof admin.getServiceOpenapi> = admin.getServiceOpenapi;
export const call_getSubscription: Callable<{ (subscription: string, options?: Given_RequestOptions | undefined): PromiseLike<Read_SubscriptionResponse>; }, typeof admin.getSubscription> = admin.getSubscription;
export const call_health: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.health> = admin.health;
export const call_killInvocation: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.killInvocation> = admin.killInvocation;
export const call_listDeployments: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Read_ListDeploymentsResponse>; }, typeof admin.listDeployments> = admin.listDeployments;
export const call_listKafkaClusters: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Read_ListKafkaClustersResponse>; }, typeof admin.listKafkaClusters> = admin.listKafkaClusters;
export const call_listServiceHandlers: Callable<{ (service: string, options?: Given_RequestOptions | undefined): PromiseLike<Read_ListServiceHandlersResponse>; }, typeof admin.listServiceHandlers> = admin.listServiceHandlers;
export const call_listServices: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Read_ListServicesResponse>; }, typeof admin.listServices> = admin.listServices;
export const call_listSubscriptions: Callable<{ (options?: Given_ListSubscriptionsOptions | undefined): PromiseLike<Read_ListSubscriptionsResponse>; }, typeof admin.listSubscriptions> = admin.listSubscriptions;
export const call_modifyService: Callable<{ (service: string, body: Given_ModifyServiceRequest, options?: Given_RequestOptions | undefined): PromiseLike<Read_ServiceMetadata>; }, typeof admin.modifyService> = admin.modifyService;
export const call_modifyServiceState: Callable<{ (service: string, body: Given_ModifyServiceStateRequest, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.modifyServiceState> = admin.modifyServiceState;
export const call_pauseInvocation: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.pauseInvocation> = admin.pauseInvocation;
export const call_pauseVqueue: Callable<{ (vqueueId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.pauseVqueue> = admin.pauseVqueue;
export const call_purgeInvocation: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.purgeInvocation> = admin.purgeInvocation;
export const call_purgeJournal: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.purgeJournal> = admin.purgeJournal;
export const call_query: Callable<{ (body: Given_QueryRequest, options?: Given_RequestOptions | undefined): PromiseLike<Read_QueryResponse>; }, typeof admin.query> = admin.query;
export const call_restartAsNewInvocation: Callable<{ (invocationId: string, options?: Given_RestartAsNewInvocationOptions | undefined): PromiseLike<Read_RestartAsNewInvocationResponse>; }, typeof admin.restartAsNewInvocation> = admin.restartAsNewInvocation;
export const call_resumeInvocation: Callable<{ (invocationId: string, options?: Given_ResumeInvocationOptions | undefined): PromiseLike<unknown>; }, typeof admin.resumeInvocation> = admin.resumeInvocation;
export const call_resumeVqueue: Callable<{ (vqueueId: string, options?: Given_RequestOptions | undefined): PromiseLike<unknown>; }, typeof admin.resumeVqueue> = admin.resumeVqueue;
export const call_updateDeployment: Callable<{ (deployment: string, body: { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn"?: null | string | undefined; "assume_role_arn"?: null | string | undefined; "dry_run"?: false | true | undefined; "overwrite"?: false | true | undefined; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "dry_run"?: false | true | undefined; "overwrite"?: false | true | undefined; "uri"?: null | string | undefined; "use_http_11"?: false | null | true | undefined; }, options?: Given_RequestOptions | undefined): PromiseLike<{ "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "compression"?: null | string | undefined; "created_at": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; } | { "additional_headers"?: Read_SerdeableHeaderHashMap | undefined; "auth"?: Read_HttpAuth | null | undefined; "created_at": string; "http_version": string; "id": string; "info"?: Array<Read_SchemaInfo> | undefined; "max_protocol_version": number; "metadata"?: undefined | { [key: string]: string; }; "min_protocol_version": number; "protocol_type": string; "sdk_version"?: null | string | undefined; "services": Array<Read_ServiceMetadata>; "uri": string; }>; }, typeof admin.updateDeployment> = admin.updateDeployment;
export const call_updateKafkaCluster: Callable<{ (clusterName: string, body: Given_UpdateKafkaClusterRequest, options?: Given_RequestOptions | undefined): PromiseLike<Read_SimpleKafkaClusterResponse>; }, typeof admin.updateKafkaCluster> = admin.updateKafkaCluster;
export const call_upsertRules: Callable<{ (body: Array<Given_UpsertRuleRequest>, options?: Given_RequestOptions | undefined): PromiseLike<Array<Read_RuleResponse>>; }, typeof admin.upsertRules> = admin.upsertRules;
export const call_version: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Read_VersionInformation>; }, typeof admin.version> = admin.version;
export const call_queryRows: Callable<{ (query: Sql | string, ...options: never[]): PromiseLike<Array<unknown>>; }, typeof admin.queryRows> = admin.queryRows;
export const call_streamRows: Callable<{ (query: Sql | string, ...options: never[]): AsyncGenerator<unknown, unknown, undefined>; }, typeof admin.streamRows> = admin.streamRows;
export const call_updateStates: Callable<{ (service: string, keys: AsyncIterable<string | { "id": string; }, any, any> & object | Iterable<string | { "id": string; }, any, any> & object, change: Given_StateChange, options?: Given_UpdateStatesOptions | undefined): PromiseLike<Read_BulkResult>; }, typeof admin.updateStates> = admin.updateStates;
export const call_ensureSubscription: Callable<{ (subscription: Given_CreateSubscriptionRequest, options?: Given_EnsureSubscriptionOptions | undefined): PromiseLike<Read_EnsuredSubscription>; }, typeof admin.ensureSubscription> = admin.ensureSubscription;
export const call_waitForInvocation: Callable<{ (invocationId: string, options?: Given_WaitForInvocationOptions | undefined): PromiseLike<Read_Invocation>; }, typeof admin.waitForInvocation> = admin.waitForInvocation;
export const call_waitForInvocations: Callable<{ (invocations: Given_InvocationFilter | ReadonlyArray<string | { "id": string; }>, options?: Given_WaitForInvocationOptions | undefined): PromiseLike<Array<Read_Invocation>>; }, typeof admin.waitForInvocations> = admin.waitForInvocations;
export const call_waitUntilDrained: Callable<{ (deploymentId: string, options?: Given_WaitUntilDrainedOptions | undefined): PromiseLike<unknown>; }, typeof admin.waitUntilDrained> = admin.waitUntilDrained;
export const call_waitUntilHealthy: Callable<{ (options?: Given_WaitUntilHealthyOptions | undefined): PromiseLike<unknown>; }, typeof admin.waitUntilHealthy> = admin.waitUntilHealthy;
export const call_cancelInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.cancelInvocations> = admin.cancelInvocations;
export const call_deleteInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions & Given_DeleteInvocationOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.deleteInvocations> = admin.deleteInvocations;
export const call_killInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.killInvocations> = admin.killInvocations;
export const call_pauseInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.pauseInvocations> = admin.pauseInvocations;
export const call_purgeInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.purgeInvocations> = admin.purgeInvocations;
export const call_purgeJournals: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.purgeJournals> = admin.purgeJournals;
export const call_restartInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions & Given_RestartAsNewInvocationOptions | undefined): PromiseLike<Read_BulkResult3>; }, typeof admin.restartInvocations> = admin.restartInvocations;
export const call_resumeInvocations: Callable<{ (targets: AsyncIterable<string | { "id": string; }, any, any> & object | Given_InvocationFilter | Iterable<string | { "id": string; }, any, any> & object, options?: Given_BulkOptions & Given_ResumeInvocationOptions | undefined): PromiseLike<Read_BulkResult2>; }, typeof admin.resumeInvocations> = admin.resumeInvocations;
export const call_listDeploymentUsage: Callable<{ (options?: Given_RequestOptions | undefined): PromiseLike<Array<Read_DeploymentUsage>>; }, typeof admin.listDeploymentUsage> = admin.listDeploymentUsage;
export const call_moveInvocations: Callable<{ (invocations: Given_InvocationMove, options?: Given_MoveOptions | undefined): PromiseLike<Read_MoveResult>; }, typeof admin.moveInvocations> = admin.moveInvocations;
export const call_pruneDeployments: Callable<{ (options?: Given_PruneOptions | undefined): PromiseLike<Read_PruneResult>; }, typeof admin.pruneDeployments> = admin.pruneDeployments;
export const call_registerDeployment: Callable<{ (deployment: { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, options?: Given_RegisterOptions | undefined): PromiseLike<Read_RegisteredDeployment>; }, typeof admin.registerDeployment> = admin.registerDeployment;
export const call_rollOutDeployment: Callable<{ (deployment: { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "arn": string; "assume_role_arn"?: null | string | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; } | { "additional_headers"?: Given_SerdeableHeaderHashMap | null | undefined; "auth"?: Given_HttpAuth | null | undefined; "breaking"?: false | true | undefined; "dry_run"?: false | true | undefined; "force"?: false | null | true | undefined; "metadata"?: undefined | { [key: string]: string; }; "uri": string; "use_http_11"?: false | true | undefined; }, options?: Given_RollOutOptions | undefined): PromiseLike<Read_RollOutResult>; }, typeof admin.rollOutDeployment> = admin.rollOutDeployment;
export const call_countInvocations: Callable<{ (filter?: Given_InvocationFilter | undefined, options?: Given_RequestOptions | undefined): PromiseLike<number>; }, typeof admin.countInvocations> = admin.countInvocations;
export const call_countInvocationsBy: Callable<{ (fields: ReadonlyArray<never>, filter?: Given_InvocationFilter | undefined, options?: Given_RequestOptions | undefined): PromiseLike<Array<Read_Pick2 & { "count": number; }>>; }, typeof admin.countInvocationsBy> = admin.countInvocationsBy;
export const call_getInvocation: Callable<{ (invocationId: string, options?: Given_GetInvocationOptions | undefined): PromiseLike<undefined | unknown>; }, typeof admin.getInvocation> = admin.getInvocation;
export const call_getJournal: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<Array<Read_JournalEntry>>; }, typeof admin.getJournal> = admin.getJournal;
export const call_getJournalEvents: Callable<{ (invocationId: string, options?: Given_RequestOptions | undefined): PromiseLike<Array<Read_JournalEvent>>; }, typeof admin.getJournalEvents> = admin.getJournalEvents;
export const call_listInvocations: Callable<{ (filter?: Given_InvocationFilter | undefined, options?: Given_ListInvocationsOptions | undefined): AsyncGenerator<unknown, unknown, undefined>; }, typeof admin.listInvocations> = admin.listInvocations;
export const call_summarizeFailures: Callable<{ (filter?: Given_InvocationFilter | undefined, options?: Given_SummarizeFailuresOptions | undefined): PromiseLike<Array<Read_FailureGroup>>; }, typeof admin.summarizeFailures> = admin.summarizeFailures;
export const call_readState: Callable<{ (service: string, key: string, options?: Given_ReadStateOptions | undefined): PromiseLike<Read_ServiceState>; }, typeof admin.readState> = admin.readState;
export const call_replaceState: Callable<{ (service: string, key: string, values: Given_Readonly2 | object & {}, options?: Given_ReplaceStateOptions | undefined): PromiseLike<Read_ServiceState>; }, typeof admin.replaceState> = admin.replaceState;
export const call_waitForState: Callable<{ (service: string, key: string, options: Given_WaitForStateOptions): PromiseLike<Read_ServiceState>; }, typeof admin.waitForState> = admin.waitForState;

type Given_BulkOptions = {
"concurrency"?: number | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxPause"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (progress: Read_BulkProgress): unknown; };
"patience"?: number | undefined;
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
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_DeleteInvocationOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"mode"?: "Cancel" | "Kill" | "Purge" | null | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_DeleteKafkaClusterOptions = {
"force"?: false | null | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
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
"patience"?: number | undefined;
"replace"?: false | true | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_FailureGroup = {
"code": null | number;
"count": number;
"examples": ReadonlyArray<string>;
"firstAt": string;
"handler": string;
"lastAt": string;
"message": string;
"restateCode": null | string;
"service": string;
"similar": boolean;
"statuses": ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended">;
"variants": number;
};
type Given_GetInvocationOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"withFailure"?: never | undefined;
};
type Given_GetKafkaClusterOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"include_subscriptions"?: false | true | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
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
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"withFailure"?: never | undefined;
};
type Given_ListSubscriptionsOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
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
"patience"?: number | undefined;
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
"maxRetries"?: number | undefined;
"olderThan"?: Date | Given_Duration | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_QueryRequest = {
"query": string;
};
type Given_ReadStateOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
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
type Given_RegisterOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"settle"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_ReplaceStateOptions = {
"expectedVersion"?: string | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"verify"?: Given_Pick | false | true | undefined;
};
type Given_RequestOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_RestartAsNewInvocationOptions = {
"deployment"?: "keep" | "latest" | string & {} | undefined;
"from"?: null | number | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_ResumeInvocationOptions = {
"deployment"?: "keep" | "latest" | string & {} | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_RollOutOptions = {
"canary"?: number | undefined;
"drain"?: false | true | undefined;
"dryRun"?: false | true | undefined;
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"keep"?: number | undefined;
"maxRetries"?: number | undefined;
"move"?: "all" | "failing" | "none" | undefined;
"onProgress"?: undefined | { (result: Read_RollOutResult): unknown; };
"patience"?: number | undefined;
"replaces"?: ReadonlyArray<string> | undefined;
"settle"?: number | undefined;
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
"patience"?: number | undefined;
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
"patience"?: number | undefined;
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
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"until"?: "backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended" | ReadonlyArray<"backing-off" | "completed" | "paused" | "pending" | "ready" | "running" | "scheduled" | "suspended"> | undefined | { (invocation: Read_Invocation): boolean; };
};
type Given_WaitForStateOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"patience"?: number | undefined;
"scope"?: string | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
"until": string | { (state: Read_ServiceState): boolean; };
};
type Given_WaitUntilDrainedOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"onProgress"?: undefined | { (remaining: Read_CountsByStatus): unknown; };
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Given_WaitUntilHealthyOptions = {
"headers"?: Given_Readonly | Headers | undefined;
"interval"?: number | undefined;
"maxRetries"?: number | undefined;
"partitions"?: false | true | undefined;
"patience"?: number | undefined;
"signal"?: AbortSignal | undefined;
"timeout"?: number | undefined;
};
type Read_BulkFailure = {
"error": unknown;
"id": string;
};
type Read_BulkProgress = {
"done": number;
"failed": number;
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
"notStarted": ReadonlyArray<{ "data"?: undefined | unknown; "id": string; }>;
"succeeded": ReadonlyArray<{ "data": unknown; "id": string; }>;
"unchanged": ReadonlyArray<Read_BulkUnchanged>;
"unknown": ReadonlyArray<Read_BulkFailure>;
};
type Read_BulkResult3 = {
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
"address": string;
"createdAt": string;
"id": string;
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
type Read_FailingInvocations = {
"count": number;
"example": string;
"handler": string;
"isNew": false | true | undefined;
"message": null | string;
};
type Read_FailureGroup = {
"code": null | number;
"count": number;
"examples": ReadonlyArray<string>;
"firstAt": string;
"handler": string;
"lastAt": string;
"message": string;
"restateCode": null | string;
"service": string;
"similar": boolean;
"statuses": ReadonlyArray<string>;
"variants": number;
};
type Read_GoogleIdTokenAuth = {
"audience"?: null | string | undefined;
"impersonate_service_account"?: null | string | undefined;
};
type Read_HandlerChange = {
"changed": ReadonlyArray<string>;
"handler": string;
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
type Read_KeptDeployment = {
"address": string;
"createdAt": string;
"id": string;
"isDrained": boolean;
"latestOf": ReadonlyArray<string>;
"pinned": Read_CountsByStatus;
"reason": string;
"services": ReadonlyArray<{ "name": string; "revision": number; }>;
"unpinned": Read_CountsByStatus;
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
type Read_MovedInvocation = {
"failure": null | string;
"handler": string;
"id": string;
"state": string;
};
type Read_NotMovedInvocations = {
"count": number;
"example": string;
"handler": string;
"reason": string;
"status": string;
};
type Read_Pick2 = {};
type Read_PruneResult = {
"deleted": ReadonlyArray<Read_DeploymentUsage>;
"kept": ReadonlyArray<Read_KeptDeployment>;
"notDone": ReadonlyArray<Read_DeploymentUsage>;
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
type Read_ReplacedDeployment = {
"address": string;
"changes": Read_ServiceChanges;
"deleted": boolean;
"id": string;
"invocations": Read_CountsByStatus;
"latestOf": ReadonlyArray<string>;
"notMoved": ReadonlyArray<Read_NotMovedInvocations>;
};
type Read_RestartAsNewInvocationResponse = {
"new_invocation_id": string;
};
type Read_RollOutResult = {
"failing": ReadonlyArray<Read_FailingInvocations>;
"id": string;
"isNew": boolean;
"moved": number;
"nothingToDo": boolean;
"older": ReadonlyArray<Read_ReplacedDeployment>;
"passed": number;
"services": ReadonlyArray<Read_ServiceMetadata>;
"tried": ReadonlyArray<Read_MovedInvocation>;
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
type Read_ServiceChanges = {
"addedHandlers": ReadonlyArray<string>;
"addedServices": ReadonlyArray<string>;
"changedHandlers": ReadonlyArray<Read_HandlerChange>;
"changedTypes": ReadonlyArray<string>;
"removedHandlers": ReadonlyArray<string>;
"removedServices": ReadonlyArray<string>;
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

// Uses everything that the client exported when it was published last. `npm run check:types` compiles it: an error is a
// breaking change. Written by `npm run schema:bump` and `npm run schema:published`. Do not edit.
// Generated code: da427ec9f48f429fa76827da7ba373806d8619e73afa8e87799541982746da52

import type {
  AdminBulkOperations,
  AdminClient,
  AdminConnectionError,
  AdminDecodeError,
  AdminDeployments,
  AdminFeatures,
  AdminInvocations,
  AdminOperations,
  OperationPromise,
  AdminRequestError,
  AdminResponseError,
  AdminState,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  BulkFailure,
  BulkOptions,
  BulkProgress,
  BulkResult,
  BulkStoppedError,
  BulkTarget,
  BulkTargets,
  BulkUnchanged,
  CallEndEvent,
  CallEvent,
  Client,
  ClientOptions,
  ClusterHealthResponse,
  CreateKafkaClusterRequest,
  CreateSubscriptionRequest,
  DeleteDeploymentOptions,
  DeleteInvocationOptions,
  DeleteKafkaClusterOptions,
  DeleteRuleRequest,
  DeploymentResponse,
  DetailedDeploymentResponse,
  EmbeddedMetadataClusterHealth,
  EndpointLambdaCompression,
  ErrorContext,
  ErrorDescriptionResponse,
  ErrorResponses,
  FailureEvent,
  FailureGroup,
  Fetch,
  FindOlderOptions,
  GetKafkaClusterOptions,
  GoogleIdTokenAuth,
  HandlerMetadata,
  HandlerMetadataType,
  HandlerRetryPolicyMetadata,
  HeaderFields,
  HttpAuth,
  INVOCATION_STATUS_VALUES,
  Invocation,
  InvocationCount,
  InvocationCounts,
  InvocationEndedError,
  InvocationFailure,
  InvocationField,
  InvocationFilter,
  InvocationOrder,
  InvocationStatus,
  InvocationWithFailure,
  JournalEntry,
  JournalEvent,
  KafkaClusterResponse,
  LeftInvocations,
  ListDeploymentsResponse,
  ListInvocationsOptions,
  ListKafkaClustersResponse,
  ListServiceHandlersResponse,
  ListServicesResponse,
  ListSubscriptionsOptions,
  ListSubscriptionsResponse,
  ListedInvocation,
  ListedTargets,
  ModifyServiceRequest,
  ModifyServiceStateRequest,
  MoveOptions,
  MoveResult,
  MoveSelection,
  MoveStoppedError,
  NewerDeployment,
  NewerPart,
  Observers,
  OlderDeployment,
  OnMaxAttempts,
  OperationDescription,
  OperationError,
  OperationResult,
  ParameterDescription,
  Precondition,
  ProtocolType,
  QueryErrorBody,
  QueryRequest,
  QueryResponse,
  ReadStateOptions,
  RegisterDeploymentRequest,
  RegisterDeploymentResponse,
  RegisterOptions,
  RegisteredDeployment,
  RegistrationError,
  RelatedCommand,
  ReplaceStateOptions,
  ReplacedDeployment,
  RequestEvent,
  RequestOptions,
  ResponseDescription,
  ResponseEvent,
  RestartAsNewInvocationOptions,
  RestartAsNewInvocationResponse,
  RestateAdminError,
  ResumeInvocationOptions,
  RetryDescription,
  RetryEvent,
  RollOut,
  RollOutOptions,
  RollOutStoppedError,
  RowsArguments,
  RowsOptions,
  RuleResponse,
  STATE_COLUMNS,
  STORED_INVOCATION_STATUS_VALUES,
  SYS_DEPLOYMENT_COLUMNS,
  SYS_IDEMPOTENCY_COLUMNS,
  SYS_INBOX_COLUMNS,
  SYS_INVOCATION_COLUMNS,
  SYS_INVOCATION_STATE_COLUMNS,
  SYS_INVOCATION_STATUS_COLUMNS,
  SYS_JOURNAL_COLUMNS,
  SYS_JOURNAL_EVENTS_COLUMNS,
  SYS_KEYED_SERVICE_STATUS_COLUMNS,
  SYS_LOCKS_COLUMNS,
  SYS_PROMISE_COLUMNS,
  SYS_RULES_COLUMNS,
  SYS_SCHEDULER_COLUMNS,
  SYS_SERVICE_COLUMNS,
  SYS_USER_LIMITS_COLUMNS,
  SYS_VQUEUES_COLUMNS,
  SYS_VQUEUE_ENTRY_STATUS_COLUMNS,
  SYS_VQUEUE_META_COLUMNS,
  SameFailure,
  SchemaChanges,
  SchemaInfo,
  SerdeableHeaderHashMap,
  ServiceChanges,
  ServiceMetadata,
  ServiceNameRevPair,
  ServiceRetryPolicyMetadata,
  ServiceState,
  ServiceType,
  SimilarFailure,
  SimilarFailureGroup,
  SimpleKafkaClusterResponse,
  Sql,
  SqlRow,
  SqlTag,
  SqlValue,
  State,
  StateChange,
  StateConflictError,
  StateValues,
  StoredInvocationStatus,
  SubscriptionResponse,
  SummarizeFailuresOptions,
  SummarizedFailures,
  SysDeployment,
  SysIdempotency,
  SysInbox,
  SysInvocation,
  SysInvocationState,
  SysInvocationStatus,
  SysJournal,
  SysJournalEvents,
  SysKeyedServiceStatus,
  SysLocks,
  SysPromise,
  SysRules,
  SysScheduler,
  SysService,
  SysUserLimits,
  SysVqueueEntryStatus,
  SysVqueueMeta,
  SysVqueues,
  TemporaryFailure,
  UpdateDeploymentRequest,
  UpdateKafkaClusterRequest,
  UpdateStatesOptions,
  UpsertRuleRequest,
  UserLimits,
  VersionInformation,
  WaitForInvocationOptions,
  WaitForStateOptions,
  WaitOptions,
  WaitTimeoutError,
  WaitUntilDrainedOptions,
  WaitUntilHealthyOptions,
  bulkDeleteRules,
  cancelInvocation,
  cancelInvocations,
  clusterHealth,
  compareServices,
  components,
  countInvocations,
  countInvocationsBy,
  createAdminClient,
  createClient,
  createDeployment,
  createKafkaCluster,
  createSubscription,
  deleteDeployment,
  deleteInvocation,
  deleteInvocations,
  deleteKafkaCluster,
  deleteSubscription,
  findOlderDeployments,
  getDeployment,
  getInvocation,
  getJournal,
  getJournalEvents,
  getKafkaCluster,
  getLastFailure,
  getLastFailures,
  getService,
  getServiceHandler,
  getServiceOpenapi,
  getSubscription,
  health,
  isAdminResponseError,
  killInvocation,
  killInvocations,
  listDeployments,
  listInvocations,
  listKafkaClusters,
  listServiceHandlers,
  listServices,
  listSubscriptions,
  modifyService,
  modifyServiceState,
  moveInvocations,
  operationTable,
  operations,
  paths,
  pauseInvocation,
  pauseInvocations,
  pauseVqueue,
  purgeInvocation,
  purgeInvocations,
  purgeJournal,
  purgeJournals,
  query,
  queryRows,
  readState,
  registerDeployment,
  replaceState,
  restartAsNewInvocation,
  restartInvocations,
  resumeInvocation,
  resumeInvocations,
  resumeVqueue,
  rollOutDeployment,
  schemaHistory,
  sql,
  streamRows,
  summarizeFailures,
  updateDeployment,
  updateKafkaCluster,
  updateStates,
  upsertRules,
  version,
  waitForInvocation,
  waitForState,
  waitUntilDrained,
  waitUntilHealthy,
} from "../../src/index.js";
import * as restate from "../../src/index.js";

const client = restate.createClient();
const admin = restate.createAdminClient();

/** Stands for all that a program does with such a value. */
declare function use<T>(value: T): void;

export async function function_bulkDeleteRules(): Promise<void> {
  await admin.bulkDeleteRules([{ pattern: "text" }]);
  await restate.bulkDeleteRules(client, [{ expected_version: 1, pattern: "text" }, { expected_version: null, pattern: "text" }], { timeout: 1000, maxRetries: 0 });
  use<restate.operations["bulk_delete_rules"] | undefined>(undefined);
}
export async function response_bulkDeleteRules({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.bulkDeleteRules>["withResponse"]>>): Promise<void> {
  use(status === 200);
  for (const item1 of data) {
    use<string>(item1);
  }
}
export function errors_bulkDeleteRules(error: unknown): void {
  if (restate.isAdminResponseError(error, "bulkDeleteRules")) {
    use(error.status === 400);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_bulkDeleteRules = restate.paths["/limits/rules/bulk-delete"]["post"];
export async function function_cancelInvocation(): Promise<void> {
  await admin.cancelInvocation("text");
  await restate.cancelInvocation(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["cancel_invocation"] | undefined>(undefined);
}
export async function response_cancelInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.cancelInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use(status === 202);
  use<void>(data);
}
export function errors_cancelInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "cancelInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_cancelInvocation = restate.paths["/invocations/{invocation_id}/cancel"]["patch"];
export async function function_cancelInvocations(): Promise<void> {
  await admin.cancelInvocations(["id"]);
  await restate.cancelInvocations(client, ["id"], { concurrency: 1 });
  const { succeeded } = await admin.cancelInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_clusterHealth(): Promise<void> {
  await admin.clusterHealth();
  await restate.clusterHealth(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["cluster_health"] | undefined>(undefined);
}
export async function response_clusterHealth({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.clusterHealth>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string>(data.cluster_name);
  const part1 = data.metadata_cluster_health;
  if (part1) {
    const part2 = part1.members;
    for (const item3 of part2) {
      use<number>(item3);
    }
  }
}
export function errors_clusterHealth(error: unknown): void {
  if (restate.isAdminResponseError(error, "clusterHealth")) {
    use(error.status === 429);
    use(error.status === 500);
    use(error.status === 503);
  }
}
type path_clusterHealth = restate.paths["/cluster-health"]["get"];
export async function function_createDeployment(): Promise<void> {
  await admin.createDeployment({ uri: "text" });
  await admin.createDeployment({ arn: "text" });
  await restate.createDeployment(client, { additional_headers: { name1: "text" }, auth: { GoogleIdToken: { audience: "text", impersonate_service_account: "text" } }, breaking: true, dry_run: true, force: true, metadata: { name1: "text" }, uri: "text", use_http_11: true }, { timeout: 1000, maxRetries: 0 });
  await restate.createDeployment(client, { additional_headers: null, auth: { GoogleIdToken: { audience: null, impersonate_service_account: null } }, breaking: false, dry_run: false, force: false, metadata: { name1: "text" }, uri: "text", use_http_11: false }, { timeout: 1000, maxRetries: 0 });
  await restate.createDeployment(client, { additional_headers: { name1: "text" }, auth: null, breaking: true, dry_run: true, force: null, metadata: { name1: "text" }, uri: "text", use_http_11: true }, { timeout: 1000, maxRetries: 0 });
  await restate.createDeployment(client, { additional_headers: { name1: "text" }, arn: "text", assume_role_arn: "text", breaking: true, dry_run: true, force: true, metadata: { name1: "text" } }, { timeout: 1000, maxRetries: 0 });
  await restate.createDeployment(client, { additional_headers: null, arn: "text", assume_role_arn: null, breaking: false, dry_run: false, force: false, metadata: { name1: "text" } }, { timeout: 1000, maxRetries: 0 });
  await restate.createDeployment(client, { additional_headers: { name1: "text" }, arn: "text", assume_role_arn: "text", breaking: true, dry_run: true, force: null, metadata: { name1: "text" } }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["create_deployment"] | undefined>(undefined);
}
export async function response_createDeployment({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.createDeployment>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use(status === 201);
  use<string>(data.id);
  const part1 = data.info;
  if (part1) {
    for (const item2 of part1) {
      use<string | null | undefined>(item2.code);
      use<string>(item2.message);
    }
  }
  use<number | undefined>(data.max_protocol_version);
  use<number | undefined>(data.min_protocol_version);
  use<string | null | undefined>(data.sdk_version);
  const part3 = data.services;
  for (const item4 of part3) {
    use<string | undefined>(item4.abort_timeout);
    use<string>(item4.deployment_id);
    use<string | null | undefined>(item4.documentation);
    use<boolean | undefined>(item4.enable_lazy_state);
    const part5 = item4.handlers;
    for (const item6 of part5) {
      use<string | null | undefined>(item6.abort_timeout);
      use<string | null | undefined>(item6.documentation);
      use<boolean | null | undefined>(item6.enable_lazy_state);
      use<string | null | undefined>(item6.idempotency_retention);
      use<string | null | undefined>(item6.inactivity_timeout);
      const part7 = item6.info;
      if (part7) {
        for (const item8 of part7) {
          use<string | null | undefined>(item8.code);
          use<string>(item8.message);
        }
      }
      use<string>(item6.input_description);
      const part9 = item6.input_json_schema;
      if (part9) {
        use<unknown>(part9);
      }
      use<string | null | undefined>(item6.journal_retention);
      const part10 = item6.metadata;
      if (part10) {
        for (const item11 of Object.values(part10)) {
          use<string>(item11);
        }
      }
      use<string>(item6.name);
      use<string>(item6.output_description);
      const part12 = item6.output_json_schema;
      if (part12) {
        use<unknown>(part12);
      }
      use<boolean | undefined>(item6.public);
      const part13 = item6.retry_policy;
      if (part13) {
        use<number | null | undefined>(part13.exponentiation_factor);
        use<string | null | undefined>(part13.initial_interval);
        use<number | null | undefined>(part13.max_attempts);
        use<string | null | undefined>(part13.max_interval);
        use<string | null | undefined>(part13.on_max_attempts);
        use(part13.on_max_attempts === "Pause");
        use(part13.on_max_attempts === "Kill");
      }
      use<string | null | undefined>(item6.ty);
      use(item6.ty === "Exclusive");
      use(item6.ty === "Shared");
      use(item6.ty === "Workflow");
    }
    use<string | undefined>(item4.idempotency_retention);
    use<string | undefined>(item4.inactivity_timeout);
    const part14 = item4.info;
    if (part14) {
      for (const item15 of part14) {
        use<string | null | undefined>(item15.code);
        use<string>(item15.message);
      }
    }
    use<string | null | undefined>(item4.journal_retention);
    const part16 = item4.metadata;
    if (part16) {
      for (const item17 of Object.values(part16)) {
        use<string>(item17);
      }
    }
    use<string>(item4.name);
    use<boolean | undefined>(item4.public);
    const part18 = item4.retry_policy;
    if (part18) {
      use<number | undefined>(part18.exponentiation_factor);
      use<string | undefined>(part18.initial_interval);
      use<number | null | undefined>(part18.max_attempts);
      use<string | null | undefined>(part18.max_interval);
      use<string | undefined>(part18.on_max_attempts);
      use(part18.on_max_attempts === "Pause");
      use(part18.on_max_attempts === "Kill");
    }
    use<number>(item4.revision);
    use<string>(item4.ty);
    use(item4.ty === "Service");
    use(item4.ty === "VirtualObject");
    use(item4.ty === "Workflow");
    use<string | null | undefined>(item4.workflow_completion_retention);
  }
}
export function errors_createDeployment(error: unknown): void {
  if (restate.isAdminResponseError(error, "createDeployment")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_createDeployment = restate.paths["/deployments"]["post"];
export async function function_createKafkaCluster(): Promise<void> {
  await admin.createKafkaCluster({ name: "text", properties: { name1: "text" } });
  await restate.createKafkaCluster(client, { name: "text", properties: { name1: "text" } }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["create_kafka_cluster"] | undefined>(undefined);
}
export async function response_createKafkaCluster({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.createKafkaCluster>["withResponse"]>>): Promise<void> {
  use(status === 201);
  use<string>(data.created_at);
  const part1 = data.info;
  if (part1) {
    for (const item2 of part1) {
      use<string | null | undefined>(item2.code);
      use<string>(item2.message);
    }
  }
  use<string>(data.name);
  const part3 = data.properties;
  for (const item4 of Object.values(part3)) {
    use<string>(item4);
  }
}
export function errors_createKafkaCluster(error: unknown): void {
  if (restate.isAdminResponseError(error, "createKafkaCluster")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_createKafkaCluster = restate.paths["/kafka-clusters"]["post"];
export async function function_createSubscription(): Promise<void> {
  await admin.createSubscription({ sink: "text", source: "text" });
  await restate.createSubscription(client, { options: { name1: "text" }, sink: "text", source: "text" }, { timeout: 1000, maxRetries: 0 });
  await restate.createSubscription(client, { options: null, sink: "text", source: "text" }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["create_subscription"] | undefined>(undefined);
}
export async function response_createSubscription({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.createSubscription>["withResponse"]>>): Promise<void> {
  use(status === 201);
  use<string>(data.id);
  const part1 = data.options;
  for (const item2 of Object.values(part1)) {
    use<string>(item2);
  }
  use<string>(data.sink);
  use<string>(data.source);
}
export function errors_createSubscription(error: unknown): void {
  if (restate.isAdminResponseError(error, "createSubscription")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_createSubscription = restate.paths["/subscriptions"]["post"];
export async function function_deleteDeployment(): Promise<void> {
  await admin.deleteDeployment("text");
  await restate.deleteDeployment(client, "text", { force: true, timeout: 1000, maxRetries: 0 });
  await restate.deleteDeployment(client, "text", { force: false, timeout: 1000, maxRetries: 0 });
  await restate.deleteDeployment(client, "text", { force: null, timeout: 1000, maxRetries: 0 });
  use<restate.DeleteDeploymentOptions | undefined>(undefined);
  use<restate.operations["delete_deployment"] | undefined>(undefined);
}
export async function response_deleteDeployment({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.deleteDeployment>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_deleteDeployment(error: unknown): void {
  if (restate.isAdminResponseError(error, "deleteDeployment")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
    use(error.status === 501);
  }
}
type path_deleteDeployment = restate.paths["/deployments/{deployment}"]["delete"];
export async function function_deleteInvocation(): Promise<void> {
  await admin.deleteInvocation("text");
  await restate.deleteInvocation(client, "text", { mode: "Cancel", timeout: 1000, maxRetries: 0 });
  await restate.deleteInvocation(client, "text", { mode: "Kill", timeout: 1000, maxRetries: 0 });
  await restate.deleteInvocation(client, "text", { mode: "Purge", timeout: 1000, maxRetries: 0 });
  await restate.deleteInvocation(client, "text", { mode: null, timeout: 1000, maxRetries: 0 });
  use<restate.DeleteInvocationOptions | undefined>(undefined);
  use<restate.operations["delete_invocation"] | undefined>(undefined);
}
export async function response_deleteInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.deleteInvocation>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_deleteInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "deleteInvocation")) {
    use(error.status === 400);
    use(error.status === 405);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_deleteInvocation = restate.paths["/invocations/{invocation_id}"]["delete"];
export async function function_deleteInvocations(): Promise<void> {
  await admin.deleteInvocations(["id"]);
  await restate.deleteInvocations(client, ["id"], { mode: "Cancel", concurrency: 1 });
  await restate.deleteInvocations(client, ["id"], { mode: "Kill", concurrency: 1 });
  await restate.deleteInvocations(client, ["id"], { mode: "Purge", concurrency: 1 });
  await restate.deleteInvocations(client, ["id"], { mode: null, concurrency: 1 });
  const { succeeded } = await admin.deleteInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_deleteKafkaCluster(): Promise<void> {
  await admin.deleteKafkaCluster("text");
  await restate.deleteKafkaCluster(client, "text", { force: true, timeout: 1000, maxRetries: 0 });
  await restate.deleteKafkaCluster(client, "text", { force: false, timeout: 1000, maxRetries: 0 });
  await restate.deleteKafkaCluster(client, "text", { force: null, timeout: 1000, maxRetries: 0 });
  use<restate.DeleteKafkaClusterOptions | undefined>(undefined);
  use<restate.operations["delete_kafka_cluster"] | undefined>(undefined);
}
export async function response_deleteKafkaCluster({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.deleteKafkaCluster>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_deleteKafkaCluster(error: unknown): void {
  if (restate.isAdminResponseError(error, "deleteKafkaCluster")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_deleteKafkaCluster = restate.paths["/kafka-clusters/{cluster_name}"]["delete"];
export async function function_deleteSubscription(): Promise<void> {
  await admin.deleteSubscription("text");
  await restate.deleteSubscription(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["delete_subscription"] | undefined>(undefined);
}
export async function response_deleteSubscription({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.deleteSubscription>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_deleteSubscription(error: unknown): void {
  if (restate.isAdminResponseError(error, "deleteSubscription")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_deleteSubscription = restate.paths["/subscriptions/{subscription}"]["delete"];
export async function function_getDeployment(): Promise<void> {
  await admin.getDeployment("text");
  await restate.getDeployment(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["get_deployment"] | undefined>(undefined);
}
export async function response_getDeployment({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getDeployment>["withResponse"]>>): Promise<void> {
  use(status === 200);
  if ("uri" in data) {
    const part1 = data.additional_headers;
    if (part1) {
      for (const item2 of Object.values(part1)) {
        use<string>(item2);
      }
    }
    const part3 = data.auth;
    if (part3) {
      const part4 = part3.GoogleIdToken;
      use<string | null | undefined>(part4.audience);
      use<string | null | undefined>(part4.impersonate_service_account);
    }
    use<string>(data.created_at);
    use<string>(data.http_version);
    use<string>(data.id);
    const part5 = data.info;
    if (part5) {
      for (const item6 of part5) {
        use<string | null | undefined>(item6.code);
        use<string>(item6.message);
      }
    }
    use<number>(data.max_protocol_version);
    const part7 = data.metadata;
    if (part7) {
      for (const item8 of Object.values(part7)) {
        use<string>(item8);
      }
    }
    use<number>(data.min_protocol_version);
    use<string>(data.protocol_type);
    use(data.protocol_type === "RequestResponse");
    use(data.protocol_type === "BidiStream");
    use<string | null | undefined>(data.sdk_version);
    const part9 = data.services;
    for (const item10 of part9) {
      use<string | undefined>(item10.abort_timeout);
      use<string>(item10.deployment_id);
      use<string | null | undefined>(item10.documentation);
      use<boolean | undefined>(item10.enable_lazy_state);
      const part11 = item10.handlers;
      for (const item12 of part11) {
        use<string | null | undefined>(item12.abort_timeout);
        use<string | null | undefined>(item12.documentation);
        use<boolean | null | undefined>(item12.enable_lazy_state);
        use<string | null | undefined>(item12.idempotency_retention);
        use<string | null | undefined>(item12.inactivity_timeout);
        const part13 = item12.info;
        if (part13) {
          for (const item14 of part13) {
            use<string | null | undefined>(item14.code);
            use<string>(item14.message);
          }
        }
        use<string>(item12.input_description);
        const part15 = item12.input_json_schema;
        if (part15) {
          use<unknown>(part15);
        }
        use<string | null | undefined>(item12.journal_retention);
        const part16 = item12.metadata;
        if (part16) {
          for (const item17 of Object.values(part16)) {
            use<string>(item17);
          }
        }
        use<string>(item12.name);
        use<string>(item12.output_description);
        const part18 = item12.output_json_schema;
        if (part18) {
          use<unknown>(part18);
        }
        use<boolean | undefined>(item12.public);
        const part19 = item12.retry_policy;
        if (part19) {
          use<number | null | undefined>(part19.exponentiation_factor);
          use<string | null | undefined>(part19.initial_interval);
          use<number | null | undefined>(part19.max_attempts);
          use<string | null | undefined>(part19.max_interval);
          use<string | null | undefined>(part19.on_max_attempts);
          use(part19.on_max_attempts === "Pause");
          use(part19.on_max_attempts === "Kill");
        }
        use<string | null | undefined>(item12.ty);
        use(item12.ty === "Exclusive");
        use(item12.ty === "Shared");
        use(item12.ty === "Workflow");
      }
      use<string | undefined>(item10.idempotency_retention);
      use<string | undefined>(item10.inactivity_timeout);
      const part20 = item10.info;
      if (part20) {
        for (const item21 of part20) {
          use<string | null | undefined>(item21.code);
          use<string>(item21.message);
        }
      }
      use<string | null | undefined>(item10.journal_retention);
      const part22 = item10.metadata;
      if (part22) {
        for (const item23 of Object.values(part22)) {
          use<string>(item23);
        }
      }
      use<string>(item10.name);
      use<boolean | undefined>(item10.public);
      const part24 = item10.retry_policy;
      if (part24) {
        use<number | undefined>(part24.exponentiation_factor);
        use<string | undefined>(part24.initial_interval);
        use<number | null | undefined>(part24.max_attempts);
        use<string | null | undefined>(part24.max_interval);
        use<string | undefined>(part24.on_max_attempts);
        use(part24.on_max_attempts === "Pause");
        use(part24.on_max_attempts === "Kill");
      }
      use<number>(item10.revision);
      use<string>(item10.ty);
      use(item10.ty === "Service");
      use(item10.ty === "VirtualObject");
      use(item10.ty === "Workflow");
      use<string | null | undefined>(item10.workflow_completion_retention);
    }
    use<string>(data.uri);
  }
  if ("arn" in data) {
    const part25 = data.additional_headers;
    if (part25) {
      for (const item26 of Object.values(part25)) {
        use<string>(item26);
      }
    }
    use<string>(data.arn);
    use<string | null | undefined>(data.assume_role_arn);
    use<string | null | undefined>(data.compression);
    use(data.compression === "Zstd");
    use<string>(data.created_at);
    use<string>(data.id);
    const part27 = data.info;
    if (part27) {
      for (const item28 of part27) {
        use<string | null | undefined>(item28.code);
        use<string>(item28.message);
      }
    }
    use<number>(data.max_protocol_version);
    const part29 = data.metadata;
    if (part29) {
      for (const item30 of Object.values(part29)) {
        use<string>(item30);
      }
    }
    use<number>(data.min_protocol_version);
    use<string | null | undefined>(data.sdk_version);
    const part31 = data.services;
    for (const item32 of part31) {
      use<string | undefined>(item32.abort_timeout);
      use<string>(item32.deployment_id);
      use<string | null | undefined>(item32.documentation);
      use<boolean | undefined>(item32.enable_lazy_state);
      const part33 = item32.handlers;
      for (const item34 of part33) {
        use<string | null | undefined>(item34.abort_timeout);
        use<string | null | undefined>(item34.documentation);
        use<boolean | null | undefined>(item34.enable_lazy_state);
        use<string | null | undefined>(item34.idempotency_retention);
        use<string | null | undefined>(item34.inactivity_timeout);
        const part35 = item34.info;
        if (part35) {
          for (const item36 of part35) {
            use<string | null | undefined>(item36.code);
            use<string>(item36.message);
          }
        }
        use<string>(item34.input_description);
        const part37 = item34.input_json_schema;
        if (part37) {
          use<unknown>(part37);
        }
        use<string | null | undefined>(item34.journal_retention);
        const part38 = item34.metadata;
        if (part38) {
          for (const item39 of Object.values(part38)) {
            use<string>(item39);
          }
        }
        use<string>(item34.name);
        use<string>(item34.output_description);
        const part40 = item34.output_json_schema;
        if (part40) {
          use<unknown>(part40);
        }
        use<boolean | undefined>(item34.public);
        const part41 = item34.retry_policy;
        if (part41) {
          use<number | null | undefined>(part41.exponentiation_factor);
          use<string | null | undefined>(part41.initial_interval);
          use<number | null | undefined>(part41.max_attempts);
          use<string | null | undefined>(part41.max_interval);
          use<string | null | undefined>(part41.on_max_attempts);
          use(part41.on_max_attempts === "Pause");
          use(part41.on_max_attempts === "Kill");
        }
        use<string | null | undefined>(item34.ty);
        use(item34.ty === "Exclusive");
        use(item34.ty === "Shared");
        use(item34.ty === "Workflow");
      }
      use<string | undefined>(item32.idempotency_retention);
      use<string | undefined>(item32.inactivity_timeout);
      const part42 = item32.info;
      if (part42) {
        for (const item43 of part42) {
          use<string | null | undefined>(item43.code);
          use<string>(item43.message);
        }
      }
      use<string | null | undefined>(item32.journal_retention);
      const part44 = item32.metadata;
      if (part44) {
        for (const item45 of Object.values(part44)) {
          use<string>(item45);
        }
      }
      use<string>(item32.name);
      use<boolean | undefined>(item32.public);
      const part46 = item32.retry_policy;
      if (part46) {
        use<number | undefined>(part46.exponentiation_factor);
        use<string | undefined>(part46.initial_interval);
        use<number | null | undefined>(part46.max_attempts);
        use<string | null | undefined>(part46.max_interval);
        use<string | undefined>(part46.on_max_attempts);
        use(part46.on_max_attempts === "Pause");
        use(part46.on_max_attempts === "Kill");
      }
      use<number>(item32.revision);
      use<string>(item32.ty);
      use(item32.ty === "Service");
      use(item32.ty === "VirtualObject");
      use(item32.ty === "Workflow");
      use<string | null | undefined>(item32.workflow_completion_retention);
    }
  }
}
export function errors_getDeployment(error: unknown): void {
  if (restate.isAdminResponseError(error, "getDeployment")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getDeployment = restate.paths["/deployments/{deployment}"]["get"];
export async function function_getKafkaCluster(): Promise<void> {
  await admin.getKafkaCluster("text");
  await restate.getKafkaCluster(client, "text", { include_subscriptions: true, timeout: 1000, maxRetries: 0 });
  await restate.getKafkaCluster(client, "text", { include_subscriptions: false, timeout: 1000, maxRetries: 0 });
  use<restate.GetKafkaClusterOptions | undefined>(undefined);
  use<restate.operations["get_kafka_cluster"] | undefined>(undefined);
}
export async function response_getKafkaCluster({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getKafkaCluster>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string>(data.created_at);
  const part1 = data.info;
  if (part1) {
    for (const item2 of part1) {
      use<string | null | undefined>(item2.code);
      use<string>(item2.message);
    }
  }
  use<string>(data.name);
  const part3 = data.properties;
  for (const item4 of Object.values(part3)) {
    use<string>(item4);
  }
  const part5 = data.subscriptions;
  for (const item6 of part5) {
    use<string>(item6.id);
    const part7 = item6.options;
    for (const item8 of Object.values(part7)) {
      use<string>(item8);
    }
    use<string>(item6.sink);
    use<string>(item6.source);
  }
}
export function errors_getKafkaCluster(error: unknown): void {
  if (restate.isAdminResponseError(error, "getKafkaCluster")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getKafkaCluster = restate.paths["/kafka-clusters/{cluster_name}"]["get"];
export async function function_getService(): Promise<void> {
  await admin.getService("text");
  await restate.getService(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["get_service"] | undefined>(undefined);
}
export async function response_getService({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getService>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string | undefined>(data.abort_timeout);
  use<string>(data.deployment_id);
  use<string | null | undefined>(data.documentation);
  use<boolean | undefined>(data.enable_lazy_state);
  const part1 = data.handlers;
  for (const item2 of part1) {
    use<string | null | undefined>(item2.abort_timeout);
    use<string | null | undefined>(item2.documentation);
    use<boolean | null | undefined>(item2.enable_lazy_state);
    use<string | null | undefined>(item2.idempotency_retention);
    use<string | null | undefined>(item2.inactivity_timeout);
    const part3 = item2.info;
    if (part3) {
      for (const item4 of part3) {
        use<string | null | undefined>(item4.code);
        use<string>(item4.message);
      }
    }
    use<string>(item2.input_description);
    const part5 = item2.input_json_schema;
    if (part5) {
      use<unknown>(part5);
    }
    use<string | null | undefined>(item2.journal_retention);
    const part6 = item2.metadata;
    if (part6) {
      for (const item7 of Object.values(part6)) {
        use<string>(item7);
      }
    }
    use<string>(item2.name);
    use<string>(item2.output_description);
    const part8 = item2.output_json_schema;
    if (part8) {
      use<unknown>(part8);
    }
    use<boolean | undefined>(item2.public);
    const part9 = item2.retry_policy;
    if (part9) {
      use<number | null | undefined>(part9.exponentiation_factor);
      use<string | null | undefined>(part9.initial_interval);
      use<number | null | undefined>(part9.max_attempts);
      use<string | null | undefined>(part9.max_interval);
      use<string | null | undefined>(part9.on_max_attempts);
      use(part9.on_max_attempts === "Pause");
      use(part9.on_max_attempts === "Kill");
    }
    use<string | null | undefined>(item2.ty);
    use(item2.ty === "Exclusive");
    use(item2.ty === "Shared");
    use(item2.ty === "Workflow");
  }
  use<string | undefined>(data.idempotency_retention);
  use<string | undefined>(data.inactivity_timeout);
  const part10 = data.info;
  if (part10) {
    for (const item11 of part10) {
      use<string | null | undefined>(item11.code);
      use<string>(item11.message);
    }
  }
  use<string | null | undefined>(data.journal_retention);
  const part12 = data.metadata;
  if (part12) {
    for (const item13 of Object.values(part12)) {
      use<string>(item13);
    }
  }
  use<string>(data.name);
  use<boolean | undefined>(data.public);
  const part14 = data.retry_policy;
  if (part14) {
    use<number | undefined>(part14.exponentiation_factor);
    use<string | undefined>(part14.initial_interval);
    use<number | null | undefined>(part14.max_attempts);
    use<string | null | undefined>(part14.max_interval);
    use<string | undefined>(part14.on_max_attempts);
    use(part14.on_max_attempts === "Pause");
    use(part14.on_max_attempts === "Kill");
  }
  use<number>(data.revision);
  use<string>(data.ty);
  use(data.ty === "Service");
  use(data.ty === "VirtualObject");
  use(data.ty === "Workflow");
  use<string | null | undefined>(data.workflow_completion_retention);
}
export function errors_getService(error: unknown): void {
  if (restate.isAdminResponseError(error, "getService")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getService = restate.paths["/services/{service}"]["get"];
export async function function_getServiceHandler(): Promise<void> {
  await admin.getServiceHandler("text", "text");
  await restate.getServiceHandler(client, "text", "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["get_service_handler"] | undefined>(undefined);
}
export async function response_getServiceHandler({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getServiceHandler>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string | null | undefined>(data.abort_timeout);
  use<string | null | undefined>(data.documentation);
  use<boolean | null | undefined>(data.enable_lazy_state);
  use<string | null | undefined>(data.idempotency_retention);
  use<string | null | undefined>(data.inactivity_timeout);
  const part1 = data.info;
  if (part1) {
    for (const item2 of part1) {
      use<string | null | undefined>(item2.code);
      use<string>(item2.message);
    }
  }
  use<string>(data.input_description);
  const part3 = data.input_json_schema;
  if (part3) {
    use<unknown>(part3);
  }
  use<string | null | undefined>(data.journal_retention);
  const part4 = data.metadata;
  if (part4) {
    for (const item5 of Object.values(part4)) {
      use<string>(item5);
    }
  }
  use<string>(data.name);
  use<string>(data.output_description);
  const part6 = data.output_json_schema;
  if (part6) {
    use<unknown>(part6);
  }
  use<boolean | undefined>(data.public);
  const part7 = data.retry_policy;
  if (part7) {
    use<number | null | undefined>(part7.exponentiation_factor);
    use<string | null | undefined>(part7.initial_interval);
    use<number | null | undefined>(part7.max_attempts);
    use<string | null | undefined>(part7.max_interval);
    use<string | null | undefined>(part7.on_max_attempts);
    use(part7.on_max_attempts === "Pause");
    use(part7.on_max_attempts === "Kill");
  }
  use<string | null | undefined>(data.ty);
  use(data.ty === "Exclusive");
  use(data.ty === "Shared");
  use(data.ty === "Workflow");
}
export function errors_getServiceHandler(error: unknown): void {
  if (restate.isAdminResponseError(error, "getServiceHandler")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getServiceHandler = restate.paths["/services/{service}/handlers/{handler}"]["get"];
export async function function_getServiceOpenapi(): Promise<void> {
  await admin.getServiceOpenapi("text");
  await restate.getServiceOpenapi(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["get_service_openapi"] | undefined>(undefined);
}
export async function response_getServiceOpenapi({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getServiceOpenapi>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<unknown>(data);
}
export function errors_getServiceOpenapi(error: unknown): void {
  if (restate.isAdminResponseError(error, "getServiceOpenapi")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getServiceOpenapi = restate.paths["/services/{service}/openapi"]["get"];
export async function function_getSubscription(): Promise<void> {
  await admin.getSubscription("text");
  await restate.getSubscription(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["get_subscription"] | undefined>(undefined);
}
export async function response_getSubscription({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.getSubscription>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string>(data.id);
  const part1 = data.options;
  for (const item2 of Object.values(part1)) {
    use<string>(item2);
  }
  use<string>(data.sink);
  use<string>(data.source);
}
export function errors_getSubscription(error: unknown): void {
  if (restate.isAdminResponseError(error, "getSubscription")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_getSubscription = restate.paths["/subscriptions/{subscription}"]["get"];
export async function function_health(): Promise<void> {
  await admin.health();
  await restate.health(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["health"] | undefined>(undefined);
}
export async function response_health({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.health>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<void>(data);
}
export function errors_health(error: unknown): void {
  if (restate.isAdminResponseError(error, "health")) {
    use(error.status === 429);
  }
}
type path_health = restate.paths["/health"]["get"];
export async function function_killInvocation(): Promise<void> {
  await admin.killInvocation("text");
  await restate.killInvocation(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["kill_invocation"] | undefined>(undefined);
}
export async function response_killInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.killInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<void>(data);
}
export function errors_killInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "killInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_killInvocation = restate.paths["/invocations/{invocation_id}/kill"]["patch"];
export async function function_killInvocations(): Promise<void> {
  await admin.killInvocations(["id"]);
  await restate.killInvocations(client, ["id"], { concurrency: 1 });
  const { succeeded } = await admin.killInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_listDeployments(): Promise<void> {
  await admin.listDeployments();
  await restate.listDeployments(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["list_deployments"] | undefined>(undefined);
}
export async function response_listDeployments({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.listDeployments>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.deployments;
  for (const item2 of part1) {
    if ("uri" in item2) {
      const part3 = item2.additional_headers;
      if (part3) {
        for (const item4 of Object.values(part3)) {
          use<string>(item4);
        }
      }
      const part5 = item2.auth;
      if (part5) {
        const part6 = part5.GoogleIdToken;
        use<string | null | undefined>(part6.audience);
        use<string | null | undefined>(part6.impersonate_service_account);
      }
      use<string>(item2.created_at);
      use<string>(item2.http_version);
      use<string>(item2.id);
      const part7 = item2.info;
      if (part7) {
        for (const item8 of part7) {
          use<string | null | undefined>(item8.code);
          use<string>(item8.message);
        }
      }
      use<number>(item2.max_protocol_version);
      const part9 = item2.metadata;
      if (part9) {
        for (const item10 of Object.values(part9)) {
          use<string>(item10);
        }
      }
      use<number>(item2.min_protocol_version);
      use<string>(item2.protocol_type);
      use(item2.protocol_type === "RequestResponse");
      use(item2.protocol_type === "BidiStream");
      use<string | null | undefined>(item2.sdk_version);
      const part11 = item2.services;
      for (const item12 of part11) {
        use<string>(item12.name);
        use<number>(item12.revision);
      }
      use<string>(item2.uri);
    }
    if ("arn" in item2) {
      const part13 = item2.additional_headers;
      if (part13) {
        for (const item14 of Object.values(part13)) {
          use<string>(item14);
        }
      }
      use<string>(item2.arn);
      use<string | null | undefined>(item2.assume_role_arn);
      use<string | null | undefined>(item2.compression);
      use(item2.compression === "Zstd");
      use<string>(item2.created_at);
      use<string>(item2.id);
      const part15 = item2.info;
      if (part15) {
        for (const item16 of part15) {
          use<string | null | undefined>(item16.code);
          use<string>(item16.message);
        }
      }
      use<number>(item2.max_protocol_version);
      const part17 = item2.metadata;
      if (part17) {
        for (const item18 of Object.values(part17)) {
          use<string>(item18);
        }
      }
      use<number>(item2.min_protocol_version);
      use<string | null | undefined>(item2.sdk_version);
      const part19 = item2.services;
      for (const item20 of part19) {
        use<string>(item20.name);
        use<number>(item20.revision);
      }
    }
  }
}
export function errors_listDeployments(error: unknown): void {
  if (restate.isAdminResponseError(error, "listDeployments")) {
    use(error.status === 429);
  }
}
type path_listDeployments = restate.paths["/deployments"]["get"];
export async function function_listKafkaClusters(): Promise<void> {
  await admin.listKafkaClusters();
  await restate.listKafkaClusters(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["list_kafka_clusters"] | undefined>(undefined);
}
export async function response_listKafkaClusters({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.listKafkaClusters>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.clusters;
  for (const item2 of part1) {
    use<string>(item2.created_at);
    const part3 = item2.info;
    if (part3) {
      for (const item4 of part3) {
        use<string | null | undefined>(item4.code);
        use<string>(item4.message);
      }
    }
    use<string>(item2.name);
    const part5 = item2.properties;
    for (const item6 of Object.values(part5)) {
      use<string>(item6);
    }
  }
}
export function errors_listKafkaClusters(error: unknown): void {
  if (restate.isAdminResponseError(error, "listKafkaClusters")) {
    use(error.status === 429);
  }
}
type path_listKafkaClusters = restate.paths["/kafka-clusters"]["get"];
export async function function_listServiceHandlers(): Promise<void> {
  await admin.listServiceHandlers("text");
  await restate.listServiceHandlers(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["list_service_handlers"] | undefined>(undefined);
}
export async function response_listServiceHandlers({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.listServiceHandlers>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.handlers;
  for (const item2 of part1) {
    use<string | null | undefined>(item2.abort_timeout);
    use<string | null | undefined>(item2.documentation);
    use<boolean | null | undefined>(item2.enable_lazy_state);
    use<string | null | undefined>(item2.idempotency_retention);
    use<string | null | undefined>(item2.inactivity_timeout);
    const part3 = item2.info;
    if (part3) {
      for (const item4 of part3) {
        use<string | null | undefined>(item4.code);
        use<string>(item4.message);
      }
    }
    use<string>(item2.input_description);
    const part5 = item2.input_json_schema;
    if (part5) {
      use<unknown>(part5);
    }
    use<string | null | undefined>(item2.journal_retention);
    const part6 = item2.metadata;
    if (part6) {
      for (const item7 of Object.values(part6)) {
        use<string>(item7);
      }
    }
    use<string>(item2.name);
    use<string>(item2.output_description);
    const part8 = item2.output_json_schema;
    if (part8) {
      use<unknown>(part8);
    }
    use<boolean | undefined>(item2.public);
    const part9 = item2.retry_policy;
    if (part9) {
      use<number | null | undefined>(part9.exponentiation_factor);
      use<string | null | undefined>(part9.initial_interval);
      use<number | null | undefined>(part9.max_attempts);
      use<string | null | undefined>(part9.max_interval);
      use<string | null | undefined>(part9.on_max_attempts);
      use(part9.on_max_attempts === "Pause");
      use(part9.on_max_attempts === "Kill");
    }
    use<string | null | undefined>(item2.ty);
    use(item2.ty === "Exclusive");
    use(item2.ty === "Shared");
    use(item2.ty === "Workflow");
  }
}
export function errors_listServiceHandlers(error: unknown): void {
  if (restate.isAdminResponseError(error, "listServiceHandlers")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_listServiceHandlers = restate.paths["/services/{service}/handlers"]["get"];
export async function function_listServices(): Promise<void> {
  await admin.listServices();
  await restate.listServices(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["list_services"] | undefined>(undefined);
}
export async function response_listServices({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.listServices>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.services;
  for (const item2 of part1) {
    use<string | undefined>(item2.abort_timeout);
    use<string>(item2.deployment_id);
    use<string | null | undefined>(item2.documentation);
    use<boolean | undefined>(item2.enable_lazy_state);
    const part3 = item2.handlers;
    for (const item4 of part3) {
      use<string | null | undefined>(item4.abort_timeout);
      use<string | null | undefined>(item4.documentation);
      use<boolean | null | undefined>(item4.enable_lazy_state);
      use<string | null | undefined>(item4.idempotency_retention);
      use<string | null | undefined>(item4.inactivity_timeout);
      const part5 = item4.info;
      if (part5) {
        for (const item6 of part5) {
          use<string | null | undefined>(item6.code);
          use<string>(item6.message);
        }
      }
      use<string>(item4.input_description);
      const part7 = item4.input_json_schema;
      if (part7) {
        use<unknown>(part7);
      }
      use<string | null | undefined>(item4.journal_retention);
      const part8 = item4.metadata;
      if (part8) {
        for (const item9 of Object.values(part8)) {
          use<string>(item9);
        }
      }
      use<string>(item4.name);
      use<string>(item4.output_description);
      const part10 = item4.output_json_schema;
      if (part10) {
        use<unknown>(part10);
      }
      use<boolean | undefined>(item4.public);
      const part11 = item4.retry_policy;
      if (part11) {
        use<number | null | undefined>(part11.exponentiation_factor);
        use<string | null | undefined>(part11.initial_interval);
        use<number | null | undefined>(part11.max_attempts);
        use<string | null | undefined>(part11.max_interval);
        use<string | null | undefined>(part11.on_max_attempts);
        use(part11.on_max_attempts === "Pause");
        use(part11.on_max_attempts === "Kill");
      }
      use<string | null | undefined>(item4.ty);
      use(item4.ty === "Exclusive");
      use(item4.ty === "Shared");
      use(item4.ty === "Workflow");
    }
    use<string | undefined>(item2.idempotency_retention);
    use<string | undefined>(item2.inactivity_timeout);
    const part12 = item2.info;
    if (part12) {
      for (const item13 of part12) {
        use<string | null | undefined>(item13.code);
        use<string>(item13.message);
      }
    }
    use<string | null | undefined>(item2.journal_retention);
    const part14 = item2.metadata;
    if (part14) {
      for (const item15 of Object.values(part14)) {
        use<string>(item15);
      }
    }
    use<string>(item2.name);
    use<boolean | undefined>(item2.public);
    const part16 = item2.retry_policy;
    if (part16) {
      use<number | undefined>(part16.exponentiation_factor);
      use<string | undefined>(part16.initial_interval);
      use<number | null | undefined>(part16.max_attempts);
      use<string | null | undefined>(part16.max_interval);
      use<string | undefined>(part16.on_max_attempts);
      use(part16.on_max_attempts === "Pause");
      use(part16.on_max_attempts === "Kill");
    }
    use<number>(item2.revision);
    use<string>(item2.ty);
    use(item2.ty === "Service");
    use(item2.ty === "VirtualObject");
    use(item2.ty === "Workflow");
    use<string | null | undefined>(item2.workflow_completion_retention);
  }
}
export function errors_listServices(error: unknown): void {
  if (restate.isAdminResponseError(error, "listServices")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_listServices = restate.paths["/services"]["get"];
export async function function_listSubscriptions(): Promise<void> {
  await admin.listSubscriptions();
  await restate.listSubscriptions(client, { sink: "text", source: "text", timeout: 1000, maxRetries: 0 });
  await restate.listSubscriptions(client, { sink: null, source: null, timeout: 1000, maxRetries: 0 });
  use<restate.ListSubscriptionsOptions | undefined>(undefined);
  use<restate.operations["list_subscriptions"] | undefined>(undefined);
}
export async function response_listSubscriptions({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.listSubscriptions>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.subscriptions;
  for (const item2 of part1) {
    use<string>(item2.id);
    const part3 = item2.options;
    for (const item4 of Object.values(part3)) {
      use<string>(item4);
    }
    use<string>(item2.sink);
    use<string>(item2.source);
  }
}
export function errors_listSubscriptions(error: unknown): void {
  if (restate.isAdminResponseError(error, "listSubscriptions")) {
    use(error.status === 400);
    use(error.status === 429);
  }
}
type path_listSubscriptions = restate.paths["/subscriptions"]["get"];
export async function function_modifyService(): Promise<void> {
  await admin.modifyService("text", {});
  await restate.modifyService(client, "text", { abort_timeout: "text", idempotency_retention: "text", inactivity_timeout: "text", journal_retention: "text", public: true, workflow_completion_retention: "text" }, { timeout: 1000, maxRetries: 0 });
  await restate.modifyService(client, "text", { abort_timeout: null, idempotency_retention: null, inactivity_timeout: null, journal_retention: null, public: false, workflow_completion_retention: null }, { timeout: 1000, maxRetries: 0 });
  await restate.modifyService(client, "text", { abort_timeout: "text", idempotency_retention: "text", inactivity_timeout: "text", journal_retention: "text", public: null, workflow_completion_retention: "text" }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["modify_service"] | undefined>(undefined);
}
export async function response_modifyService({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.modifyService>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string | undefined>(data.abort_timeout);
  use<string>(data.deployment_id);
  use<string | null | undefined>(data.documentation);
  use<boolean | undefined>(data.enable_lazy_state);
  const part1 = data.handlers;
  for (const item2 of part1) {
    use<string | null | undefined>(item2.abort_timeout);
    use<string | null | undefined>(item2.documentation);
    use<boolean | null | undefined>(item2.enable_lazy_state);
    use<string | null | undefined>(item2.idempotency_retention);
    use<string | null | undefined>(item2.inactivity_timeout);
    const part3 = item2.info;
    if (part3) {
      for (const item4 of part3) {
        use<string | null | undefined>(item4.code);
        use<string>(item4.message);
      }
    }
    use<string>(item2.input_description);
    const part5 = item2.input_json_schema;
    if (part5) {
      use<unknown>(part5);
    }
    use<string | null | undefined>(item2.journal_retention);
    const part6 = item2.metadata;
    if (part6) {
      for (const item7 of Object.values(part6)) {
        use<string>(item7);
      }
    }
    use<string>(item2.name);
    use<string>(item2.output_description);
    const part8 = item2.output_json_schema;
    if (part8) {
      use<unknown>(part8);
    }
    use<boolean | undefined>(item2.public);
    const part9 = item2.retry_policy;
    if (part9) {
      use<number | null | undefined>(part9.exponentiation_factor);
      use<string | null | undefined>(part9.initial_interval);
      use<number | null | undefined>(part9.max_attempts);
      use<string | null | undefined>(part9.max_interval);
      use<string | null | undefined>(part9.on_max_attempts);
      use(part9.on_max_attempts === "Pause");
      use(part9.on_max_attempts === "Kill");
    }
    use<string | null | undefined>(item2.ty);
    use(item2.ty === "Exclusive");
    use(item2.ty === "Shared");
    use(item2.ty === "Workflow");
  }
  use<string | undefined>(data.idempotency_retention);
  use<string | undefined>(data.inactivity_timeout);
  const part10 = data.info;
  if (part10) {
    for (const item11 of part10) {
      use<string | null | undefined>(item11.code);
      use<string>(item11.message);
    }
  }
  use<string | null | undefined>(data.journal_retention);
  const part12 = data.metadata;
  if (part12) {
    for (const item13 of Object.values(part12)) {
      use<string>(item13);
    }
  }
  use<string>(data.name);
  use<boolean | undefined>(data.public);
  const part14 = data.retry_policy;
  if (part14) {
    use<number | undefined>(part14.exponentiation_factor);
    use<string | undefined>(part14.initial_interval);
    use<number | null | undefined>(part14.max_attempts);
    use<string | null | undefined>(part14.max_interval);
    use<string | undefined>(part14.on_max_attempts);
    use(part14.on_max_attempts === "Pause");
    use(part14.on_max_attempts === "Kill");
  }
  use<number>(data.revision);
  use<string>(data.ty);
  use(data.ty === "Service");
  use(data.ty === "VirtualObject");
  use(data.ty === "Workflow");
  use<string | null | undefined>(data.workflow_completion_retention);
}
export function errors_modifyService(error: unknown): void {
  if (restate.isAdminResponseError(error, "modifyService")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_modifyService = restate.paths["/services/{service}"]["patch"];
export async function function_modifyServiceState(): Promise<void> {
  await admin.modifyServiceState("text", { new_state: { name1: "text", name2: [1] }, object_key: "text" });
  await restate.modifyServiceState(client, "text", { new_state: { name1: "text", name2: [1] }, object_key: "text", scope: "text", version: "text" }, { timeout: 1000, maxRetries: 0 });
  await restate.modifyServiceState(client, "text", { new_state: { name1: "text", name2: [1] }, object_key: "text", scope: null, version: null }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["modify_service_state"] | undefined>(undefined);
}
export async function response_modifyServiceState({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.modifyServiceState>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_modifyServiceState(error: unknown): void {
  if (restate.isAdminResponseError(error, "modifyServiceState")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_modifyServiceState = restate.paths["/services/{service}/state"]["post"];
export async function function_pauseInvocation(): Promise<void> {
  await admin.pauseInvocation("text");
  await restate.pauseInvocation(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["pause_invocation"] | undefined>(undefined);
}
export async function response_pauseInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.pauseInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use(status === 202);
  use<void>(data);
}
export function errors_pauseInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "pauseInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_pauseInvocation = restate.paths["/invocations/{invocation_id}/pause"]["patch"];
export async function function_pauseInvocations(): Promise<void> {
  await admin.pauseInvocations(["id"]);
  await restate.pauseInvocations(client, ["id"], { concurrency: 1 });
  const { succeeded } = await admin.pauseInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_pauseVqueue(): Promise<void> {
  await admin.pauseVqueue("text");
  await restate.pauseVqueue(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["pause_vqueue"] | undefined>(undefined);
}
export async function response_pauseVqueue({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.pauseVqueue>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_pauseVqueue(error: unknown): void {
  if (restate.isAdminResponseError(error, "pauseVqueue")) {
    use(error.status === 400);
    use(error.status === 405);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_pauseVqueue = restate.paths["/vqueues/{vqueue_id}/pause"]["post"];
export async function function_purgeInvocation(): Promise<void> {
  await admin.purgeInvocation("text");
  await restate.purgeInvocation(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["purge_invocation"] | undefined>(undefined);
}
export async function response_purgeInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.purgeInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<void>(data);
}
export function errors_purgeInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "purgeInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_purgeInvocation = restate.paths["/invocations/{invocation_id}/purge"]["patch"];
export async function function_purgeInvocations(): Promise<void> {
  await admin.purgeInvocations(["id"]);
  await restate.purgeInvocations(client, ["id"], { concurrency: 1 });
  const { succeeded } = await admin.purgeInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_purgeJournal(): Promise<void> {
  await admin.purgeJournal("text");
  await restate.purgeJournal(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["purge_journal"] | undefined>(undefined);
}
export async function response_purgeJournal({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.purgeJournal>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<void>(data);
}
export function errors_purgeJournal(error: unknown): void {
  if (restate.isAdminResponseError(error, "purgeJournal")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_purgeJournal = restate.paths["/invocations/{invocation_id}/purge-journal"]["patch"];
export async function function_purgeJournals(): Promise<void> {
  await admin.purgeJournals(["id"]);
  await restate.purgeJournals(client, ["id"], { concurrency: 1 });
  const { succeeded } = await admin.purgeJournals(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_query(): Promise<void> {
  await admin.query({ query: "text" });
  await restate.query(client, { query: "text" }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["query"] | undefined>(undefined);
}
export async function response_query({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.query>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.rows;
  for (const item2 of part1) {
    use<unknown>(item2);
  }
}
export function errors_query(error: unknown): void {
  if (restate.isAdminResponseError(error, "query")) {
    use(error.status === 400);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
    use(error.status === 503);
  }
}
type path_query = restate.paths["/query"]["post"];
export async function function_restartAsNewInvocation(): Promise<void> {
  await admin.restartAsNewInvocation("text");
  await restate.restartAsNewInvocation(client, "text", { deployment: "latest", from: 1, timeout: 1000, maxRetries: 0 });
  await restate.restartAsNewInvocation(client, "text", { deployment: "keep", from: null, timeout: 1000, maxRetries: 0 });
  await restate.restartAsNewInvocation(client, "text", { deployment: "text", from: 1, timeout: 1000, maxRetries: 0 });
  use<restate.RestartAsNewInvocationOptions | undefined>(undefined);
  use<restate.operations["restart_as_new_invocation"] | undefined>(undefined);
}
export async function response_restartAsNewInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.restartAsNewInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string>(data.new_invocation_id);
}
export function errors_restartAsNewInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "restartAsNewInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 410);
    use(error.status === 422);
    use(error.status === 425);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_restartAsNewInvocation = restate.paths["/invocations/{invocation_id}/restart-as-new"]["patch"];
export async function function_restartInvocations(): Promise<void> {
  await admin.restartInvocations(["id"]);
  await restate.restartInvocations(client, ["id"], { deployment: "latest", from: 1, concurrency: 1 });
  await restate.restartInvocations(client, ["id"], { deployment: "keep", from: null, concurrency: 1 });
  await restate.restartInvocations(client, ["id"], { deployment: "text", from: 1, concurrency: 1 });
  const { succeeded } = await admin.restartInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_resumeInvocation(): Promise<void> {
  await admin.resumeInvocation("text");
  await restate.resumeInvocation(client, "text", { deployment: "latest", timeout: 1000, maxRetries: 0 });
  await restate.resumeInvocation(client, "text", { deployment: "keep", timeout: 1000, maxRetries: 0 });
  await restate.resumeInvocation(client, "text", { deployment: "text", timeout: 1000, maxRetries: 0 });
  use<restate.ResumeInvocationOptions | undefined>(undefined);
  use<restate.operations["resume_invocation"] | undefined>(undefined);
}
export async function response_resumeInvocation({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.resumeInvocation>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<void>(data);
}
export function errors_resumeInvocation(error: unknown): void {
  if (restate.isAdminResponseError(error, "resumeInvocation")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 409);
    use(error.status === 425);
    use(error.status === 429);
    use(error.status === 503);
  }
}
type path_resumeInvocation = restate.paths["/invocations/{invocation_id}/resume"]["patch"];
export async function function_resumeInvocations(): Promise<void> {
  await admin.resumeInvocations(["id"]);
  await restate.resumeInvocations(client, ["id"], { deployment: "latest", concurrency: 1 });
  await restate.resumeInvocations(client, ["id"], { deployment: "keep", concurrency: 1 });
  await restate.resumeInvocations(client, ["id"], { deployment: "text", concurrency: 1 });
  const { succeeded } = await admin.resumeInvocations(["id"]);
  use<string | undefined>(succeeded[0]?.id);
}
export async function function_resumeVqueue(): Promise<void> {
  await admin.resumeVqueue("text");
  await restate.resumeVqueue(client, "text", { timeout: 1000, maxRetries: 0 });
  use<restate.operations["resume_vqueue"] | undefined>(undefined);
}
export async function response_resumeVqueue({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.resumeVqueue>["withResponse"]>>): Promise<void> {
  use(status === 202);
  use<void>(data);
}
export function errors_resumeVqueue(error: unknown): void {
  if (restate.isAdminResponseError(error, "resumeVqueue")) {
    use(error.status === 400);
    use(error.status === 405);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_resumeVqueue = restate.paths["/vqueues/{vqueue_id}/resume"]["post"];
export async function function_updateDeployment(): Promise<void> {
  await admin.updateDeployment("text", {});
  await restate.updateDeployment(client, "text", { additional_headers: { name1: "text" }, dry_run: true, overwrite: true, uri: "text", use_http_11: true }, { timeout: 1000, maxRetries: 0 });
  await restate.updateDeployment(client, "text", { additional_headers: null, dry_run: false, overwrite: false, uri: null, use_http_11: false }, { timeout: 1000, maxRetries: 0 });
  await restate.updateDeployment(client, "text", { additional_headers: { name1: "text" }, dry_run: true, overwrite: true, uri: "text", use_http_11: null }, { timeout: 1000, maxRetries: 0 });
  await restate.updateDeployment(client, "text", { additional_headers: { name1: "text" }, arn: "text", assume_role_arn: "text", dry_run: true, overwrite: true }, { timeout: 1000, maxRetries: 0 });
  await restate.updateDeployment(client, "text", { additional_headers: null, arn: null, assume_role_arn: null, dry_run: false, overwrite: false }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["update_deployment"] | undefined>(undefined);
}
export async function response_updateDeployment({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.updateDeployment>["withResponse"]>>): Promise<void> {
  use(status === 200);
  if ("uri" in data) {
    const part1 = data.additional_headers;
    if (part1) {
      for (const item2 of Object.values(part1)) {
        use<string>(item2);
      }
    }
    const part3 = data.auth;
    if (part3) {
      const part4 = part3.GoogleIdToken;
      use<string | null | undefined>(part4.audience);
      use<string | null | undefined>(part4.impersonate_service_account);
    }
    use<string>(data.created_at);
    use<string>(data.http_version);
    use<string>(data.id);
    const part5 = data.info;
    if (part5) {
      for (const item6 of part5) {
        use<string | null | undefined>(item6.code);
        use<string>(item6.message);
      }
    }
    use<number>(data.max_protocol_version);
    const part7 = data.metadata;
    if (part7) {
      for (const item8 of Object.values(part7)) {
        use<string>(item8);
      }
    }
    use<number>(data.min_protocol_version);
    use<string>(data.protocol_type);
    use(data.protocol_type === "RequestResponse");
    use(data.protocol_type === "BidiStream");
    use<string | null | undefined>(data.sdk_version);
    const part9 = data.services;
    for (const item10 of part9) {
      use<string | undefined>(item10.abort_timeout);
      use<string>(item10.deployment_id);
      use<string | null | undefined>(item10.documentation);
      use<boolean | undefined>(item10.enable_lazy_state);
      const part11 = item10.handlers;
      for (const item12 of part11) {
        use<string | null | undefined>(item12.abort_timeout);
        use<string | null | undefined>(item12.documentation);
        use<boolean | null | undefined>(item12.enable_lazy_state);
        use<string | null | undefined>(item12.idempotency_retention);
        use<string | null | undefined>(item12.inactivity_timeout);
        const part13 = item12.info;
        if (part13) {
          for (const item14 of part13) {
            use<string | null | undefined>(item14.code);
            use<string>(item14.message);
          }
        }
        use<string>(item12.input_description);
        const part15 = item12.input_json_schema;
        if (part15) {
          use<unknown>(part15);
        }
        use<string | null | undefined>(item12.journal_retention);
        const part16 = item12.metadata;
        if (part16) {
          for (const item17 of Object.values(part16)) {
            use<string>(item17);
          }
        }
        use<string>(item12.name);
        use<string>(item12.output_description);
        const part18 = item12.output_json_schema;
        if (part18) {
          use<unknown>(part18);
        }
        use<boolean | undefined>(item12.public);
        const part19 = item12.retry_policy;
        if (part19) {
          use<number | null | undefined>(part19.exponentiation_factor);
          use<string | null | undefined>(part19.initial_interval);
          use<number | null | undefined>(part19.max_attempts);
          use<string | null | undefined>(part19.max_interval);
          use<string | null | undefined>(part19.on_max_attempts);
          use(part19.on_max_attempts === "Pause");
          use(part19.on_max_attempts === "Kill");
        }
        use<string | null | undefined>(item12.ty);
        use(item12.ty === "Exclusive");
        use(item12.ty === "Shared");
        use(item12.ty === "Workflow");
      }
      use<string | undefined>(item10.idempotency_retention);
      use<string | undefined>(item10.inactivity_timeout);
      const part20 = item10.info;
      if (part20) {
        for (const item21 of part20) {
          use<string | null | undefined>(item21.code);
          use<string>(item21.message);
        }
      }
      use<string | null | undefined>(item10.journal_retention);
      const part22 = item10.metadata;
      if (part22) {
        for (const item23 of Object.values(part22)) {
          use<string>(item23);
        }
      }
      use<string>(item10.name);
      use<boolean | undefined>(item10.public);
      const part24 = item10.retry_policy;
      if (part24) {
        use<number | undefined>(part24.exponentiation_factor);
        use<string | undefined>(part24.initial_interval);
        use<number | null | undefined>(part24.max_attempts);
        use<string | null | undefined>(part24.max_interval);
        use<string | undefined>(part24.on_max_attempts);
        use(part24.on_max_attempts === "Pause");
        use(part24.on_max_attempts === "Kill");
      }
      use<number>(item10.revision);
      use<string>(item10.ty);
      use(item10.ty === "Service");
      use(item10.ty === "VirtualObject");
      use(item10.ty === "Workflow");
      use<string | null | undefined>(item10.workflow_completion_retention);
    }
    use<string>(data.uri);
  }
  if ("arn" in data) {
    const part25 = data.additional_headers;
    if (part25) {
      for (const item26 of Object.values(part25)) {
        use<string>(item26);
      }
    }
    use<string>(data.arn);
    use<string | null | undefined>(data.assume_role_arn);
    use<string | null | undefined>(data.compression);
    use(data.compression === "Zstd");
    use<string>(data.created_at);
    use<string>(data.id);
    const part27 = data.info;
    if (part27) {
      for (const item28 of part27) {
        use<string | null | undefined>(item28.code);
        use<string>(item28.message);
      }
    }
    use<number>(data.max_protocol_version);
    const part29 = data.metadata;
    if (part29) {
      for (const item30 of Object.values(part29)) {
        use<string>(item30);
      }
    }
    use<number>(data.min_protocol_version);
    use<string | null | undefined>(data.sdk_version);
    const part31 = data.services;
    for (const item32 of part31) {
      use<string | undefined>(item32.abort_timeout);
      use<string>(item32.deployment_id);
      use<string | null | undefined>(item32.documentation);
      use<boolean | undefined>(item32.enable_lazy_state);
      const part33 = item32.handlers;
      for (const item34 of part33) {
        use<string | null | undefined>(item34.abort_timeout);
        use<string | null | undefined>(item34.documentation);
        use<boolean | null | undefined>(item34.enable_lazy_state);
        use<string | null | undefined>(item34.idempotency_retention);
        use<string | null | undefined>(item34.inactivity_timeout);
        const part35 = item34.info;
        if (part35) {
          for (const item36 of part35) {
            use<string | null | undefined>(item36.code);
            use<string>(item36.message);
          }
        }
        use<string>(item34.input_description);
        const part37 = item34.input_json_schema;
        if (part37) {
          use<unknown>(part37);
        }
        use<string | null | undefined>(item34.journal_retention);
        const part38 = item34.metadata;
        if (part38) {
          for (const item39 of Object.values(part38)) {
            use<string>(item39);
          }
        }
        use<string>(item34.name);
        use<string>(item34.output_description);
        const part40 = item34.output_json_schema;
        if (part40) {
          use<unknown>(part40);
        }
        use<boolean | undefined>(item34.public);
        const part41 = item34.retry_policy;
        if (part41) {
          use<number | null | undefined>(part41.exponentiation_factor);
          use<string | null | undefined>(part41.initial_interval);
          use<number | null | undefined>(part41.max_attempts);
          use<string | null | undefined>(part41.max_interval);
          use<string | null | undefined>(part41.on_max_attempts);
          use(part41.on_max_attempts === "Pause");
          use(part41.on_max_attempts === "Kill");
        }
        use<string | null | undefined>(item34.ty);
        use(item34.ty === "Exclusive");
        use(item34.ty === "Shared");
        use(item34.ty === "Workflow");
      }
      use<string | undefined>(item32.idempotency_retention);
      use<string | undefined>(item32.inactivity_timeout);
      const part42 = item32.info;
      if (part42) {
        for (const item43 of part42) {
          use<string | null | undefined>(item43.code);
          use<string>(item43.message);
        }
      }
      use<string | null | undefined>(item32.journal_retention);
      const part44 = item32.metadata;
      if (part44) {
        for (const item45 of Object.values(part44)) {
          use<string>(item45);
        }
      }
      use<string>(item32.name);
      use<boolean | undefined>(item32.public);
      const part46 = item32.retry_policy;
      if (part46) {
        use<number | undefined>(part46.exponentiation_factor);
        use<string | undefined>(part46.initial_interval);
        use<number | null | undefined>(part46.max_attempts);
        use<string | null | undefined>(part46.max_interval);
        use<string | undefined>(part46.on_max_attempts);
        use(part46.on_max_attempts === "Pause");
        use(part46.on_max_attempts === "Kill");
      }
      use<number>(item32.revision);
      use<string>(item32.ty);
      use(item32.ty === "Service");
      use(item32.ty === "VirtualObject");
      use(item32.ty === "Workflow");
      use<string | null | undefined>(item32.workflow_completion_retention);
    }
  }
}
export function errors_updateDeployment(error: unknown): void {
  if (restate.isAdminResponseError(error, "updateDeployment")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_updateDeployment = restate.paths["/deployments/{deployment}"]["patch"];
export async function function_updateKafkaCluster(): Promise<void> {
  await admin.updateKafkaCluster("text", { properties: { name1: "text" } });
  await restate.updateKafkaCluster(client, "text", { properties: { name1: "text" } }, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["update_kafka_cluster"] | undefined>(undefined);
}
export async function response_updateKafkaCluster({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.updateKafkaCluster>["withResponse"]>>): Promise<void> {
  use(status === 200);
  use<string>(data.created_at);
  const part1 = data.info;
  if (part1) {
    for (const item2 of part1) {
      use<string | null | undefined>(item2.code);
      use<string>(item2.message);
    }
  }
  use<string>(data.name);
  const part3 = data.properties;
  for (const item4 of Object.values(part3)) {
    use<string>(item4);
  }
}
export function errors_updateKafkaCluster(error: unknown): void {
  if (restate.isAdminResponseError(error, "updateKafkaCluster")) {
    use(error.status === 400);
    use(error.status === 404);
    use(error.status === 405);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_updateKafkaCluster = restate.paths["/kafka-clusters/{cluster_name}"]["patch"];
export async function function_upsertRules(): Promise<void> {
  await admin.upsertRules([{ pattern: "text" }]);
  await restate.upsertRules(client, [{ description: "text", disabled: true, limits: { concurrency: 1 }, pattern: "text", precondition: { type: "none" } }, { description: null, disabled: false, limits: { concurrency: null }, pattern: "text", precondition: { type: "matches", version: 1 } }, { description: "text", disabled: true, limits: { concurrency: 1 }, pattern: "text", precondition: { type: "does_not_exist" } }], { timeout: 1000, maxRetries: 0 });
  use<restate.operations["upsert_rules"] | undefined>(undefined);
}
export async function response_upsertRules({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.upsertRules>["withResponse"]>>): Promise<void> {
  use(status === 200);
  for (const item1 of data) {
    use<string | null | undefined>(item1.description);
    use<boolean>(item1.disabled);
    use<number>(item1.last_modified_millis_since_epoch);
    const part2 = item1.limits;
    use<number | null | undefined>(part2.concurrency);
    use<string>(item1.pattern);
    use<number>(item1.version);
  }
}
export function errors_upsertRules(error: unknown): void {
  if (restate.isAdminResponseError(error, "upsertRules")) {
    use(error.status === 400);
    use(error.status === 409);
    use(error.status === 413);
    use(error.status === 415);
    use(error.status === 422);
    use(error.status === 429);
    use(error.status === 500);
  }
}
type path_upsertRules = restate.paths["/limits/rules"]["put"];
export async function function_version(): Promise<void> {
  await admin.version();
  await restate.version(client, { timeout: 1000, maxRetries: 0 });
  use<restate.operations["version"] | undefined>(undefined);
}
export async function response_version({ data, status }: Awaited<ReturnType<ReturnType<typeof restate.version>["withResponse"]>>): Promise<void> {
  use(status === 200);
  const part1 = data.features;
  for (const item2 of Object.values(part1)) {
    use<boolean>(item2);
  }
  use<string | null | undefined>(data.ingress_endpoint);
  use<number>(data.max_admin_api_version);
  use<number>(data.min_admin_api_version);
  use<string>(data.version);
}
export function errors_version(error: unknown): void {
  if (restate.isAdminResponseError(error, "version")) {
    use(error.status === 429);
  }
}
type path_version = restate.paths["/version"]["get"];
type type_ClusterHealthResponse = restate.ClusterHealthResponse | restate.components["schemas"]["ClusterHealthResponse"];
type type_CreateKafkaClusterRequest = restate.CreateKafkaClusterRequest | restate.components["schemas"]["CreateKafkaClusterRequest"];
type type_CreateSubscriptionRequest = restate.CreateSubscriptionRequest | restate.components["schemas"]["CreateSubscriptionRequest"];
type type_DeleteRuleRequest = restate.DeleteRuleRequest | restate.components["schemas"]["DeleteRuleRequest"];
type type_DeploymentResponse = restate.DeploymentResponse | restate.components["schemas"]["DeploymentResponse"];
type type_DetailedDeploymentResponse = restate.DetailedDeploymentResponse | restate.components["schemas"]["DetailedDeploymentResponse"];
type type_EmbeddedMetadataClusterHealth = restate.EmbeddedMetadataClusterHealth | restate.components["schemas"]["EmbeddedMetadataClusterHealth"];
type type_EndpointLambdaCompression = restate.EndpointLambdaCompression | restate.components["schemas"]["EndpointLambdaCompression"];
type type_ErrorDescriptionResponse = restate.ErrorDescriptionResponse | restate.components["schemas"]["ErrorDescriptionResponse"];
type type_GoogleIdTokenAuth = restate.GoogleIdTokenAuth | restate.components["schemas"]["GoogleIdTokenAuth"];
type type_HandlerMetadata = restate.HandlerMetadata | restate.components["schemas"]["HandlerMetadata"];
type type_HandlerMetadataType = restate.HandlerMetadataType | restate.components["schemas"]["HandlerMetadataType"];
type type_HandlerRetryPolicyMetadata = restate.HandlerRetryPolicyMetadata | restate.components["schemas"]["HandlerRetryPolicyMetadata"];
type type_HttpAuth = restate.HttpAuth | restate.components["schemas"]["HttpAuth"];
type type_KafkaClusterResponse = restate.KafkaClusterResponse | restate.components["schemas"]["KafkaClusterResponse"];
type type_ListDeploymentsResponse = restate.ListDeploymentsResponse | restate.components["schemas"]["ListDeploymentsResponse"];
type type_ListKafkaClustersResponse = restate.ListKafkaClustersResponse | restate.components["schemas"]["ListKafkaClustersResponse"];
type type_ListServiceHandlersResponse = restate.ListServiceHandlersResponse | restate.components["schemas"]["ListServiceHandlersResponse"];
type type_ListServicesResponse = restate.ListServicesResponse | restate.components["schemas"]["ListServicesResponse"];
type type_ListSubscriptionsResponse = restate.ListSubscriptionsResponse | restate.components["schemas"]["ListSubscriptionsResponse"];
type type_ModifyServiceRequest = restate.ModifyServiceRequest | restate.components["schemas"]["ModifyServiceRequest"];
type type_ModifyServiceStateRequest = restate.ModifyServiceStateRequest | restate.components["schemas"]["ModifyServiceStateRequest"];
type type_OnMaxAttempts = restate.OnMaxAttempts | restate.components["schemas"]["OnMaxAttempts"];
type type_Precondition = restate.Precondition | restate.components["schemas"]["Precondition"];
type type_ProtocolType = restate.ProtocolType | restate.components["schemas"]["ProtocolType"];
type type_QueryErrorBody = restate.QueryErrorBody | restate.components["schemas"]["QueryErrorBody"];
type type_QueryRequest = restate.QueryRequest | restate.components["schemas"]["QueryRequest"];
type type_QueryResponse = restate.QueryResponse | restate.components["schemas"]["QueryResponse"];
type type_RegisterDeploymentRequest = restate.RegisterDeploymentRequest | restate.components["schemas"]["RegisterDeploymentRequest"];
type type_RegisterDeploymentResponse = restate.RegisterDeploymentResponse | restate.components["schemas"]["RegisterDeploymentResponse"];
type type_RestartAsNewInvocationResponse = restate.RestartAsNewInvocationResponse | restate.components["schemas"]["RestartAsNewInvocationResponse"];
type type_RuleResponse = restate.RuleResponse | restate.components["schemas"]["RuleResponse"];
type type_SchemaInfo = restate.SchemaInfo | restate.components["schemas"]["SchemaInfo"];
type type_SerdeableHeaderHashMap = restate.SerdeableHeaderHashMap | restate.components["schemas"]["SerdeableHeaderHashMap"];
type type_ServiceMetadata = restate.ServiceMetadata | restate.components["schemas"]["ServiceMetadata"];
type type_ServiceNameRevPair = restate.ServiceNameRevPair | restate.components["schemas"]["ServiceNameRevPair"];
type type_ServiceRetryPolicyMetadata = restate.ServiceRetryPolicyMetadata | restate.components["schemas"]["ServiceRetryPolicyMetadata"];
type type_ServiceType = restate.ServiceType | restate.components["schemas"]["ServiceType"];
type type_SimpleKafkaClusterResponse = restate.SimpleKafkaClusterResponse | restate.components["schemas"]["SimpleKafkaClusterResponse"];
type type_SubscriptionResponse = restate.SubscriptionResponse | restate.components["schemas"]["SubscriptionResponse"];
type type_UpdateDeploymentRequest = restate.UpdateDeploymentRequest | restate.components["schemas"]["UpdateDeploymentRequest"];
type type_UpdateKafkaClusterRequest = restate.UpdateKafkaClusterRequest | restate.components["schemas"]["UpdateKafkaClusterRequest"];
type type_UpsertRuleRequest = restate.UpsertRuleRequest | restate.components["schemas"]["UpsertRuleRequest"];
type type_UserLimits = restate.UserLimits | restate.components["schemas"]["UserLimits"];
type type_VersionInformation = restate.VersionInformation | restate.components["schemas"]["VersionInformation"];
export function table_state(row: restate.State): void {
  use<number | bigint>(row["partition_key"]);
  use<string | null | undefined>(row["scope"]);
  use<string>(row["service_name"]);
  use<string>(row["service_key"]);
  use<string>(row["key"]);
  use<number>(row["key_length"]);
  use<string | null>(row["value_utf8"]);
  use<string>(row["value"]);
  use<number>(row["value_length"]);
  use<readonly string[]>(restate.STATE_COLUMNS);
}
export function table_sys_deployment(row: restate.SysDeployment): void {
  use<string>(row["id"]);
  use<string>(row["ty"]);
  use(row["ty"] === "http");
  use(row["ty"] === "lambda");
  use<string>(row["endpoint"]);
  use<string>(row["created_at"]);
  use<number | null>(row["min_service_protocol_version"]);
  use<number | null>(row["max_service_protocol_version"]);
  use<readonly string[] | null>(row["services"]);
  use<readonly string[]>(restate.SYS_DEPLOYMENT_COLUMNS);
}
export function table_sys_idempotency(row: restate.SysIdempotency): void {
  use<number | bigint>(row["partition_key"]);
  use<string | null>(row["service_name"]);
  use<string | null>(row["service_key"]);
  use<string | null>(row["service_handler"]);
  use<string | null>(row["idempotency_key"]);
  use<string | null>(row["invocation_id"]);
  use<readonly string[]>(restate.SYS_IDEMPOTENCY_COLUMNS);
}
export function table_sys_inbox(row: restate.SysInbox): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["service_name"]);
  use<string>(row["service_key"]);
  use<string>(row["id"]);
  use<number | bigint>(row["sequence_number"]);
  use<string | null>(row["created_at"]);
  use<readonly string[]>(restate.SYS_INBOX_COLUMNS);
}
export function table_sys_invocation(row: restate.SysInvocation): void {
  use<string>(row["id"]);
  use<string | null | undefined>(row["vqueue_id"]);
  use<string>(row["target"]);
  use<string>(row["target_service_name"]);
  use<string | null>(row["target_service_key"]);
  use<string>(row["target_handler_name"]);
  use<string>(row["target_service_ty"]);
  use(row["target_service_ty"] === "service");
  use(row["target_service_ty"] === "virtual_object");
  use(row["target_service_ty"] === "workflow");
  use<string | null | undefined>(row["scope"]);
  use<string | null | undefined>(row["limit_key"]);
  use<string | null>(row["idempotency_key"]);
  use<string>(row["invoked_by"]);
  use(row["invoked_by"] === "ingress");
  use(row["invoked_by"] === "service");
  use(row["invoked_by"] === "subscription");
  use(row["invoked_by"] === "restart_as_new");
  use<string | null>(row["invoked_by_service_name"]);
  use<string | null>(row["invoked_by_id"]);
  use<string | null>(row["invoked_by_subscription_id"]);
  use<string | null>(row["invoked_by_target"]);
  use<string | null>(row["restarted_from"]);
  use<string | null>(row["pinned_deployment_id"]);
  use<number | null>(row["pinned_service_protocol_version"]);
  use<string | null>(row["trace_id"]);
  use<number | null>(row["journal_size"]);
  use<number | null>(row["journal_commands_size"]);
  use<string>(row["created_at"]);
  use<string | null>(row["created_using_restate_version"]);
  use<string>(row["modified_at"]);
  use<string | null>(row["inboxed_at"]);
  use<string | null>(row["scheduled_at"]);
  use<string | null>(row["scheduled_start_at"]);
  use<string | null>(row["running_at"]);
  use<string | null>(row["completed_at"]);
  use<string | null>(row["completion_retention"]);
  use<string | null>(row["journal_retention"]);
  use<readonly number[] | null>(row["suspended_waiting_for_completions"]);
  use<readonly number[] | null>(row["suspended_waiting_for_signals"]);
  use<string | null | undefined>(row["suspended_waiting_future_json"]);
  use<number | null>(row["retry_count"]);
  use<string | null>(row["last_start_at"]);
  use<string | null>(row["next_retry_at"]);
  use<string | null>(row["last_attempt_deployment_id"]);
  use<string | null>(row["last_attempt_server"]);
  use<string | null>(row["last_failure"]);
  use<string | null>(row["last_failure_error_code"]);
  use<number | null>(row["last_failure_related_entry_index"]);
  use<string | null>(row["last_failure_related_entry_name"]);
  use<string | null>(row["last_failure_related_entry_type"]);
  use<number | null>(row["last_failure_related_command_index"]);
  use<string | null>(row["last_failure_related_command_name"]);
  use<string | null>(row["last_failure_related_command_type"]);
  use<string | null | undefined>(row["last_awaiting_on_future_json"]);
  use<string>(row["status"]);
  use(row["status"] === "scheduled");
  use(row["status"] === "pending");
  use(row["status"] === "ready");
  use(row["status"] === "running");
  use(row["status"] === "backing-off");
  use(row["status"] === "paused");
  use(row["status"] === "suspended");
  use(row["status"] === "completed");
  use<string | null>(row["completion_result"]);
  use(row["completion_result"] === "success");
  use(row["completion_result"] === "failure");
  use<string | null>(row["completion_failure"]);
  use<readonly string[]>(restate.SYS_INVOCATION_COLUMNS);
}
export function table_sys_invocation_state(row: restate.SysInvocationState): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<boolean>(row["in_flight"]);
  use<number>(row["retry_count"]);
  use<string | null>(row["last_start_at"]);
  use<string | null>(row["last_attempt_deployment_id"]);
  use<string | null>(row["last_attempt_server"]);
  use<string | null>(row["next_retry_at"]);
  use<string | null>(row["last_failure"]);
  use<string | null>(row["last_failure_error_code"]);
  use<number | null>(row["last_failure_related_command_index"]);
  use<string | null>(row["last_failure_related_command_name"]);
  use<string | null>(row["last_failure_related_command_type"]);
  use<number | null>(row["last_failure_related_entry_index"]);
  use<string | null>(row["last_failure_related_entry_name"]);
  use<string | null>(row["last_failure_related_entry_type"]);
  use<string | null | undefined>(row["last_awaiting_on_future_json"]);
  use<readonly string[]>(restate.SYS_INVOCATION_STATE_COLUMNS);
}
export function table_sys_invocation_status(row: restate.SysInvocationStatus): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<string | null | undefined>(row["vqueue_id"]);
  use<string>(row["status"]);
  use(row["status"] === "scheduled");
  use(row["status"] === "inboxed");
  use(row["status"] === "invoked");
  use(row["status"] === "suspended");
  use(row["status"] === "paused");
  use(row["status"] === "completed");
  use<string | null>(row["completion_result"]);
  use(row["completion_result"] === "success");
  use(row["completion_result"] === "failure");
  use<string | null>(row["completion_failure"]);
  use<string>(row["target"]);
  use<string>(row["target_service_name"]);
  use<string | null>(row["target_service_key"]);
  use<string>(row["target_handler_name"]);
  use<string>(row["target_service_ty"]);
  use(row["target_service_ty"] === "service");
  use(row["target_service_ty"] === "virtual_object");
  use(row["target_service_ty"] === "workflow");
  use<string | null | undefined>(row["scope"]);
  use<string | null | undefined>(row["limit_key"]);
  use<string | null>(row["idempotency_key"]);
  use<string>(row["invoked_by"]);
  use(row["invoked_by"] === "ingress");
  use(row["invoked_by"] === "service");
  use(row["invoked_by"] === "subscription");
  use(row["invoked_by"] === "restart_as_new");
  use<string | null>(row["invoked_by_id"]);
  use<string | null>(row["invoked_by_subscription_id"]);
  use<string | null>(row["invoked_by_service_name"]);
  use<string | null>(row["invoked_by_target"]);
  use<string | null>(row["restarted_from"]);
  use<string | null>(row["pinned_deployment_id"]);
  use<number | null>(row["pinned_service_protocol_version"]);
  use<string | null>(row["trace_id"]);
  use<number | null>(row["journal_size"]);
  use<number | null>(row["journal_commands_size"]);
  use<string>(row["created_at"]);
  use<string | null>(row["created_using_restate_version"]);
  use<string>(row["modified_at"]);
  use<string | null>(row["inboxed_at"]);
  use<string | null>(row["scheduled_at"]);
  use<string | null>(row["scheduled_start_at"]);
  use<string | null>(row["running_at"]);
  use<string | null>(row["completed_at"]);
  use<string | null>(row["completion_retention"]);
  use<string | null>(row["journal_retention"]);
  use<readonly number[] | null>(row["suspended_waiting_for_completions"]);
  use<readonly number[] | null>(row["suspended_waiting_for_signals"]);
  use<string | null | undefined>(row["suspended_waiting_future_json"]);
  use<readonly string[]>(restate.SYS_INVOCATION_STATUS_COLUMNS);
}
export function table_sys_journal(row: restate.SysJournal): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<number>(row["index"]);
  use<string>(row["entry_type"]);
  use<string | null>(row["name"]);
  use<boolean | null>(row["completed"]);
  use<string | null>(row["invoked_id"]);
  use<string | null>(row["invoked_target"]);
  use<string | null>(row["sleep_wakeup_at"]);
  use<string | null>(row["promise_name"]);
  use<string | null>(row["raw"]);
  use<number | null | undefined>(row["raw_length"]);
  use<number>(row["version"]);
  use<string | null>(row["entry_json"]);
  use<string | null>(row["entry_lite_json"]);
  use<string | null>(row["appended_at"]);
  use<readonly string[]>(restate.SYS_JOURNAL_COLUMNS);
}
export function table_sys_journal_events(row: restate.SysJournalEvents): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<number>(row["after_journal_entry_index"]);
  use<string>(row["appended_at"]);
  use<string>(row["event_type"]);
  use(row["event_type"] === "TransientError");
  use(row["event_type"] === "Paused");
  use<string>(row["event_json"]);
  use<readonly string[]>(restate.SYS_JOURNAL_EVENTS_COLUMNS);
}
export function table_sys_keyed_service_status(row: restate.SysKeyedServiceStatus): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["service_name"]);
  use<string>(row["service_key"]);
  use<string>(row["invocation_id"]);
  use<readonly string[]>(restate.SYS_KEYED_SERVICE_STATUS_COLUMNS);
}
export function table_sys_locks(row: restate.SysLocks): void {
  use<number | bigint>(row["partition_key"]);
  use<string | null>(row["scope"]);
  use<string>(row["lock_name"]);
  use<string>(row["acquired_at"]);
  use<string>(row["acquired_by"]);
  use<readonly string[]>(restate.SYS_LOCKS_COLUMNS);
}
export function table_sys_promise(row: restate.SysPromise): void {
  use<number | bigint>(row["partition_key"]);
  use<string | null | undefined>(row["scope"]);
  use<string>(row["service_name"]);
  use<string>(row["service_key"]);
  use<string>(row["key"]);
  use<boolean>(row["completed"]);
  use<string | null>(row["completion_success_value"]);
  use<string | null>(row["completion_success_value_utf8"]);
  use<string | null>(row["completion_failure"]);
  use<readonly string[]>(restate.SYS_PROMISE_COLUMNS);
}
export function table_sys_rules(row: restate.SysRules): void {
  use<string>(row["pattern"]);
  use<number | null>(row["concurrency"]);
  use<string | null>(row["description"]);
  use<boolean>(row["disabled"]);
  use<number>(row["version"]);
  use<string>(row["last_modified"]);
  use<readonly string[]>(restate.SYS_RULES_COLUMNS);
}
export function table_sys_scheduler(row: restate.SysScheduler): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<number>(row["num_inbox"]);
  use<string>(row["status"]);
  use(row["status"] === "dormant");
  use(row["status"] === "scheduled");
  use(row["status"] === "blocked");
  use<string | null>(row["head_entry_id"]);
  use<string | null>(row["scheduled_at"]);
  use<string | null>(row["blocked_on"]);
  use(row["blocked_on"] === "lock");
  use(row["blocked_on"] === "limit-key-concurrency");
  use<string | null>(row["blocked_on_json"]);
  use<string | null>(row["invoker_concurrency_block_duration"]);
  use<string | null>(row["throttling_rules_block_duration"]);
  use<string | null>(row["invoker_throttling_block_duration"]);
  use<string | null>(row["invoker_memory_block_duration"]);
  use<string | null>(row["concurrency_rules_block_duration"]);
  use<string | null>(row["lock_block_duration"]);
  use<string | null>(row["deployment_concurrency_block_duration"]);
  use<readonly string[]>(restate.SYS_SCHEDULER_COLUMNS);
}
export function table_sys_service(row: restate.SysService): void {
  use<string>(row["name"]);
  use<number>(row["revision"]);
  use<boolean>(row["public"]);
  use<string>(row["ty"]);
  use(row["ty"] === "service");
  use(row["ty"] === "virtual_object");
  use(row["ty"] === "workflow");
  use<string>(row["deployment_id"]);
  use<readonly string[]>(restate.SYS_SERVICE_COLUMNS);
}
export function table_sys_user_limits(row: restate.SysUserLimits): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["scope"]);
  use<string | null>(row["l1"]);
  use<string | null>(row["l2"]);
  use<string>(row["level"]);
  use(row["level"] === "Scope");
  use(row["level"] === "Level1");
  use(row["level"] === "Level2");
  use<number>(row["usage"]);
  use<number | null>(row["concurrency_limit"]);
  use<string | null>(row["rule_pattern"]);
  use<number | null>(row["available"]);
  use<number>(row["num_waiters"]);
  use<readonly string[]>(restate.SYS_USER_LIMITS_COLUMNS);
}
export function table_sys_vqueue_entry_status(row: restate.SysVqueueEntryStatus): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["entry_id"]);
  use<string>(row["vqueue_id"]);
  use<string>(row["stage"]);
  use(row["stage"] === "inbox");
  use(row["stage"] === "running");
  use(row["stage"] === "suspended");
  use(row["stage"] === "paused");
  use(row["stage"] === "finished");
  use<string>(row["status"]);
  use(row["status"] === "new");
  use(row["status"] === "scheduled");
  use(row["status"] === "started");
  use(row["status"] === "backing-off");
  use(row["status"] === "yielded");
  use(row["status"] === "succeeded");
  use(row["status"] === "failed");
  use(row["status"] === "cancelled");
  use(row["status"] === "killed");
  use<boolean>(row["has_lock"]);
  use<string | null>(row["next_at"]);
  use<number | bigint | null>(row["sequence_number"]);
  use<string>(row["entry_kind"]);
  use(row["entry_kind"] === "invocation");
  use(row["entry_kind"] === "state-mutation");
  use<string | null>(row["created_at"]);
  use<string | null>(row["transitioned_at"]);
  use<number | null>(row["num_attempts"]);
  use<number | null>(row["num_errors"]);
  use<number | null>(row["num_pauses"]);
  use<number | null>(row["num_suspensions"]);
  use<number | null>(row["num_yields"]);
  use<string | null>(row["first_attempt_at"]);
  use<string | null>(row["latest_attempt_at"]);
  use<string | null>(row["first_runnable_at"]);
  use<string | null>(row["deployment"]);
  use<number | null>(row["needed_memory"]);
  use<number | null>(row["retry_attempts"]);
  use<number | null>(row["retry_count_since_last_stored_command"]);
  use<string | null>(row["latest_attempt_blocked_on_invoker_concurrency"]);
  use<string | null>(row["latest_attempt_blocked_on_throttling_rules"]);
  use<string | null>(row["latest_attempt_blocked_on_invoker_throttling"]);
  use<string | null>(row["latest_attempt_blocked_on_invoker_memory"]);
  use<string | null>(row["latest_attempt_blocked_on_concurrency_rules"]);
  use<string | null>(row["latest_attempt_blocked_on_lock"]);
  use<string | null>(row["latest_attempt_blocked_on_deployment_concurrency"]);
  use<string | null>(row["total_blocked_on_invoker_concurrency"]);
  use<string | null>(row["total_blocked_on_throttling_rules"]);
  use<string | null>(row["total_blocked_on_invoker_throttling"]);
  use<string | null>(row["total_blocked_on_invoker_memory"]);
  use<string | null>(row["total_blocked_on_concurrency_rules"]);
  use<string | null>(row["total_blocked_on_lock"]);
  use<string | null>(row["total_blocked_on_deployment_concurrency"]);
  use<readonly string[]>(restate.SYS_VQUEUE_ENTRY_STATUS_COLUMNS);
}
export function table_sys_vqueue_meta(row: restate.SysVqueueMeta): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<boolean>(row["is_active"]);
  use<boolean>(row["queue_is_paused"]);
  use<string | null>(row["service_name"]);
  use<string | null>(row["scope"]);
  use<string | null>(row["limit_key"]);
  use<string | null>(row["lock_name"]);
  use<string | null>(row["created_at"]);
  use<string | null>(row["last_enqueued_at"]);
  use<string | null>(row["last_start_at"]);
  use<string | null>(row["last_attempt_at"]);
  use<string | null>(row["last_finish_at"]);
  use<string | null>(row["avg_queue_duration"]);
  use<string | null>(row["avg_inbox_duration"]);
  use<string | null>(row["avg_run_duration"]);
  use<string | null>(row["avg_suspension_duration"]);
  use<string | null>(row["avg_end_to_end_duration"]);
  use<string | null>(row["avg_blocked_on_concurrency_rules"]);
  use<string | null>(row["avg_blocked_on_invoker_concurrency"]);
  use<string | null>(row["avg_blocked_on_invoker_throttling"]);
  use<string | null>(row["avg_blocked_on_lock"]);
  use<number | null>(row["num_inbox"]);
  use<number | null>(row["num_running"]);
  use<number | null>(row["num_suspended"]);
  use<number | null>(row["num_paused"]);
  use<number | null>(row["num_finished"]);
  use<readonly string[]>(restate.SYS_VQUEUE_META_COLUMNS);
}
export function table_sys_vqueues(row: restate.SysVqueues): void {
  use<number | bigint>(row["partition_key"]);
  use<string>(row["id"]);
  use<string>(row["stage"]);
  use(row["stage"] === "inbox");
  use(row["stage"] === "running");
  use(row["stage"] === "suspended");
  use(row["stage"] === "paused");
  use(row["stage"] === "finished");
  use<string>(row["status"]);
  use(row["status"] === "new");
  use(row["status"] === "scheduled");
  use(row["status"] === "started");
  use(row["status"] === "backing-off");
  use(row["status"] === "yielded");
  use(row["status"] === "succeeded");
  use(row["status"] === "failed");
  use(row["status"] === "cancelled");
  use(row["status"] === "killed");
  use<boolean>(row["has_lock"]);
  use<string | null>(row["run_at"]);
  use<number | bigint | null>(row["sequence_number"]);
  use<string>(row["entry_id"]);
  use<string>(row["entry_kind"]);
  use(row["entry_kind"] === "invocation");
  use(row["entry_kind"] === "state-mutation");
  use<string | null>(row["created_at"]);
  use<string | null>(row["transitioned_at"]);
  use<number | null>(row["num_attempts"]);
  use<number | null>(row["num_errors"]);
  use<number | null>(row["num_pauses"]);
  use<number | null>(row["num_suspensions"]);
  use<number | null>(row["num_yields"]);
  use<string | null>(row["first_attempt_at"]);
  use<string | null>(row["latest_attempt_at"]);
  use<string | null>(row["first_runnable_at"]);
  use<string | null>(row["deployment"]);
  use<readonly string[]>(restate.SYS_VQUEUES_COLUMNS);
}
type type_InvocationStatus = restate.InvocationStatus;
use<readonly restate.InvocationStatus[]>(restate.INVOCATION_STATUS_VALUES);
type type_StoredInvocationStatus = restate.StoredInvocationStatus;
use<readonly restate.StoredInvocationStatus[]>(restate.STORED_INVOCATION_STATUS_VALUES);

// Generated from Admin API by `npm run generate`. Do not edit.

import type { BulkOptions, BulkResult, BulkTargets } from "../src/bulk/index.js";
import type { ListedTargets } from "../src/bulk/targets.js";
import type { StateChange, UpdateStatesOptions } from "../src/bulk/update-states.js";
import type { InvocationMove, MoveOptions, MoveResult } from "../src/deployments/move-invocations.js";
import type { PruneOptions } from "../src/deployments/prune-deployments.js";
import type { RegisteredDeployment } from "../src/deployments/register-deployment.js";
import type { RestoreOptions } from "../src/deployments/restore-deployment.js";
import type { RollOutOptions, RollOutResult } from "../src/deployments/roll-out-result.js";
import type { DeploymentUsage } from "../src/deployments/usage.js";
import type { InvocationCount, InvocationField, SummarizeFailuresOptions } from "../src/invocations/counts.js";
import type { BulkTarget, FailureGroup, InvocationFilter } from "../src/invocations/index.js";
import type { Invocation } from "../src/invocations/invocation.js";
import type { GetInvocationOptions, ListedInvocation, ListInvocationsOptions } from "../src/invocations/invocations.js";
import type { JournalEntry, JournalEvent } from "../src/invocations/journal.js";
import type { OperationPromise, RequestOptions } from "../src/runtime.js";
import type { Sql, SqlRow } from "../src/sql/index.js";
import type { RowsArguments } from "../src/sql/rows-options.js";
import type { ServiceState, StateValues } from "../src/state/index.js";
import type { ReadStateOptions } from "../src/state/read-state.js";
import type { ReplaceStateOptions } from "../src/state/replace-state.js";
import type { WaitForStateOptions } from "../src/state/wait-for-state.js";
import type { EnsuredSubscription, EnsureSubscriptionOptions } from "../src/subscriptions/ensure-subscription.js";
import type { AwaitedInvocations, WaitForInvocationOptions } from "../src/waiting/wait-for-invocations.js";
import type { WaitUntilDrainedOptions } from "../src/waiting/wait-until-drained.js";
import type { WaitUntilHealthyOptions } from "../src/waiting/wait-until-healthy.js";
import type { Client } from "./client.js";
import type {
  ClusterHealthResponse,
  CreateKafkaClusterRequest,
  CreateSubscriptionRequest,
  DeleteRuleRequest,
  DetailedDeploymentResponse,
  HandlerMetadata,
  KafkaClusterResponse,
  ListDeploymentsResponse,
  ListKafkaClustersResponse,
  ListServiceHandlersResponse,
  ListServicesResponse,
  ListSubscriptionsResponse,
  ModifyServiceRequest,
  ModifyServiceStateRequest,
  QueryRequest,
  QueryResponse,
  RegisterDeploymentRequest,
  RegisterDeploymentResponse,
  RestartAsNewInvocationResponse,
  RuleResponse,
  ServiceMetadata,
  SimpleKafkaClusterResponse,
  SubscriptionResponse,
  UpdateDeploymentRequest,
  UpdateKafkaClusterRequest,
  UpsertRuleRequest,
  VersionInformation,
} from "./components.js";
import type { DeleteDeploymentOptions } from "./operations/deployment.js";
import type {
  DeleteInvocationOptions,
  RestartAsNewInvocationOptions,
  ResumeInvocationOptions,
} from "./operations/invocation.js";
import type { DeleteKafkaClusterOptions, GetKafkaClusterOptions } from "./operations/kafka-cluster.js";
import type { ListSubscriptionsOptions } from "./operations/subscription.js";

/** A client with every operation and every feature as a method. The standalone functions accept it too. */
export interface AdminClient extends Client {
  /**
   * Cluster state endpoint
   *
   * Responds with 200 as long as the node itself is up, even if most nodes of its cluster are dead.
   *
   * `GET /cluster-health`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: Cluster health information.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 500 Internal Server Error
   * - 503 Service Unavailable: The cluster does not seem to be provisioned yet.
   * @see {@link https://docs.restate.dev/admin-api/cluster_health/cluster-state-endpoint}
   * @deprecated Restate 1.8 and later do not have it. Call `getHealth` for one node, or `waitUntilHealthy`, which asks every partition.
   * @example
   * ```ts
   * await admin.getClusterHealth();
   * ```
   */
  getClusterHealth(options?: RequestOptions): OperationPromise<ClusterHealthResponse, 200>;
  /**
   * Register deployment
   *
   * Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
   * and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
   * In a cluster, the other nodes learn of the deployment a moment later. Until then, `latest` is an older deployment for them.
   * `registerDeployment` waits for that, and explains failures.
   *
   * `POST /deployments`. Retried even if the server may have acted on the request, except with `force: true`.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Deployment already exists. No change if force = false, services overwritten if force = true. 201: Deployment created successfully and services discovered. With `dry_run`, nothing was created and the id is not real.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/deployment/register-deployment}
   * @example
   * ```ts
   * await admin.createDeployment({ uri: "http://localhost:9080" });
   * ```
   */
  createDeployment(
    body: RegisterDeploymentRequest,
    options?: RequestOptions,
  ): OperationPromise<RegisterDeploymentResponse, 200 | 201>;
  /**
   * Delete deployment
   *
   * Delete a deployment. Currently, only forced deletions are supported.
   * **Use with caution**: forcing a deployment deletion can break in-flight invocations.
   *
   * `DELETE /deployments/{deployment}`. Retried even if the server may have acted on the request.
   *
   * @param deployment - Deployment identifier
   * @param options - `force`, and {@link RequestOptions}.
   * @returns 202: Deployment deletion accepted and will be processed asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * - 501 Not Implemented: Graceful deployment deletion (force=false) is not yet supported.
   * @see {@link https://docs.restate.dev/admin-api/deployment/delete-deployment}
   * @example
   * ```ts
   * await admin.deleteDeployment(
   *   "dp_10AzGsK0bd2NnQY6RGCZjmr",
   *   { force: true },
   * );
   * ```
   */
  deleteDeployment(deployment: string, options: DeleteDeploymentOptions): OperationPromise<void, 202>;
  /**
   * Get deployment
   *
   * Returns detailed information about a registered deployment, including deployment metadata and the services it exposes.
   *
   * `GET /deployments/{deployment}`. Retried even if the server may have acted on the request.
   *
   * @param deployment - Deployment identifier
   * @param options - {@link RequestOptions}.
   * @returns 200: Deployment details including services and configuration.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/deployment/get-deployment}
   * @example
   * ```ts
   * await admin.getDeployment("dp_10AzGsK0bd2NnQY6RGCZjmr");
   * ```
   */
  getDeployment(deployment: string, options?: RequestOptions): OperationPromise<DetailedDeploymentResponse, 200>;
  /**
   * List deployments
   *
   * Returns a list of all registered deployments, including their endpoints and associated services.
   *
   * `GET /deployments`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: List of all registered deployments with their metadata.
   * @see {@link https://docs.restate.dev/admin-api/deployment/list-deployments}
   * @example
   * ```ts
   * await admin.listDeployments();
   * ```
   */
  listDeployments(options?: RequestOptions): OperationPromise<ListDeploymentsResponse, 200>;
  /**
   * Update deployment
   *
   * Updates an existing deployment configuration, such as the endpoint address or invocation headers.
   * A request with an address or `additional_headers` contacts the endpoint, and fails if the endpoint is down.
   * Service schemas are only updated if the same request has `overwrite: true`. On its own, `overwrite` has no effect.
   * The server silently ignores an address that cannot be parsed, and responds with 200.
   *
   * `PATCH /deployments/{deployment}`. Retried even if the server may have acted on the request.
   *
   * @param deployment - Deployment identifier
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Deployment updated successfully. Service schemas are only updated if `overwrite` was true and the request had an address or `additional_headers`.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/deployment/update-deployment}
   * @example
   * ```ts
   * await admin.updateDeployment(
   *   "dp_10AzGsK0bd2NnQY6RGCZjmr",
   *   { uri: "http://localhost:9080" },
   * );
   * ```
   */
  updateDeployment(
    deployment: string,
    body: UpdateDeploymentRequest,
    options?: RequestOptions,
  ): OperationPromise<DetailedDeploymentResponse, 200>;
  /**
   * Health check endpoint
   *
   * Responds with 200 as long as the node itself is up, even if most nodes of its cluster are dead.
   *
   * `GET /health`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: The Admin API is ready to accept requests.
   * @see {@link https://docs.restate.dev/admin-api/health/health-check-endpoint}
   * @example
   * ```ts
   * await admin.getHealth();
   * ```
   */
  getHealth(options?: RequestOptions): OperationPromise<void, 200>;
  /**
   * Query the system and service state by using SQL.
   *
   * Runs a SQL query. The server rejects statements that write.
   * The exception, before Restate 1.8, is `SET`: it changes the setting for all later queries of every client.
   *
   * `POST /query`. Retried even if the server may have acted on the request.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Query results.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The SQL cannot be parsed or is not a query, or the request cannot be parsed.
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 429 Too Many Requests: The rate limit for queries was exceeded. If there is no body, the server is already handling as many requests as `admin.concurrent-api-requests-limit` allows.
   * - 500 Internal Server Error: The query failed. Errors in the SQL, such as an unknown table or column, also return a 500.
   * - 503 Service Unavailable: Query service not available
   * @see {@link https://docs.restate.dev/admin-api/introspection/query-the-system-and-service-state-by-using-sql}
   * @example
   * ```ts
   * await admin.query(
   *   { query: "SELECT id FROM sys_invocation WHERE status = 'paused'" },
   * );
   * ```
   */
  query(body: QueryRequest, options?: RequestOptions): OperationPromise<QueryResponse, 200>;
  /**
   * Cancel an invocation
   *
   * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
   * The handler notices the cancellation at its next incomplete step. If it fails before that step, the server accepts each
   * cancellation, and the invocation continues to fail. A paused invocation runs again first, and is then paused again. Resume it
   * on another deployment, or kill it.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
   *
   * `PATCH /invocations/{invocation_id}/cancel`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: Invocation cancelled successfully. 202: Cancellation request accepted and will be processed asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/cancel-an-invocation}
   * @example
   * ```ts
   * await admin.cancelInvocation("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  cancelInvocation(invocationId: string, options?: RequestOptions): OperationPromise<void, 200 | 202>;
  /**
   * Delete an invocation
   *
   * `DELETE /invocations/{invocation_id}`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `mode`, and {@link RequestOptions}.
   * @returns 202: Accepted, even if the invocation does not exist or is completed.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 405 Method Not Allowed
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/invocation/delete-an-invocation}
   * @deprecated Use `killInvocation`, `cancelInvocation` or `purgeInvocation`, which say whether the invocation exists.
   * @example
   * ```ts
   * await admin.deleteInvocation("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  deleteInvocation(invocationId: string, options?: DeleteInvocationOptions): OperationPromise<void, 202>;
  /**
   * Kill an invocation
   *
   * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
   * in-flight invocations to other services, or other side effects. Use with caution.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
   *
   * `PATCH /invocations/{invocation_id}/kill`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: Invocation killed successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/kill-an-invocation}
   * @example
   * ```ts
   * await admin.killInvocation("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  killInvocation(invocationId: string, options?: RequestOptions): OperationPromise<void, 200>;
  /**
   * Pause an invocation
   *
   * `PATCH /invocations/{invocation_id}/pause`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: There is nothing to pause. The invocation is already paused, or, on a server without virtual queues, it is suspended and remains suspended. 202: The invocation will be paused, once the current step of a running handler has ended; until then the status is `running`. A server with virtual queues aborts the attempt at once instead, and a step that has begun runs again when the invocation is resumed.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not running. An invocation can be paused only when running.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/pause-an-invocation}
   * @example
   * ```ts
   * await admin.pauseInvocation("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  pauseInvocation(invocationId: string, options?: RequestOptions): OperationPromise<void, 200 | 202>;
  /**
   * Purge a completed invocation
   *
   * Deletes all state associated with a completed invocation, including its journal and metadata.
   * This operation only applies to invocations that have already completed. For more information,
   * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
   *
   * `PATCH /invocations/{invocation_id}/purge`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: Invocation purged successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/purge-a-completed-invocation}
   * @example
   * ```ts
   * await admin.purgeInvocation("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  purgeInvocation(invocationId: string, options?: RequestOptions): OperationPromise<void, 200>;
  /**
   * Purge invocation journal
   *
   * Deletes only the journal entries for a completed invocation, while retaining its metadata.
   * This operation only applies to invocations that have already completed.
   *
   * `PATCH /invocations/{invocation_id}/purge-journal`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: Invocation journal purged successfully, metadata retained.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/purge-invocation-journal}
   * @example
   * ```ts
   * await admin.purgeJournal("inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz");
   * ```
   */
  purgeJournal(invocationId: string, options?: RequestOptions): OperationPromise<void, 200>;
  /**
   * Restart invocation as new
   *
   * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
   * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
   *
   * `PATCH /invocations/{invocation_id}/restart-as-new`. Not retried once the server may have acted on the request: a second request could have another effect or result.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `deployment`, `from`, and {@link RequestOptions}.
   * @returns 200: Invocation restarted successfully with a new invocation ID.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version; or the journal up to `from` has commands that are not completed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not completed yet.
   * - 410 Gone: The invocation cannot be restarted because the input is not available. In order to restart an invocation, the journal must be available in order to read the input again. Journal can be retained after completion by enabling journal retention.
   * - 422 Unprocessable Entity: Restarting the invocation is not supported. Restarting workflows is not supported, and restarting invocations created using the old service protocol.
   * - 425 Too Early: The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/restart-invocation-as-new}
   * @example
   * ```ts
   * await admin.restartAsNewInvocation(
   *   "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
   *   { deployment: "latest" },
   * );
   * ```
   */
  restartAsNewInvocation(
    invocationId: string,
    options?: RestartAsNewInvocationOptions,
  ): OperationPromise<RestartAsNewInvocationResponse, 200>;
  /**
   * Resume an invocation
   *
   * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
   * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
   *
   * `PATCH /invocations/{invocation_id}/resume`. Not retried once the server may have acted on the request: a second request could have another effect or result.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `deployment`, and {@link RequestOptions}.
   * @returns 200: Invocation resumed successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is completed; or its deployment cannot be changed, because the invocation is running or has no pinned deployment yet.
   * - 425 Too Early: The invocation is either inboxed or scheduled. An invocation can be resumed only when running, paused or suspended.
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @see {@link https://docs.restate.dev/admin-api/invocation/resume-an-invocation}
   * @example
   * ```ts
   * await admin.resumeInvocation(
   *   "inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz",
   *   { deployment: "latest" },
   * );
   * ```
   */
  resumeInvocation(invocationId: string, options?: ResumeInvocationOptions): OperationPromise<void, 200>;
  /**
   * Create Kafka cluster
   *
   * Registers a new Kafka cluster configuration that can be referenced by subscriptions.
   * The cluster configuration is validated to ensure required broker properties are present.
   *
   * `POST /kafka-clusters`. Retried even if the server may have acted on the request.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 201: Kafka cluster created successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/create-kafka-cluster}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.createKafkaCluster(
   *   { name: "my-cluster", properties: { "bootstrap.servers": "localhost:9092" } },
   * );
   * ```
   */
  createKafkaCluster(
    body: CreateKafkaClusterRequest,
    options?: RequestOptions,
  ): OperationPromise<SimpleKafkaClusterResponse, 201>;
  /**
   * Delete Kafka cluster
   *
   * Deletes a Kafka cluster. By default, deletion is prevented if subscriptions reference the cluster.
   * Use the force parameter to allow deletion with orphaned subscriptions.
   *
   * `DELETE /kafka-clusters/{cluster_name}`. Retried even if the server may have acted on the request.
   *
   * @param clusterName - Kafka cluster name
   * @param options - `force`, and {@link RequestOptions}.
   * @returns 202: Kafka cluster deletion accepted and will be processed asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/delete-kafka-cluster}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.deleteKafkaCluster("my-cluster");
   * ```
   */
  deleteKafkaCluster(clusterName: string, options?: DeleteKafkaClusterOptions): OperationPromise<void, 202>;
  /**
   * Get Kafka cluster
   *
   * Returns the details of a specific Kafka cluster, including its configuration properties.
   * Sensitive properties (passwords, secrets, etc.) are automatically redacted in the response.
   *
   * `GET /kafka-clusters/{cluster_name}`. Retried even if the server may have acted on the request.
   *
   * @param clusterName - Kafka cluster name
   * @param options - `include_subscriptions`, and {@link RequestOptions}.
   * @returns 200: Kafka cluster details.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/get-kafka-cluster}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.getKafkaCluster("my-cluster");
   * ```
   */
  getKafkaCluster(clusterName: string, options?: GetKafkaClusterOptions): OperationPromise<KafkaClusterResponse, 200>;
  /**
   * List Kafka clusters
   *
   * Returns a list of all registered Kafka clusters.
   *
   * `GET /kafka-clusters`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: List of all Kafka clusters.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/list-kafka-clusters}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.listKafkaClusters();
   * ```
   */
  listKafkaClusters(options?: RequestOptions): OperationPromise<ListKafkaClustersResponse, 200>;
  /**
   * Update Kafka cluster
   *
   * Replaces the configuration properties of an existing Kafka cluster. Properties that are omitted are removed.
   * Sensitive properties (passwords, secrets, etc.) are redacted as `***` in the response. Do not send `***` back: the server
   * accepts it as the new value.
   *
   * `PATCH /kafka-clusters/{cluster_name}`. Retried even if the server may have acted on the request.
   *
   * @param clusterName - Kafka cluster name
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Kafka cluster updated successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/update-kafka-cluster}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.updateKafkaCluster(
   *   "my-cluster",
   *   { properties: { "bootstrap.servers": "localhost:9092" } },
   * );
   * ```
   */
  updateKafkaCluster(
    clusterName: string,
    body: UpdateKafkaClusterRequest,
    options?: RequestOptions,
  ): OperationPromise<SimpleKafkaClusterResponse, 200>;
  /**
   * Delete a batch of rules by pattern.
   *
   * Each entry may carry an `expected_version`; if present the rule
   * must exist at that exact version, otherwise the batch fails.
   * Without `expected_version` the delete is unconditional and
   * idempotent: a pattern that's already absent is silently skipped.
   * Returns the patterns that this batch actually removed.
   *
   * `POST /limits/rules/bulk-delete`. Not retried once the server may have acted on the request: a second request could have another effect or result.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Patterns that were actually removed.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/rule/delete-a-batch-of-rules-by-pattern}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.bulkDeleteRules([{ pattern: "my-scope/*" }]);
   * ```
   */
  bulkDeleteRules(body: DeleteRuleRequest[], options?: RequestOptions): OperationPromise<string[], 200>;
  /**
   * Upsert a batch of rules.
   *
   * Each rule may have a `precondition`. `{ type: "does_not_exist" }` only inserts the rule. `{ type: "matches", version: 7 }` only
   * replaces the rule if its current version is 7. Without a precondition, or with `{ type: "none" }`, the rule is inserted or replaced. If a
   * precondition fails, or there would be too many rules, none of the batch is written.
   *
   * `PUT /limits/rules`. Retried even if the server may have acted on the request.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Rules upserted.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/rule/upsert-a-batch-of-rules}
   * @since Restate 1.7.2
   * @example
   * ```ts
   * await admin.upsertRules(
   *   [{ limits: { concurrency: 10 }, pattern: "my-scope/*" }],
   * );
   * ```
   */
  upsertRules(body: UpsertRuleRequest[], options?: RequestOptions): OperationPromise<RuleResponse[], 200>;
  /**
   * Get service
   *
   * Returns detailed metadata about a specific service, including its type, handlers, and configuration settings.
   *
   * `GET /services/{service}`. Retried even if the server may have acted on the request.
   *
   * @param service - Fully qualified service name.
   * @param options - {@link RequestOptions}.
   * @returns 200: Service metadata including type, revision, handlers, and configuration.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service/get-service}
   * @example
   * ```ts
   * await admin.getService("Greeter");
   * ```
   */
  getService(service: string, options?: RequestOptions): OperationPromise<ServiceMetadata, 200>;
  /**
   * Get service OpenAPI definition
   *
   * Returns the OpenAPI 3.1 specification for the service, describing all handlers and their request/response schemas.
   *
   * `GET /services/{service}/openapi`. Retried even if the server may have acted on the request.
   *
   * @param service - Fully qualified service name.
   * @param options - {@link RequestOptions}.
   * @returns 200: OpenAPI 3.1 specification document describing the service's API.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service/get-service-openapi-definition}
   * @example
   * ```ts
   * await admin.getServiceOpenapi("Greeter");
   * ```
   */
  getServiceOpenapi(service: string, options?: RequestOptions): OperationPromise<{ [key: string]: unknown }, 200>;
  /**
   * List services
   *
   * Returns a list of all registered services, including their metadata and configuration.
   *
   * `GET /services`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: List of all registered services with their metadata.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service/list-services}
   * @example
   * ```ts
   * await admin.listServices();
   * ```
   */
  listServices(options?: RequestOptions): OperationPromise<ListServicesResponse, 200>;
  /**
   * Modify service configuration
   *
   * Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
   * Note: Service re-discovery will update these settings based on the service endpoint configuration.
   *
   * `PATCH /services/{service}`. Retried even if the server may have acted on the request.
   *
   * @param service - Fully qualified service name.
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 200: Service configuration updated successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service/modify-service-configuration}
   * @example
   * ```ts
   * await admin.modifyService("Greeter", { public: false });
   * ```
   */
  modifyService(
    service: string,
    body: ModifyServiceRequest,
    options?: RequestOptions,
  ): OperationPromise<ServiceMetadata, 200>;
  /**
   * Modify service state
   *
   * Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
   *
   * `POST /services/{service}/state`. Not retried once the server may have acted on the request: a second request could have another effect or result.
   *
   * @param service - Fully qualified service name.
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 202: State modification request accepted and will be applied asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service/modify-service-state}
   * @example
   * ```ts
   * await admin.modifyServiceState(
   *   "Greeter",
   *   { new_state: { status: "\"closed\"" }, object_key: "bob" },
   * );
   * ```
   */
  modifyServiceState(
    service: string,
    body: ModifyServiceStateRequest,
    options?: RequestOptions,
  ): OperationPromise<void, 202>;
  /**
   * Get service handler
   *
   * Returns detailed metadata about a specific handler within a service, including its input/output types and handler type.
   *
   * `GET /services/{service}/handlers/{handler}`. Retried even if the server may have acted on the request.
   *
   * @param service - Fully qualified service name.
   * @param handler - Handler name.
   * @param options - {@link RequestOptions}.
   * @returns 200: Handler metadata including input/output types and configuration.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service_handler/get-service-handler}
   * @example
   * ```ts
   * await admin.getServiceHandler("Greeter", "greet");
   * ```
   */
  getServiceHandler(service: string, handler: string, options?: RequestOptions): OperationPromise<HandlerMetadata, 200>;
  /**
   * List service handlers
   *
   * Returns a list of all handlers (methods) available in the specified service.
   *
   * `GET /services/{service}/handlers`. Retried even if the server may have acted on the request.
   *
   * @param service - Fully qualified service name.
   * @param options - {@link RequestOptions}.
   * @returns 200: List of handlers available in the service.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/service_handler/list-service-handlers}
   * @example
   * ```ts
   * await admin.listServiceHandlers("Greeter");
   * ```
   */
  listServiceHandlers(service: string, options?: RequestOptions): OperationPromise<ListServiceHandlersResponse, 200>;
  /**
   * Create subscription
   *
   * Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
   * For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
   *
   * `POST /subscriptions`. Not retried once the server may have acted on the request: a second request could have another effect or result.
   *
   * @param body - The request body.
   * @param options - {@link RequestOptions}.
   * @returns 201: Subscription created successfully.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB.
   * - 415 Unsupported Media Type: The content type of the request is not JSON.
   * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/subscription/create-subscription}
   * @example
   * ```ts
   * await admin.createSubscription(
   *   { sink: "service://Greeter/greet", source: "kafka://my-cluster/my-topic" },
   * );
   * ```
   */
  createSubscription(
    body: CreateSubscriptionRequest,
    options?: RequestOptions,
  ): OperationPromise<SubscriptionResponse, 201>;
  /**
   * Delete subscription
   *
   * Deletes a subscription. This will stop events from the source from being forwarded to the sink.
   *
   * `DELETE /subscriptions/{subscription}`. Retried even if the server may have acted on the request.
   *
   * @param subscription - Subscription identifier
   * @param options - {@link RequestOptions}.
   * @returns 202: Subscription deletion accepted and will be processed asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/subscription/delete-subscription}
   * @example
   * ```ts
   * await admin.deleteSubscription("sub_11XHoawrCiWtv8kzhEyGtsR");
   * ```
   */
  deleteSubscription(subscription: string, options?: RequestOptions): OperationPromise<void, 202>;
  /**
   * Get subscription
   *
   * Returns the details of a specific subscription, including its source, sink, and configuration options.
   *
   * `GET /subscriptions/{subscription}`. Retried even if the server may have acted on the request.
   *
   * @param subscription - Subscription identifier
   * @param options - {@link RequestOptions}.
   * @returns 200: Subscription details including source, sink, and options.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
   * - 405 Method Not Allowed
   * - 409 Conflict
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/subscription/get-subscription}
   * @example
   * ```ts
   * await admin.getSubscription("sub_11XHoawrCiWtv8kzhEyGtsR");
   * ```
   */
  getSubscription(subscription: string, options?: RequestOptions): OperationPromise<SubscriptionResponse, 200>;
  /**
   * List subscriptions
   *
   * Returns a list of all registered subscriptions, optionally filtered by source or sink.
   *
   * `GET /subscriptions`. Retried even if the server may have acted on the request.
   *
   * @param options - `sink`, `source`, and {@link RequestOptions}.
   * @returns 200: List of subscriptions matching the filter criteria.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
   * @see {@link https://docs.restate.dev/admin-api/subscription/list-subscriptions}
   * @example
   * ```ts
   * await admin.listSubscriptions({ sink: "service://Greeter/greet" });
   * ```
   */
  listSubscriptions(options?: ListSubscriptionsOptions): OperationPromise<ListSubscriptionsResponse, 200>;
  /**
   * Get version information
   *
   * Returns the server version, supported Admin API versions, and the advertised ingress endpoint.
   *
   * `GET /version`. Retried even if the server may have acted on the request.
   *
   * @param options - {@link RequestOptions}.
   * @returns 200: Server version information including supported API versions and ingress endpoint.
   * @see {@link https://docs.restate.dev/admin-api/version/get-version-information}
   * @example
   * ```ts
   * await admin.getVersion();
   * ```
   */
  getVersion(options?: RequestOptions): OperationPromise<VersionInformation, 200>;
  /**
   * Pauses a virtual queue.
   *
   * `POST /vqueues/{vqueue_id}/pause`. Retried even if the server may have acted on the request.
   *
   * @param vqueueId - The virtual queue ID.
   * @param options - {@link RequestOptions}.
   * @returns 202: Accepted, even if the queue does not exist, and will be applied asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 405 Method Not Allowed
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/vqueue/pauses-a-virtual-queue}
   * @since Restate 1.7.8
   * @example
   * ```ts
   * await admin.pauseVqueue("vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X");
   * ```
   */
  pauseVqueue(vqueueId: string, options?: RequestOptions): OperationPromise<void, 202>;
  /**
   * Resumes a virtual queue.
   *
   * `POST /vqueues/{vqueue_id}/resume`. Retried even if the server may have acted on the request.
   *
   * @param vqueueId - The virtual queue ID.
   * @param options - {@link RequestOptions}.
   * @returns 202: Accepted, even if the queue does not exist, and will be applied asynchronously.
   * @throws An {@link AdminResponseError} with one of these statuses:
   * - 400 Bad Request
   * - 405 Method Not Allowed
   * - 500 Internal Server Error
   * @see {@link https://docs.restate.dev/admin-api/vqueue/resumes-a-virtual-queue}
   * @since Restate 1.7.8
   * @example
   * ```ts
   * await admin.resumeVqueue("vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X");
   * ```
   */
  resumeVqueue(vqueueId: string, options?: RequestOptions): OperationPromise<void, 202>;
  /**
   * Applies {@link cancelInvocation} to many targets: several in one request, or one each if the server cannot take several.
   *
   * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
   * The handler notices the cancellation at its next incomplete step. If it fails before that step, the server accepts each
   * cancellation, and the invocation continues to fail. A paused invocation runs again first, and is then paused again. Resume it
   * on another deployment, or kill it.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
   *
   * To select by age, use `stuckFor`: how long an invocation has been failing or paused. `olderThan` is its age since it was created, so it also selects one that worked until a moment ago.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.cancelInvocations(
   *   { service: "Greeter", stuckFor: { minutes: 10 } },
   * );
   * ```
   */
  cancelInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Applies {@link killInvocation} to many targets: several in one request, or one each if the server cannot take several.
   *
   * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
   * in-flight invocations to other services, or other side effects. Use with caution.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
   *
   * To select by age, use `stuckFor`: how long an invocation has been failing or paused. `olderThan` is its age since it was created, so it also selects one that worked until a moment ago.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.killInvocations(
   *   { service: "Greeter", stuckFor: { minutes: 10 } },
   * );
   * ```
   */
  killInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Applies {@link pauseInvocation} to many targets: one request for each.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.pauseInvocations({ service: "Greeter", status: "running" });
   * ```
   */
  pauseInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Applies {@link purgeInvocation} to many targets: several in one request, or one each if the server cannot take several.
   *
   * Deletes all state associated with a completed invocation, including its journal and metadata.
   * This operation only applies to invocations that have already completed. For more information,
   * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
   *
   * To select by age, use `completedFor`: how long ago an invocation completed. `olderThan` is its age since it was created, so it also selects one that completed a moment ago.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.purgeInvocations(
   *   { service: "Greeter", completedFor: { days: 7 } },
   * );
   * ```
   */
  purgeInvocations(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Applies {@link purgeJournal} to many targets: several in one request, or one each if the server cannot take several.
   *
   * Deletes only the journal entries for a completed invocation, while retaining its metadata.
   * This operation only applies to invocations that have already completed.
   *
   * To select by age, use `completedFor`: how long ago an invocation completed. `olderThan` is its age since it was created, so it also selects one that completed a moment ago.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.purgeJournals(
   *   { service: "Greeter", completedFor: { days: 7 } },
   * );
   * ```
   */
  purgeJournals(targets: BulkTargets, options?: BulkOptions): Promise<BulkResult<void>>;
  /**
   * Applies {@link restartAsNewInvocation} to many targets: one request for each.
   *
   * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
   * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`: look at it before you repeat the call.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `deployment`, `from`, `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.restartInvocationsAsNew(
   *   ["inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz"],
   *   { deployment: "latest" },
   * );
   * ```
   */
  restartInvocationsAsNew(
    targets: BulkTargets,
    options?: BulkOptions & RestartAsNewInvocationOptions,
  ): Promise<BulkResult<RestartAsNewInvocationResponse>>;
  /**
   * Applies {@link resumeInvocation} to many targets: several in one request, or one each if the server cannot take several.
   *
   * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
   * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
   *
   * One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in `unknown`: look at it before you repeat the call.
   *
   * @param targets - Ids, rows with an `id`, or a filter.
   * @param options - `deployment`, `concurrency`, `onProgress`, `dryRun`, and request options.
   * @returns Every target, listed by outcome.
   * @throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.
   * @throws The reason of `signal` if it is aborted already, or during the query for a filter.
   * @throws Another {@link RestateAdminError} if the query for a filter fails, before any target is called.
   * @throws A `TypeError` if an argument is wrong, before any target is called.
   * @example
   * ```ts
   * const { succeeded, failed } = await admin.resumeInvocations(
   *   { service: "Greeter", status: "paused" },
   *   { deployment: "latest" },
   * );
   * ```
   */
  resumeInvocations(targets: BulkTargets, options?: BulkOptions & ResumeInvocationOptions): Promise<BulkResult<void>>;
  /**
   * Deletes the whole state at many keys of a virtual object or workflow, or at all of its keys.
   *
   * It works as {@link updateStates} does, with the same options, result and errors: a state that another client changes meanwhile is
   * read again. A key without a state is `unchanged`.
   *
   * @param service - The name of the virtual object or workflow.
   * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable; or `"all"`.
   * @param options - `scope`, `attempts`, `verify`, `concurrency`, `perSecond`, `onProgress`, `dryRun`, and request options. A dry run
   * lists the keys whose state would be deleted, in `notStarted`.
   * @returns Every key, listed by outcome.
   * @example
   * ```ts
   * const { notStarted } = await admin.clearStates("Cart", "all", { dryRun: true });
   * ```
   */
  clearStates(
    service: string,
    keys: ListedTargets | "all",
    options?: UpdateStatesOptions,
  ): Promise<BulkResult<ServiceState>>;
  /**
   * Changes the state at many keys of a virtual object or workflow, or at all of its keys, with a function.
   *
   * For each key it reads the state, calls `change`, and replaces the state as {@link replaceState} does, if the state
   * is still the one that was read. After a conflict, it calls `change` again with the current state, and makes up to `attempts` attempts.
   *
   * `change` must be **idempotent**: it gets a state to which it may have been applied already, by an earlier call or by
   * a concurrent update. Setting a field is fine. Counting or appending is not, unless `change` can tell that it is done.
   *
   * With `"all"`, the keys that have a state at the start are read first; a misspelt service has none.
   *
   * The keys in flight when the server goes away are not retried: pass `failed` and `unknown` to another call. The result
   * lists each key once, by its `id`:
   *
   * - `succeeded`: the new state was seen. If `change` needs no change after a conflict, the state of the other client counts, too. The
   *   data is the state that was seen.
   * - `unchanged`: `change` returned undefined or the state that it got, and nothing was sent. The reason is `same state`, or
   *   `no state` if the key has no state: is it misspelt?
   * - `failed`: nothing was changed. The state could not be read, `change` failed, or the server rejected the change.
   * - `unknown`: the server may have made a change. The change was sent, but not seen in time, for instance because a handler holds the
   *   key: the server may still apply it, but only to the state that was read. Or the last attempt, too, met a conflict with another client
   *   (a {@link StateConflictError}), which may have overwritten the change; `change` still wants another state than its `actual`.
   * - `notStarted`: no change was made, since the run stopped early. A dry run lists here the keys that it would change, with the
   *   new state as data.
   *
   * @param service - The name of the virtual object or workflow.
   * @param keys - The keys, or objects with a key as `id`, in an array or any other iterable; or `"all"`.
   * @param change - Returns the whole new state, in the form that {@link replaceState} takes, or undefined.
   * @param options - `scope`, `attempts`, `verify`, `concurrency`, `perSecond`, `onProgress`, `dryRun`, and request options.
   * @returns Every key, listed by outcome.
   * @throws The errors of the query for all keys, and a {@link BulkStoppedError} if the run stops early, with the result so far.
   * @example
   * ```ts
   * const { failed, unknown } = await admin.updateStates("Cart", ["bob", "eve"], ({ bytes, values }) =>
   *   values.status === "open" ? { ...bytes, status: "closed" } : undefined,
   * );
   * ```
   */
  updateStates(
    service: string,
    keys: ListedTargets | "all",
    change: StateChange,
    options?: UpdateStatesOptions,
  ): Promise<BulkResult<ServiceState>>;
  /**
   * Moves the invocations that fail, or all that match, to another deployment.
   *
   * An invocation that backs off or runs is paused first, unless it waits in a virtual queue, or backs off without a pin. At most 100 are
   * paused at a time. A pause takes effect when the step or the attempt ends; with virtual queues, it cuts the attempt off at once, and a
   * `ctx.run` that had begun runs again. The other deployment replays the journal, so the code must make the same steps. If it lacks the
   * handler, the invocation stays. The call does not wait until the moved invocations pass, and is safe to repeat.
   *
   * @param invocations - `to`, `from`, and the fields of a filter. All given fields must match.
   * @param options - `move`, `dryRun`, `timeout`, `interval`, and request options.
   * @returns How many this call has moved, or would move, and which it does not move.
   * @throws A TypeError if `from` and `to` are the same, for instance after a registration at a known address.
   * @throws An {@link AdminResponseError} with status 404 if `to` is unknown, or `from` is unknown and no invocation needs it.
   * @throws A {@link DeploymentStoppedError} with a {@link MoveResult} if it stops later, by default after 60 seconds.
   * @example
   * ```ts
   * const { moved, notMoved } = await admin.moveInvocations({ service: "Greeter", failure: "is not set", to: "latest" });
   * ```
   */
  moveInvocations(invocations: InvocationMove, options?: MoveOptions): Promise<MoveResult>;
  /**
   * Deletes the deployments that no invocation needs and that are the latest of no service, one after the other.
   *
   * It reads the usage again immediately before each deletion. Completed invocations do not count: only a restart there would need
   * the deployment. The result lists each deployment once, by its `id`:
   *
   * - `succeeded`: it was deleted. The data is its {@link DeploymentUsage}.
   * - `unchanged`: it stays, as `latest` of a service, `needed`, `way back`, or `recent` by `olderThan`; or it is `gone` already; or it
   *   is `deleted, but needed`: call `moveInvocations` with `from`.
   * - `failed`: the deletion failed, or an invocation came to need it meanwhile. `unknown`: it may be deleted. The error has advice.
   * - `notStarted`: the run stopped early; or, in a dry run, it would be deleted. The data is its usage.
   *
   * @param options - `keep`, `olderThan`, `dryRun`, `onProgress`, and request options.
   * @throws A {@link BulkStoppedError} with the result so far, if its `signal` aborts or the server stays away.
   * @example
   * ```ts
   * const { succeeded, unchanged } = await admin.pruneDeployments({ keep: 1, olderThan: { days: 7 } });
   * console.log(succeeded.length, unchanged.map(({ id, reason }) => [id, reason]));
   * ```
   */
  pruneDeployments(options?: PruneOptions): Promise<BulkResult<DeploymentUsage>>;
  /**
   * Registers a deployment, and explains the reason if that fails.
   *
   * Registering the same address again changes nothing, not even the headers, and returns the same id. With `force: true`, the server
   * takes the new code, also for invocations in flight. This call waits half a second after it has registered a new address, or with
   * `force`: the nodes of a cluster learn of it a moment later.
   *
   * @param deployment - `uri`, or `arn` with `assume_role_arn`; and `additional_headers`, `auth`, `breaking`, `dry_run`, `force`,
   * `metadata`, `use_http_11`.
   * @param options - Request options.
   * @throws A {@link RegistrationError} with advice, if the server cannot discover the services, or refuses them.
   * @throws An {@link AdminTimeoutError} if the server or the endpoint does not respond. If `applied` is `unknown`, call it again.
   * @example
   * ```ts
   * const { id, isNew } = await admin.registerDeployment({ uri: "http://localhost:9080" });
   * console.log(id, isNew ? "is registered" : "was registered before");
   * ```
   */
  registerDeployment(deployment: RegisterDeploymentRequest, options?: RequestOptions): Promise<RegisteredDeployment>;
  /**
   * Makes an older deployment the latest again, by its id, and moves invocations that fail on the newer one back.
   *
   * The older code still has to run at its address. The deployment keeps its headers, metadata and HTTP version. An invocation with a
   * step that the older code does not make fails there with a mismatch of the journal (`RT0016`), until a release moves it. Healthy
   * invocations finish on the newer deployment. Hanging ones stay there, unless you stop the process of the newer code first. The
   * call deletes nothing, and no failure stops it. It ends when nothing is left to move. With `bake`, it then watches the older code.
   *
   * @param deploymentId - The older deployment, `dp_...`.
   * @param options - `additionalHeaders`, `breaking`, `move`, `bake`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
   * @returns How many invocations this call has moved back, and the outcomes on the older deployment since then.
   * @throws A TypeError, before anything is changed, if the server hides the value of a header, and `additionalHeaders` is missing.
   * @throws A {@link RestateAdminError}, before anything is changed, if the server would restore another deployment of the same address,
   * or if handlers would be lost without `breaking`. Its message has the advice.
   * @throws An {@link AdminResponseError} with status 404 if the deployment does not exist.
   * @throws A {@link RegistrationError} if it cannot be registered again: does its code still run?
   * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops later.
   * @example
   * ```ts
   * const { moved, others } = await admin.restoreDeployment("dp_10AzGsK0bd2NnQY6RGCZjmr");
   * console.log(`${moved} moved back`, others.map(({ id, notMoved }) => [id, notMoved]));
   * ```
   */
  restoreDeployment(deploymentId: string, options?: RestoreOptions): Promise<RollOutResult>;
  /**
   * Registers a deployment, moves invocations that fail on older ones to it, a few first, and with `bake` watches it.
   *
   * 1. It moves invocations that fail on older deployments of its services, or that are pinned to deleted deployments. It first tries
   *    `canary` of them, and moves the rest once each has succeeded, or got past the step at which it failed.
   * 2. Without `bake`, it waits for attempts on the older code, up to five seconds after the registration or the last pause or move.
   *    `notMoved` lists the attempts that still run. A release that moves nothing checks nothing.
   * 3. With `bake`, it watches all invocations on the new deployment, and moves more as attempts on older code end.
   *
   * The release stops if:
   *
   * - a tried invocation fails, or all tried invocations vanish while others are left to move.
   * - the share of failures exceeds `tolerance`.
   * - by the end of the bake, no invocation has succeeded or is suspended, and no tried invocation got past its failure.
   *
   * A tried invocation that hangs delays the end until `timeout`. Without `bake`, so does any moved invocation that makes no step.
   * Nothing is deleted. The same call continues the release; {@link restoreDeployment} goes back.
   *
   * @param deployment - The deployment to register, as for `registerDeployment`.
   * @param options - `canary`, `move`, `bake`, `tolerance`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
   * @returns The outcomes on the new deployment, and how many invocations this call has moved, or would move in a dry run.
   * @throws A {@link RegistrationError} if the deployment cannot be registered, or a {@link WaitTimeoutError} if that takes too long.
   * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops later, also if another deployment is latest.
   * @example
   * ```ts
   * const result = await admin.rollOutDeployment({ uri: "http://localhost:9080" }, { bake: { minutes: 10 } });
   * console.log(result.isChecked ? `${result.succeeded} have succeeded` : "nothing was checked", result.open);
   * ```
   */
  rollOutDeployment(deployment: RegisterDeploymentRequest, options?: RollOutOptions): Promise<RollOutResult>;
  /**
   * Lists the deployments, newest first, with their services and the number of invocations that still need each.
   *
   * Deleted deployments that invocations still need come last. It scans all invocations, once queries have been answered for a second.
   *
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @example
   * ```ts
   * for (const { id, isDrained, pinned, latestOf } of await admin.listDeploymentUsage()) {
   *   console.log(id, isDrained ? "has drained" : pinned, latestOf);
   * }
   * ```
   */
  listDeploymentUsage(options?: RequestOptions): Promise<DeploymentUsage[]>;
  /**
   * Counts invocations, with one query on `sys_invocation`, or one for each 1,000 ids of the filter.
   *
   * @param filter - The invocations to count; all by default.
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @example
   * ```ts
   * const paused = await admin.countInvocations({ service: "Greeter", status: "paused" });
   * ```
   */
  countInvocations(filter?: InvocationFilter, options?: RequestOptions): Promise<number>;
  /**
   * Counts invocations by fields of the filter, such as their service and status, with one query on `sys_invocation`, or one for each
   * 1,000 ids of the filter.
   *
   * @param fields - One or more of `service`, `handler`, `key`, `status` and `deployment`.
   * @param filter - The invocations to count; all by default.
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns A row for each combination of values that occurs, the largest count first. A `key` or `deployment` may be null.
   * @example
   * ```ts
   * for (const { service, status, count } of await admin.countInvocationsBy(["service", "status"])) {
   *   console.log(service, status, count);
   * }
   * ```
   */
  countInvocationsBy<Field extends InvocationField>(
    fields: readonly Field[],
    filter?: InvocationFilter,
    options?: RequestOptions,
  ): Promise<InvocationCount<Field>[]>;
  /**
   * Summarizes why invocations fail: how many of each handler failed with the same error, since when, and which ones.
   *
   * The server does this in one query, however many invocations there are; the filter must fit in a request of 2 MiB. Each invocation
   * counts once, by its last failure, if it completed with a failure, or has not completed and failed at least once, even if it has
   * recovered since. A filter with `stuck: true` counts only invocations that need help. To act on all invocations of a group, pass
   * the group back as the `failure` of a filter.
   *
   * @param filter - The invocations to look at; all by default.
   * @param options - `examples`, `similar`, and request options. {@link RowsOptions} says what all queries have in common.
   * @returns The groups, the largest first.
   * @example
   * ```ts
   * const stuck = { service: "Greeter", stuck: true };
   * for (const group of await admin.summarizeFailures(stuck)) {
   *   console.log(group.count, group.handler, group.message, group.examples[0]);
   *   if (group.message.includes("Connection refused")) await admin.resumeInvocations({ ...stuck, failure: group });
   * }
   * ```
   */
  summarizeFailures(filter?: InvocationFilter, options?: SummarizeFailuresOptions): Promise<FailureGroup[]>;
  /**
   * Looks up an invocation by its id, which is fast however many invocations there are.
   *
   * @param invocationId - `inv_...`
   * @param options - `withFailure`, and request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its row of `sys_invocation`. Undefined if it never existed or was purged, which happens to a completed
   * invocation after its `completion_retention`.
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * const invocation = await admin.getInvocation(invocationId, { withFailure: true });
   * console.log(invocation?.status, invocation?.failure?.message, invocation?.failure?.relatedCommand?.name);
   * ```
   */
  getInvocation<WithFailure extends boolean = false>(
    invocationId: string,
    options?: GetInvocationOptions<WithFailure>,
  ): Promise<ListedInvocation<WithFailure> | undefined>;
  /**
   * Lists invocations, however many there are, as they arrive.
   *
   * If a result breaks off, the list goes on after the last row, so an invocation is never yielded twice. Whether the list
   * reflects changes made meanwhile depends on their place in the order. No query is sent after you leave the loop. To show one page at a
   * time, give a `limit`, and pass the last row as `after` for the next page, or the first as `before` for the previous one.
   *
   * Each query makes the server scan all of its invocations (seen on 1.6.2 and 1.7.12), so a list takes few queries: the first reads
   * 10,000 rows, later ones more. If the filter has ids, each query looks up 1,000 instead. With more ids than that, the rows must
   * fit in memory: the first is yielded once all are read.
   *
   * @param filter - The invocations to list; all by default. Ages count from the start of each query.
   * @param options - `order`, `limit`, `after`, `before`, `withFailure`, and request options. {@link RowsOptions} says what
   * all queries have in common.
   * @returns The invocations, as rows of `sys_invocation`.
   * @example
   * ```ts
   * const paused = { service: "Greeter", status: "paused" } as const;
   * for await (const { id, failure } of admin.listInvocations(paused, { withFailure: true })) {
   *   console.log(id, failure?.message);
   * }
   * ```
   */
  listInvocations<WithFailure extends boolean = false>(
    filter?: InvocationFilter,
    options?: ListInvocationsOptions<WithFailure>,
  ): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined>;
  /**
   * Reads the journal of an invocation: the steps it has made, in order.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its rows of `sys_journal`. Empty if the invocation does not exist, or its journal was purged
   * (`journal_retention`).
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * for (const { index, entry_type, name } of await admin.getJournal(invocationId)) console.log(index, entry_type, name);
   * ```
   */
  getJournal(invocationId: string, options?: RequestOptions): Promise<JournalEntry[]>;
  /**
   * Reads the failed attempts and the pauses of an invocation, oldest first.
   *
   * A failed attempt is a `TransientError`. A pause is a `Paused`, with the failure that caused it, if any. The server
   * does not repeat the event if the next attempt fails in the same way.
   *
   * @param invocationId - `inv_...`
   * @param options - Request options. {@link RowsOptions} says what all queries have in common.
   * @returns Its rows of `sys_journal_events`. Empty if there are none, the invocation does not exist, or its journal was
   * purged.
   * @throws An {@link AdminResponseError} with status 500 if the id is malformed.
   * @example
   * ```ts
   * for (const { appended_at, event_type, failure } of await admin.getJournalEvents(invocationId)) {
   *   console.log(appended_at, event_type, failure?.message ?? "by hand");
   * }
   * ```
   */
  getJournalEvents(invocationId: string, options?: RequestOptions): Promise<JournalEvent[]>;
  /**
   * Runs an SQL query and returns all of its rows. An integer beyond 2^53 - 1 is a bigint, never a rounded number.
   *
   * The server omits null columns from a row. The result has `null` instead in every column that `columns` names, and in
   * every column that at least one row has. If `Row` declares nulls, `columns` is required.
   *
   * If two columns have the same name, as in a join of two tables, rename one of them with `AS`. A result in which a row has both columns
   * is rejected. If each row lacks one of the columns, the client cannot tell them apart.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, and request options. {@link RowsOptions} has the rules of all queries.
   * @returns The rows, in the server's order.
   * @throws An {@link AdminDecodeError} if the result has two columns with the same name.
   * @throws A TypeError if the query would change the settings of the server, by `SET` or the like.
   * @example
   * ```ts
   * const rows = await admin.queryRows<{ id: string }>(sql`SELECT id FROM sys_invocation WHERE status = ${status}`);
   * ```
   */
  queryRows<Row extends object = SqlRow>(query: Sql | string, ...options: RowsArguments<Row>): Promise<Row[]>;
  /**
   * Runs an SQL query and yields its rows as they arrive, so that a result may be larger than memory.
   *
   * The server waits while no row is read. Leaving the loop, aborting the `signal` or calling `return` ends the query at once, even while
   * a row is awaited. `streamRows` works like {@link queryRows}, with these differences:
   *
   * - Only failures before the first row are retried. If the result breaks off later, the error says after how many rows.
   * - The `timeout` covers the time until the first chunk of the result, then each further chunk.
   * - A missing column is certain to be `null` only if `columns` names it or an earlier row has it.
   *
   * @param query - SQL from the {@link sql} tag, which quotes values, or a string, which is sent unchanged.
   * @param options - `columns`, and request options.
   * @throws An {@link AdminTimeoutError} if the next chunk does not arrive in time, and the errors of `queryRows`.
   * @example
   * ```ts
   * for await (const { id } of admin.streamRows<{ id: string }>("SELECT id FROM sys_invocation")) console.log(id);
   * ```
   */
  streamRows<Row extends object = SqlRow>(
    query: Sql | string,
    ...options: RowsArguments<Row>
  ): AsyncGenerator<Row, void, undefined>;
  /**
   * Reads the state at one key of a virtual object or workflow.
   *
   * While a handler runs, the state includes the writes of its completed steps.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param options - `scope`, and request options.
   * @returns The values and the version. If the object has no state, or does not exist, there are no values.
   * @throws An {@link AdminUnsupportedError} if there is a `scope` and the server is too old for it.
   * @example
   * ```ts
   * const { values, version } = await admin.readState("Cart", "bob");
   * ```
   */
  readState(service: string, key: string, options?: ReadStateOptions): Promise<ServiceState>;
  /**
   * Replaces the whole state at one key of a virtual object or workflow, and waits until the change is visible.
   *
   * The server responds before it makes the change. It first waits while an invocation of an exclusive handler holds the key:
   * running, suspended, backing off or paused. Then it silently drops the change if the state does not have the
   * `expectedVersion` (seen on 1.6.2 and 1.7.12).
   *
   * With `expectedVersion`, the change overwrites only the state that you read. **A resolved call means that the state is
   * the one you passed, not that your change wrote it**: a version is a hash of the content. So do not count this way: ten
   * callers that read 0 and write 1 all succeed, and the state is 1. If you need to know whether your change won, include a
   * value that no other caller writes, such as a random id.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param values - The whole new state, as a plain object. A key that is left out is deleted. A `Uint8Array` is stored
   * as its bytes, any other value as JSON: a bigint as an integer, and an object with a `toJSON` method, such as a Date,
   * as its result. `{ ...state.bytes, status: "closed" }` keeps every other entry exactly as it was read.
   * @param options - `expectedVersion`, `verify`, `scope`, and request options.
   * @returns The new state, with the version to expect in the next change. With `verify: false`, it is the state that you
   * passed, and the server may drop the change.
   * @throws A {@link StateConflictError} if two polls see a state that is neither the new nor the expected one. Nobody can know whether
   * the change was dropped, or made and then overwritten: the error's `actual` is what to go by.
   * @throws A {@link WaitTimeoutError} if the new state does not appear in time, 60 seconds by default. It may appear later, or
   * be overwritten already.
   * @throws An {@link AdminResponseError} if the server rejects the change: there is no such service, it has no state, or
   * the request is larger than 2 MiB (status 413). Its `applied` is then `no`. If the response is lost, the call rejects with an
   * {@link AdminConnectionError} or an {@link AdminTimeoutError} whose `applied` is `unknown`, and is not retried: read the state.
   * @throws An {@link AdminUnsupportedError} if there is a `scope` and the server is too old for it.
   * @throws A TypeError, before anything is sent, if `values` is not a plain object, or a value cannot be written as
   * JSON: undefined, NaN, a Map, an ArrayBuffer, an instance of a class without `toJSON`.
   * @example
   * ```ts
   * const state = await admin.readState("Cart", "bob");
   * const values = { ...state.bytes, status: "closed" };
   * await admin.replaceState("Cart", "bob", values, { expectedVersion: state.version });
   * ```
   */
  replaceState(service: string, key: string, values: StateValues, options?: ReplaceStateOptions): Promise<ServiceState>;
  /**
   * Waits until the state at one key has a given version, or a function accepts it. It polls with {@link readState}.
   *
   * @param service - The name of the virtual object or workflow.
   * @param key - Its key.
   * @param options - `until`, `timeout`, `interval`, `scope`, and request options.
   * @returns The state that was reached.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last state that was read.
   * @throws The errors of {@link readState}. Once a poll has succeeded, the loss of the server counts as "not yet".
   * @example
   * ```ts
   * await admin.waitForState("Cart", "bob", { until: ({ values }) => values.status === "closed" });
   * ```
   */
  waitForState(service: string, key: string, options: WaitForStateOptions): Promise<ServiceState>;
  /**
   * Creates a Kafka subscription unless there is one with the same source and sink, so that a script can run twice.
   *
   * It compares the options that you give. An existing secret counts as equal, since a server from 1.7 on does not return it.
   *
   * Two runs at the same time may each create a subscription, which delivers every event twice. The run that ends last finds the
   * other in `others`; a call with `replace` deletes it. A new subscription continues from an old one's position only with the same `group.id`.
   *
   * @param subscription - `source`, `sink` and `options`, as for `createSubscription`.
   * @param options - `replace`, and request options.
   * @throws A {@link SubscriptionConflictError} if the subscription exists with other options, unless `replace` is true.
   * @example
   * ```ts
   * await admin.ensureSubscription({ source: "kafka://my-cluster/orders", sink: "service://Orders/receive" });
   * ```
   */
  ensureSubscription(
    subscription: CreateSubscriptionRequest,
    options?: EnsureSubscriptionOptions,
  ): Promise<EnsuredSubscription>;
  /**
   * Waits until an invocation has a status, `completed` by default.
   *
   * It polls `sys_invocation`, so it may miss a status that lasts for less than the pause between polls.
   *
   * @param invocationId - `inv_...`
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @returns The invocation as it was then. If it is `completed`, `completion_result` says whether it succeeded.
   * @throws An {@link InvocationEndedError} if it completes without an awaited status, or does not exist. With a
   * `completion_retention` of zero, an invocation disappears as soon as it completes.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the invocation.
   * @example
   * ```ts
   * await admin.cancelInvocation(invocationId);
   * const { completion_failure } = await admin.waitForInvocation(invocationId, { timeout: 10_000 });
   * ```
   */
  waitForInvocation(invocationId: string, options?: WaitForInvocationOptions): Promise<Invocation>;
  /**
   * Waits until each of several invocations has a status, `completed` by default: after a bulk cancellation, for instance.
   *
   * It polls the invocations that have not arrived yet, with at least one query per 1,000. Each has to reach the status once, but not
   * all at the same time.
   *
   * @param invocations - An array of ids, or of rows with an `id`; or a filter, whose matches are read once, at the start.
   * @param options - `until`, `timeout`, `interval`, and request options.
   * @returns The invocations, each as it was when it arrived, in the order of the ids.
   * @throws An {@link InvocationEndedError} as soon as one of them completes without an awaited status, or does not exist; its
   * `notArrived` has the ids of all that have not arrived.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is {@link AwaitedInvocations}.
   * @example
   * ```ts
   * const { succeeded } = await admin.cancelInvocations({ service: "Greeter", status: "running" });
   * await admin.waitForInvocations(succeeded, { timeout: 120_000 });
   * ```
   */
  waitForInvocations(
    invocations: readonly BulkTarget[] | InvocationFilter,
    options?: WaitForInvocationOptions<AwaitedInvocations>,
  ): Promise<Invocation[]>;
  /**
   * Waits until no invocation needs a deployment any more.
   *
   * An invocation needs the deployment while it is pinned there, or runs there without a pin, until it completes. A paused
   * invocation counts until it is resumed on another deployment, or killed. If the deployment is the latest of a service, the
   * invocations that wait there without a pin do not count, and it may get new ones afterwards. So drain a deployment that is not the
   * latest, or let `pruneDeployments` delete it. Each poll scans all of `sys_invocation`.
   *
   * @param deploymentId - `dp_...`
   * @param options - `timeout`, `interval`, `onProgress`, and request options.
   * @throws An {@link AdminResponseError} with status 404 if there is no such deployment.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` has the number of invocations in each status.
   * @example
   * ```ts
   * await admin.waitUntilDrained(deploymentId, { timeout: 600_000 });
   * await admin.deleteDeployment(deploymentId, { force: true });
   * ```
   */
  waitUntilDrained(deploymentId: string, options?: WaitUntilDrainedOptions): Promise<void>;
  /**
   * Waits until the Admin API is healthy (`GET /health`), and every partition has answered SQL queries for a second.
   *
   * Call it first if the server may have just started: such a server is healthy at once, but its queries may return no rows, or
   * too few, for a moment (seen on 1.6.2 and 1.7.12). A client that has seen the server go away waits for that by itself.
   *
   * It keeps polling on a connection failure, on no response within 5 seconds, and on the statuses 408, 429 and 5xx.
   *
   * @param options - `partitions`, `timeout`, `interval`, and request options.
   * @throws A {@link WaitTimeoutError} on timeout; its `lastSeen` is the last failure.
   * @throws An {@link AdminResponseError} if the response has any other error status, such as 401 or 404.
   * @example
   * ```ts
   * await admin.waitUntilHealthy({ timeout: 120_000 });
   * ```
   */
  waitUntilHealthy(options?: WaitUntilHealthyOptions): Promise<void>;
}

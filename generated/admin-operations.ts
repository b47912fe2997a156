// Generated from Admin API by `npm run generate`. Do not edit.

import { bindFunctions, type OperationPromise, type RequestOptions } from "../src/runtime.js";
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
import { getClusterHealth } from "./operations/cluster-health.js";
import {
  createDeployment,
  type DeleteDeploymentOptions,
  deleteDeployment,
  getDeployment,
  listDeployments,
  updateDeployment,
} from "./operations/deployment.js";
import { getHealth } from "./operations/health.js";
import { query } from "./operations/introspection.js";
import {
  cancelInvocation,
  type DeleteInvocationOptions,
  deleteInvocation,
  killInvocation,
  pauseInvocation,
  purgeInvocation,
  purgeJournal,
  type RestartAsNewInvocationOptions,
  type ResumeInvocationOptions,
  restartAsNewInvocation,
  resumeInvocation,
} from "./operations/invocation.js";
import {
  createKafkaCluster,
  type DeleteKafkaClusterOptions,
  deleteKafkaCluster,
  type GetKafkaClusterOptions,
  getKafkaCluster,
  listKafkaClusters,
  updateKafkaCluster,
} from "./operations/kafka-cluster.js";
import { bulkDeleteRules, upsertRules } from "./operations/rule.js";
import {
  getService,
  getServiceOpenapi,
  listServices,
  modifyService,
  modifyServiceState,
} from "./operations/service.js";
import { getServiceHandler, listServiceHandlers } from "./operations/service-handler.js";
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  type ListSubscriptionsOptions,
  listSubscriptions,
} from "./operations/subscription.js";
import { getVersion } from "./operations/version.js";
import { pauseVqueue, resumeVqueue } from "./operations/vqueue.js";

/** Every operation of the API, as methods of a client. */
export interface AdminOperations {
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
   * Cancel an invocation
   *
   * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
   * The handler notices this at the next step that it has not completed. If it fails before that, the server accepts each
   * cancellation, and the invocation goes on failing. A paused one runs again first, and is then paused again. Resume it on another
   * deployment, or kill it.
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
   * Pause an invocation
   *
   * `PATCH /invocations/{invocation_id}/pause`. Retried even if the server may have acted on the request.
   *
   * @param invocationId - Invocation identifier.
   * @param options - {@link RequestOptions}.
   * @returns 200: There is nothing to pause. The invocation is already paused, or, on a server without virtual queues, it is suspended and remains suspended. 202: The invocation will be paused. If its handler is running, that is once the current step has ended; until then the status is `running`. A server with virtual queues aborts the attempt at once instead, and a step that has begun runs again when the invocation is resumed.
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
   * - 500 Internal Server Error: The query failed. Errors in the SQL, such as an unknown table or column, are a 500 too.
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
   * Upsert a batch of rules.
   *
   * Each rule may have a `precondition`. `{ type: "does_not_exist" }` only inserts the rule. `{ type: "matches", version: 7 }` only
   * replaces the rule if its current version is 7. Without one, or with `{ type: "none" }`, the rule is inserted or replaced. If a
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
}

const $functions = {
  bulkDeleteRules,
  cancelInvocation,
  createDeployment,
  createKafkaCluster,
  createSubscription,
  deleteDeployment,
  deleteInvocation,
  deleteKafkaCluster,
  deleteSubscription,
  getClusterHealth,
  getDeployment,
  getHealth,
  getKafkaCluster,
  getService,
  getServiceHandler,
  getServiceOpenapi,
  getSubscription,
  getVersion,
  killInvocation,
  listDeployments,
  listKafkaClusters,
  listServiceHandlers,
  listServices,
  listSubscriptions,
  modifyService,
  modifyServiceState,
  pauseInvocation,
  pauseVqueue,
  purgeInvocation,
  purgeJournal,
  query,
  restartAsNewInvocation,
  resumeInvocation,
  resumeVqueue,
  updateDeployment,
  updateKafkaCluster,
  upsertRules,
};
/** Binds every operation to a client. */
export function bindOperations(client: Client): AdminOperations {
  return bindFunctions(client, $functions);
}

// Generated from Admin API by `npm run generate`. Do not edit.
import type { Client } from "./client.js";
import type { operations } from "./schema.js";
import type { AdminPromise, RequestOptions } from "../src/runtime.js";
import { bindFunctions } from "../src/runtime.js";
import { clusterHealth, type ClusterHealthAnswer } from "./operations/cluster-health.js";
import {
  createDeployment,
  type CreateDeploymentAnswer,
  type CreateDeploymentBody,
  deleteDeployment,
  type DeleteDeploymentAnswer,
  type DeleteDeploymentOptions,
  getDeployment,
  type GetDeploymentAnswer,
  listDeployments,
  type ListDeploymentsAnswer,
  updateDeployment,
  type UpdateDeploymentAnswer,
  type UpdateDeploymentBody,
} from "./operations/deployment.js";
import { health, type HealthAnswer } from "./operations/health.js";
import { query, type QueryAnswer, type QueryBody } from "./operations/introspection.js";
import {
  cancelInvocation,
  type CancelInvocationAnswer,
  deleteInvocation,
  type DeleteInvocationAnswer,
  type DeleteInvocationOptions,
  killInvocation,
  type KillInvocationAnswer,
  pauseInvocation,
  type PauseInvocationAnswer,
  purgeInvocation,
  type PurgeInvocationAnswer,
  purgeJournal,
  type PurgeJournalAnswer,
  restartAsNewInvocation,
  type RestartAsNewInvocationAnswer,
  type RestartAsNewInvocationOptions,
  resumeInvocation,
  type ResumeInvocationAnswer,
  type ResumeInvocationOptions,
} from "./operations/invocation.js";
import {
  createKafkaCluster,
  type CreateKafkaClusterAnswer,
  type CreateKafkaClusterBody,
  deleteKafkaCluster,
  type DeleteKafkaClusterAnswer,
  type DeleteKafkaClusterOptions,
  getKafkaCluster,
  type GetKafkaClusterAnswer,
  type GetKafkaClusterOptions,
  listKafkaClusters,
  type ListKafkaClustersAnswer,
  updateKafkaCluster,
  type UpdateKafkaClusterAnswer,
  type UpdateKafkaClusterBody,
} from "./operations/kafka-cluster.js";
import {
  bulkDeleteRules,
  type BulkDeleteRulesAnswer,
  type BulkDeleteRulesBody,
  upsertRules,
  type UpsertRulesAnswer,
  type UpsertRulesBody,
} from "./operations/rule.js";
import {
  getService,
  type GetServiceAnswer,
  getServiceOpenapi,
  type GetServiceOpenapiAnswer,
  listServices,
  type ListServicesAnswer,
  modifyService,
  type ModifyServiceAnswer,
  type ModifyServiceBody,
  modifyServiceState,
  type ModifyServiceStateAnswer,
  type ModifyServiceStateBody,
} from "./operations/service.js";
import {
  getServiceHandler,
  type GetServiceHandlerAnswer,
  listServiceHandlers,
  type ListServiceHandlersAnswer,
} from "./operations/service-handler.js";
import {
  createSubscription,
  type CreateSubscriptionAnswer,
  type CreateSubscriptionBody,
  deleteSubscription,
  type DeleteSubscriptionAnswer,
  getSubscription,
  type GetSubscriptionAnswer,
  listSubscriptions,
  type ListSubscriptionsAnswer,
  type ListSubscriptionsOptions,
} from "./operations/subscription.js";
import { version, type VersionAnswer } from "./operations/version.js";
import { pauseVqueue, type PauseVqueueAnswer, resumeVqueue, type ResumeVqueueAnswer } from "./operations/vqueue.js";

/** Every operation of the API, bound to a client. */
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
   * `POST /limits/rules/bulk-delete`
   *
   * Not retried once the request may have reached the server: repeating it could do it twice.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Patterns that were actually removed.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: Unprocessable entity
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/rule/delete-a-batch-of-rules-by-pattern}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  bulkDeleteRules(body: BulkDeleteRulesBody, options?: RequestOptions): AdminPromise<BulkDeleteRulesAnswer>;
  /**
   * Cancel an invocation
   *
   * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
   *
   * `PATCH /invocations/{invocation_id}/cancel`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - The request's options.
   * @returns 200 (no body): Invocation cancelled successfully. 202 (no body): Cancellation request accepted and will be processed asynchronously.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/cancel-an-invocation}
   * @since Restate 1.6.1 or earlier
   */
  cancelInvocation(invocationId: operations["cancel_invocation"]["parameters"]["path"]["invocation_id"], options?: RequestOptions): AdminPromise<CancelInvocationAnswer>;
  /**
   * Cluster state endpoint
   *
   * `GET /cluster-health`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (`application/json`): Cluster health information.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal Server Error
   * - 503 Service Unavailable: The cluster does not seem to be provisioned yet.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/cluster_health/cluster-state-endpoint}
   * @since Restate 1.6.1 or earlier
   * @deprecated The API's own schema marks this operation as deprecated.
   */
  clusterHealth(options?: RequestOptions): AdminPromise<ClusterHealthAnswer>;
  /**
   * Register deployment
   *
   * Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
   * and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
   *
   * `POST /deployments`
   *
   * Retried after a failure that may be temporary, but not with `force: true`.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Deployment already exists. No change if force = false, services overwritten if force = true. 201 (`application/json`): Deployment created successfully and services discovered. With `dry_run` nothing was created: the id is made up.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/deployment/register-deployment}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.6.1 or earlier
   */
  createDeployment(body: CreateDeploymentBody, options?: RequestOptions): AdminPromise<CreateDeploymentAnswer>;
  /**
   * Create Kafka cluster
   *
   * Registers a new Kafka cluster configuration that can be referenced by subscriptions.
   * The cluster configuration is validated to ensure required broker properties are present.
   *
   * `POST /kafka-clusters`
   *
   * Retried after a failure that may be temporary.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 201 (`application/json`): Kafka cluster created successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/create-kafka-cluster}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  createKafkaCluster(body: CreateKafkaClusterBody, options?: RequestOptions): AdminPromise<CreateKafkaClusterAnswer>;
  /**
   * Create subscription
   *
   * Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
   * For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
   *
   * `POST /subscriptions`
   *
   * Not retried once the request may have reached the server: repeating it could do it twice.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 201 (`application/json`): Subscription created successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/subscription/create-subscription}
   * @since Restate 1.6.1 or earlier
   */
  createSubscription(body: CreateSubscriptionBody, options?: RequestOptions): AdminPromise<CreateSubscriptionAnswer>;
  /**
   * Delete deployment
   *
   * Delete a deployment. Currently, only forced deletions are supported.
   * **Use with caution**: forcing a deployment deletion can break in-flight invocations.
   *
   * `DELETE /deployments/{deployment}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param deployment - Deployment identifier
   * @param options - `force`, and the request's options.
   * @returns 202 (no body): Deployment deletion accepted and will be processed asynchronously.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * - 501 Not Implemented: Not implemented. Graceful deployment deletion (force=false) is not yet supported.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/deployment/delete-deployment}
   * @since Restate 1.6.1 or earlier
   */
  deleteDeployment(deployment: operations["delete_deployment"]["parameters"]["path"]["deployment"], options?: DeleteDeploymentOptions): AdminPromise<DeleteDeploymentAnswer>;
  /**
   * Delete an invocation
   *
   * Use kill_invocation/cancel_invocation/purge_invocation instead.
   *
   * `DELETE /invocations/{invocation_id}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `mode`, and the request's options.
   * @returns 202 (no body): Accepted, also when there is no such invocation or it is completed.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 405 Method Not Allowed: Method not allowed
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/delete-an-invocation}
   * @since Restate 1.6.1 or earlier
   * @deprecated The API's own schema marks this operation as deprecated.
   */
  deleteInvocation(invocationId: operations["delete_invocation"]["parameters"]["path"]["invocation_id"], options?: DeleteInvocationOptions): AdminPromise<DeleteInvocationAnswer>;
  /**
   * Delete Kafka cluster
   *
   * Deletes a Kafka cluster. By default, deletion is prevented if subscriptions reference the cluster.
   * Use the force parameter to allow deletion with orphaned subscriptions.
   *
   * `DELETE /kafka-clusters/{cluster_name}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param clusterName - Kafka cluster name
   * @param options - `force`, and the request's options.
   * @returns 202 (no body): Kafka cluster deletion accepted and will be processed asynchronously.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/delete-kafka-cluster}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  deleteKafkaCluster(clusterName: operations["delete_kafka_cluster"]["parameters"]["path"]["cluster_name"], options?: DeleteKafkaClusterOptions): AdminPromise<DeleteKafkaClusterAnswer>;
  /**
   * Delete subscription
   *
   * Deletes a subscription. This will stop events from the source from being forwarded to the sink.
   *
   * `DELETE /subscriptions/{subscription}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param subscription - Subscription identifier
   * @param options - The request's options.
   * @returns 202 (no body): Subscription deletion accepted and will be processed asynchronously.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/subscription/delete-subscription}
   * @since Restate 1.6.1 or earlier
   */
  deleteSubscription(subscription: operations["delete_subscription"]["parameters"]["path"]["subscription"], options?: RequestOptions): AdminPromise<DeleteSubscriptionAnswer>;
  /**
   * Get deployment
   *
   * Returns detailed information about a registered deployment, including deployment metadata and the services it exposes.
   *
   * `GET /deployments/{deployment}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param deployment - Deployment identifier
   * @param options - The request's options.
   * @returns 200 (`application/json`): Deployment details including services and configuration.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/deployment/get-deployment}
   * @since Restate 1.6.1 or earlier
   */
  getDeployment(deployment: operations["get_deployment"]["parameters"]["path"]["deployment"], options?: RequestOptions): AdminPromise<GetDeploymentAnswer>;
  /**
   * Get Kafka cluster
   *
   * Returns the details of a specific Kafka cluster, including its configuration properties.
   * Sensitive properties (passwords, secrets, etc.) are automatically redacted in the response.
   *
   * `GET /kafka-clusters/{cluster_name}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param clusterName - Kafka cluster name
   * @param options - `include_subscriptions`, and the request's options.
   * @returns 200 (`application/json`): Kafka cluster details.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/get-kafka-cluster}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  getKafkaCluster(clusterName: operations["get_kafka_cluster"]["parameters"]["path"]["cluster_name"], options?: GetKafkaClusterOptions): AdminPromise<GetKafkaClusterAnswer>;
  /**
   * Get service
   *
   * Returns detailed metadata about a specific service, including its type, handlers, and configuration settings.
   *
   * `GET /services/{service}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param service - Fully qualified service name.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Service metadata including type, revision, handlers, and configuration.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service/get-service}
   * @since Restate 1.6.1 or earlier
   */
  getService(service: operations["get_service"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<GetServiceAnswer>;
  /**
   * Get service handler
   *
   * Returns detailed metadata about a specific handler within a service, including its input/output types and handler type.
   *
   * `GET /services/{service}/handlers/{handler}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param service - Fully qualified service name.
   * @param handler - Handler name.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Handler metadata including input/output types and configuration.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service_handler/get-service-handler}
   * @since Restate 1.6.1 or earlier
   */
  getServiceHandler(service: operations["get_service_handler"]["parameters"]["path"]["service"], handler: operations["get_service_handler"]["parameters"]["path"]["handler"], options?: RequestOptions): AdminPromise<GetServiceHandlerAnswer>;
  /**
   * Get service OpenAPI definition
   *
   * Returns the OpenAPI 3.1 specification for the service, describing all handlers and their request/response schemas.
   *
   * `GET /services/{service}/openapi`
   *
   * Retried after a failure that may be temporary.
   *
   * @param service - Fully qualified service name.
   * @param options - The request's options.
   * @returns 200 (`application/json`): OpenAPI 3.1 specification document describing the service's API.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service/get-service-openapi-definition}
   * @since Restate 1.6.1 or earlier
   */
  getServiceOpenapi(service: operations["get_service_openapi"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<GetServiceOpenapiAnswer>;
  /**
   * Get subscription
   *
   * Returns the details of a specific subscription, including its source, sink, and configuration options.
   *
   * `GET /subscriptions/{subscription}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param subscription - Subscription identifier
   * @param options - The request's options.
   * @returns 200 (`application/json`): Subscription details including source, sink, and options.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/subscription/get-subscription}
   * @since Restate 1.6.1 or earlier
   */
  getSubscription(subscription: operations["get_subscription"]["parameters"]["path"]["subscription"], options?: RequestOptions): AdminPromise<GetSubscriptionAnswer>;
  /**
   * Health check endpoint
   *
   * `GET /health`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (no body): The Admin API is ready to accept requests.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/health/health-check-endpoint}
   * @since Restate 1.6.1 or earlier
   */
  health(options?: RequestOptions): AdminPromise<HealthAnswer>;
  /**
   * Kill an invocation
   *
   * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
   * in-flight invocations to other services, or other side effects. Use with caution.
   * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
   *
   * `PATCH /invocations/{invocation_id}/kill`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - The request's options.
   * @returns 200 (no body): Invocation killed successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/kill-an-invocation}
   * @since Restate 1.6.1 or earlier
   */
  killInvocation(invocationId: operations["kill_invocation"]["parameters"]["path"]["invocation_id"], options?: RequestOptions): AdminPromise<KillInvocationAnswer>;
  /**
   * List deployments
   *
   * Returns a list of all registered deployments, including their endpoints and associated services.
   *
   * `GET /deployments`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (`application/json`): List of all registered deployments with their metadata.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/deployment/list-deployments}
   * @since Restate 1.6.1 or earlier
   */
  listDeployments(options?: RequestOptions): AdminPromise<ListDeploymentsAnswer>;
  /**
   * List Kafka clusters
   *
   * Returns a list of all registered Kafka clusters.
   *
   * `GET /kafka-clusters`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (`application/json`): List of all Kafka clusters.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/list-kafka-clusters}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  listKafkaClusters(options?: RequestOptions): AdminPromise<ListKafkaClustersAnswer>;
  /**
   * List service handlers
   *
   * Returns a list of all handlers (methods) available in the specified service.
   *
   * `GET /services/{service}/handlers`
   *
   * Retried after a failure that may be temporary.
   *
   * @param service - Fully qualified service name.
   * @param options - The request's options.
   * @returns 200 (`application/json`): List of handlers available in the service.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service_handler/list-service-handlers}
   * @since Restate 1.6.1 or earlier
   */
  listServiceHandlers(service: operations["list_service_handlers"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<ListServiceHandlersAnswer>;
  /**
   * List services
   *
   * Returns a list of all registered services, including their metadata and configuration.
   *
   * `GET /services`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (`application/json`): List of all registered services with their metadata.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/service/list-services}
   * @since Restate 1.6.1 or earlier
   */
  listServices(options?: RequestOptions): AdminPromise<ListServicesAnswer>;
  /**
   * List subscriptions
   *
   * Returns a list of all registered subscriptions, optionally filtered by source or sink.
   *
   * `GET /subscriptions`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - `sink`, `source`, and the request's options.
   * @returns 200 (`application/json`): List of subscriptions matching the filter criteria.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/subscription/list-subscriptions}
   * @since Restate 1.6.1 or earlier
   */
  listSubscriptions(options?: ListSubscriptionsOptions): AdminPromise<ListSubscriptionsAnswer>;
  /**
   * Modify service configuration
   *
   * Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
   * Note: Service re-discovery will update these settings based on the service endpoint configuration.
   *
   * `PATCH /services/{service}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param service - Fully qualified service name.
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Service configuration updated successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service/modify-service-configuration}
   * @since Restate 1.6.1 or earlier
   */
  modifyService(service: operations["modify_service"]["parameters"]["path"]["service"], body: ModifyServiceBody, options?: RequestOptions): AdminPromise<ModifyServiceAnswer>;
  /**
   * Modify service state
   *
   * Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
   *
   * `POST /services/{service}/state`
   *
   * Not retried once the request may have reached the server: repeating it could do it twice.
   *
   * @param service - Fully qualified service name.
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 202 (no body): State modification request accepted and will be applied asynchronously.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/service/modify-service-state}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.6.1 or earlier
   */
  modifyServiceState(service: operations["modify_service_state"]["parameters"]["path"]["service"], body: ModifyServiceStateBody, options?: RequestOptions): AdminPromise<ModifyServiceStateAnswer>;
  /**
   * Pause an invocation
   *
   * `PATCH /invocations/{invocation_id}/pause`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - The request's options.
   * @returns 200 (no body): There was nothing to pause. The invocation is paused already, or it is suspended and stays so. 202 (no body): Pausing invocation.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not running. An invocation can be paused only when running.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/pause-an-invocation}
   * @since Restate 1.6.1 or earlier
   */
  pauseInvocation(invocationId: operations["pause_invocation"]["parameters"]["path"]["invocation_id"], options?: RequestOptions): AdminPromise<PauseInvocationAnswer>;
  /**
   * Pauses a virtual queue.
   *
   * `POST /vqueues/{vqueue_id}/pause`
   *
   * Retried after a failure that may be temporary.
   *
   * @param vqueueId - The virtual queue ID.
   * @param options - The request's options.
   * @returns 202 (no body): Accepted and will be applied asynchronously, also when there is no such queue.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 405 Method Not Allowed: Method not allowed
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/vqueue/pauses-a-virtual-queue}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.8
   */
  pauseVqueue(vqueueId: operations["pause_vqueue"]["parameters"]["path"]["vqueue_id"], options?: RequestOptions): AdminPromise<PauseVqueueAnswer>;
  /**
   * Purge a completed invocation
   *
   * Deletes all state associated with a completed invocation, including its journal and metadata.
   * This operation only applies to invocations that have already completed. For more information,
   * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
   *
   * `PATCH /invocations/{invocation_id}/purge`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - The request's options.
   * @returns 200 (no body): Invocation purged successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/purge-a-completed-invocation}
   * @since Restate 1.6.1 or earlier
   */
  purgeInvocation(invocationId: operations["purge_invocation"]["parameters"]["path"]["invocation_id"], options?: RequestOptions): AdminPromise<PurgeInvocationAnswer>;
  /**
   * Purge invocation journal
   *
   * Deletes only the journal entries for a completed invocation, while retaining its metadata.
   * This operation only applies to invocations that have already completed.
   *
   * `PATCH /invocations/{invocation_id}/purge-journal`
   *
   * Retried after a failure that may be temporary.
   *
   * @param invocationId - Invocation identifier.
   * @param options - The request's options.
   * @returns 200 (no body): Invocation journal purged successfully, metadata retained.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id is malformed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not yet completed. An invocation can be purged only when completed.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/purge-invocation-journal}
   * @since Restate 1.6.1 or earlier
   */
  purgeJournal(invocationId: operations["purge_journal"]["parameters"]["path"]["invocation_id"], options?: RequestOptions): AdminPromise<PurgeJournalAnswer>;
  /**
   * Query the system and service state by using SQL.
   *
   * Reads with SQL; statements that would write are refused.
   * `SET` is the exception: it changes the setting for every later query of everyone.
   *
   * `POST /query`
   *
   * Retried after a failure that may be temporary.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json` or `application/vnd.apache.arrow.stream`): Query results.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The SQL can't be parsed or is not a query, or the request can't be read
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: More queries than the server's rate limit allows. Without a body: more requests than `admin.concurrent-api-requests-limit` allows.
   * - 500 Internal Server Error: The query failed, also where the SQL is at fault, such as an unknown table or column.
   * - 503 Service Unavailable: Query service not available
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/introspection/query-the-system-and-service-state-by-using-sql}
   * @since Restate 1.6.1 or earlier
   */
  query(body: QueryBody, options?: RequestOptions): AdminPromise<QueryAnswer>;
  /**
   * Restart invocation as new
   *
   * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
   * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
   *
   * `PATCH /invocations/{invocation_id}/restart-as-new`
   *
   * Not retried once the request may have reached the server: repeating it could do it twice.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `deployment`, `from`, and the request's options.
   * @returns 200 (`application/json`): Invocation restarted successfully with a new invocation ID.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id or a parameter is malformed; the deployment does not exist, or does not support the pinned service protocol version; or the journal up to `from` has commands that are not completed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is not completed yet.
   * - 410 Gone: The invocation cannot be restarted because the input is not available. In order to restart an invocation, the journal must be available in order to read the input again. Journal can be retained after completion by enabling journal retention.
   * - 422 Unprocessable Entity: Restarting the invocation is not supported. Restarting workflows is not supported, and restarting invocations created using the old service protocol.
   * - 425 Too Early: The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/restart-invocation-as-new}
   * @since Restate 1.6.1 or earlier
   */
  restartAsNewInvocation(invocationId: operations["restart_as_new_invocation"]["parameters"]["path"]["invocation_id"], options?: RestartAsNewInvocationOptions): AdminPromise<RestartAsNewInvocationAnswer>;
  /**
   * Resume an invocation
   *
   * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
   * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
   *
   * `PATCH /invocations/{invocation_id}/resume`
   *
   * Not retried once the request may have reached the server: repeating it could do it twice.
   *
   * @param invocationId - Invocation identifier.
   * @param options - `deployment`, and the request's options.
   * @returns 200 (no body): Invocation resumed successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The invocation id or a parameter is malformed; the deployment does not exist, or does not support the pinned service protocol version; or the journal up to `from` has commands that are not completed.
   * - 404 Not Found: There is no invocation with this id.
   * - 409 Conflict: The invocation is completed; or the deployment can't be changed, because it is running or has no deployment pinned yet.
   * - 425 Too Early: The invocation is either inboxed or scheduled. An invocation can be resumed only when running, paused or suspended.
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 503 Service Unavailable: Error when routing the request within restate.
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/invocation/resume-an-invocation}
   * @since Restate 1.6.1 or earlier
   */
  resumeInvocation(invocationId: operations["resume_invocation"]["parameters"]["path"]["invocation_id"], options?: ResumeInvocationOptions): AdminPromise<ResumeInvocationAnswer>;
  /**
   * Resumes a virtual queue.
   *
   * `POST /vqueues/{vqueue_id}/resume`
   *
   * Retried after a failure that may be temporary.
   *
   * @param vqueueId - The virtual queue ID.
   * @param options - The request's options.
   * @returns 202 (no body): Accepted and will be applied asynchronously, also when there is no such queue.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 405 Method Not Allowed: Method not allowed
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/vqueue/resumes-a-virtual-queue}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.8
   */
  resumeVqueue(vqueueId: operations["resume_vqueue"]["parameters"]["path"]["vqueue_id"], options?: RequestOptions): AdminPromise<ResumeVqueueAnswer>;
  /**
   * Update deployment
   *
   * Updates an existing deployment configuration, such as the endpoint address or invocation headers.
   * A request with an address or `additional_headers` contacts the endpoint and fails when it is down.
   * Service schemas are only taken over from it when `overwrite: true` is in the same request: `overwrite` alone does nothing.
   * An address that can't be parsed is ignored, with a 200.
   *
   * `PATCH /deployments/{deployment}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param deployment - Deployment identifier
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Deployment updated successfully. Service schemas are only updated if `overwrite` was true and an address or `additional_headers` was given.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/deployment/update-deployment}
   * @since Restate 1.6.1 or earlier
   */
  updateDeployment(deployment: operations["update_deployment"]["parameters"]["path"]["deployment"], body: UpdateDeploymentBody, options?: RequestOptions): AdminPromise<UpdateDeploymentAnswer>;
  /**
   * Update Kafka cluster
   *
   * Replaces the configuration properties of an existing Kafka cluster: those that are left out are removed.
   * Sensitive properties (passwords, secrets, etc.) are redacted as `***` in the response. Don't send that back: it is accepted.
   *
   * `PATCH /kafka-clusters/{cluster_name}`
   *
   * Retried after a failure that may be temporary.
   *
   * @param clusterName - Kafka cluster name
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Kafka cluster updated successfully.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: Bad request
   * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
   * - 405 Method Not Allowed: Method not allowed
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @throws TypeError if a path argument is empty, `.` or `..`.
   * @see {@link https://docs.restate.dev/admin-api/kafka_cluster/update-kafka-cluster}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  updateKafkaCluster(clusterName: operations["update_kafka_cluster"]["parameters"]["path"]["cluster_name"], body: UpdateKafkaClusterBody, options?: RequestOptions): AdminPromise<UpdateKafkaClusterAnswer>;
  /**
   * Upsert a batch of rules.
   *
   * Each entry carries an optional [`Precondition`]. Setting it to
   * `DoesNotExist` makes the entry a strict insert; `Matches(v)` rejects
   * the batch unless the rule's current version is `v`; omitting it
   * (`None`) is unconditional. The whole batch is atomic: any failed
   * precondition or cap-exceeded condition rolls back the rest.
   *
   * `PUT /limits/rules`
   *
   * Retried after a failure that may be temporary.
   *
   * @param body - The request body, `application/json`.
   * @param options - The request's options.
   * @returns 200 (`application/json`): Rules upserted.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
   * - 409 Conflict: Conflict
   * - 413 Payload Too Large: The request body is larger than 2 MiB
   * - 415 Unsupported Media Type: The request body is not declared as JSON
   * - 422 Unprocessable Entity: Unprocessable entity
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * - 500 Internal Server Error: Internal server error
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/rule/upsert-a-batch-of-rules}
   * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
   * @since Restate 1.7.2
   */
  upsertRules(body: UpsertRulesBody, options?: RequestOptions): AdminPromise<UpsertRulesAnswer>;
  /**
   * Get version information
   *
   * Returns the server version, supported Admin API versions, and the advertised ingress endpoint.
   *
   * `GET /version`
   *
   * Retried after a failure that may be temporary.
   *
   * @param options - The request's options.
   * @returns 200 (`application/json`): Server version information including supported API versions and ingress endpoint.
   * @throws {@link AdminResponseError} if the server answers with an error status:
   * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
   * @throws {@link AdminConnectionError} if no complete answer arrives.
   * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
   * @throws {@link AdminDecodeError} if a success has another body than the schema says.
   * @see {@link https://docs.restate.dev/admin-api/version/get-version-information}
   * @since Restate 1.6.1 or earlier
   */
  version(options?: RequestOptions): AdminPromise<VersionAnswer>;
}

const $functions = {
  bulkDeleteRules,
  cancelInvocation,
  clusterHealth,
  createDeployment,
  createKafkaCluster,
  createSubscription,
  deleteDeployment,
  deleteInvocation,
  deleteKafkaCluster,
  deleteSubscription,
  getDeployment,
  getKafkaCluster,
  getService,
  getServiceHandler,
  getServiceOpenapi,
  getSubscription,
  health,
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
  version,
};
/** Every operation as a method of one object: the functions of this package without their first argument. */
export function bindOperations(client: Client): AdminOperations {
  return bindFunctions(client, $functions);
}

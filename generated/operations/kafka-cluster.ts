// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import { createVersionCheck } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing } from "../../src/runtime.js";

/** The request body of `createKafkaCluster`. */
export type CreateKafkaClusterBody = NonNullable<operations["create_kafka_cluster"]["requestBody"]>["content"]["application/json"];
/** What `createKafkaCluster` succeeds with. */
export type CreateKafkaClusterAnswer = Answer<201, operations["create_kafka_cluster"]["responses"][201]["content"]["application/json"]>;

const $createKafkaCluster = {
  name: "createKafkaCluster",
  method: "POST",
  path: "/kafka-clusters",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.2",
} as const satisfies Operation;

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
 * @param client - The client to call it with, made by `createClient`.
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
export function createKafkaCluster(client: Client, body: CreateKafkaClusterBody, options?: RequestOptions): AdminPromise<CreateKafkaClusterAnswer> {
  return callOperation(client, $createKafkaCluster, options, { body }, createVersionCheck(client));
}

/** The options of `deleteKafkaCluster`. */
export interface DeleteKafkaClusterOptions extends RequestOptions {
  /** If true, allows deletion of the cluster even if it would orphan subscriptions. */
  readonly force?: NonNullable<operations["delete_kafka_cluster"]["parameters"]["query"]>["force"] | undefined;
}

/** What `deleteKafkaCluster` succeeds with. */
export type DeleteKafkaClusterAnswer = Answer<202, void>;

const $deleteKafkaCluster = {
  name: "deleteKafkaCluster",
  method: "DELETE",
  path: "/kafka-clusters/{cluster_name}",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.2",
  options: ["force"],
} as const satisfies Operation;

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
 * @param client - The client to call it with, made by `createClient`.
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
export function deleteKafkaCluster(client: Client, clusterName: operations["delete_kafka_cluster"]["parameters"]["path"]["cluster_name"], options?: DeleteKafkaClusterOptions): AdminPromise<DeleteKafkaClusterAnswer> {
  return callOperation(client, $deleteKafkaCluster, options, { params: { path: { cluster_name: clusterName }, query: { force: options?.force } } }, createVersionCheck(client));
}

/** The options of `getKafkaCluster`. */
export interface GetKafkaClusterOptions extends RequestOptions {
  /** If true, includes the list of subscriptions using this cluster. */
  readonly include_subscriptions?: NonNullable<operations["get_kafka_cluster"]["parameters"]["query"]>["include_subscriptions"] | undefined;
}

/** What `getKafkaCluster` succeeds with. */
export type GetKafkaClusterAnswer = Answer<200, operations["get_kafka_cluster"]["responses"][200]["content"]["application/json"]>;

const $getKafkaCluster = {
  name: "getKafkaCluster",
  method: "GET",
  path: "/kafka-clusters/{cluster_name}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.2",
  options: ["include_subscriptions"],
} as const satisfies Operation;

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
 * @param client - The client to call it with, made by `createClient`.
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
export function getKafkaCluster(client: Client, clusterName: operations["get_kafka_cluster"]["parameters"]["path"]["cluster_name"], options?: GetKafkaClusterOptions): AdminPromise<GetKafkaClusterAnswer> {
  return callOperation(client, $getKafkaCluster, options, { params: { path: { cluster_name: clusterName }, query: { include_subscriptions: options?.include_subscriptions } } }, createVersionCheck(client));
}

/** What `listKafkaClusters` succeeds with. */
export type ListKafkaClustersAnswer = Answer<200, operations["list_kafka_clusters"]["responses"][200]["content"]["application/json"]>;

const $listKafkaClusters = {
  name: "listKafkaClusters",
  method: "GET",
  path: "/kafka-clusters",
  errors: { 429: "none" },
  retry: { idempotent: true },
  since: "1.7.2",
} as const satisfies Operation;

/**
 * List Kafka clusters
 *
 * Returns a list of all registered Kafka clusters.
 *
 * `GET /kafka-clusters`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
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
export function listKafkaClusters(client: Client, options?: RequestOptions): AdminPromise<ListKafkaClustersAnswer> {
  return callOperation(client, $listKafkaClusters, options, {}, createVersionCheck(client));
}

/** The request body of `updateKafkaCluster`. */
export type UpdateKafkaClusterBody = NonNullable<operations["update_kafka_cluster"]["requestBody"]>["content"]["application/json"];
/** What `updateKafkaCluster` succeeds with. */
export type UpdateKafkaClusterAnswer = Answer<200, operations["update_kafka_cluster"]["responses"][200]["content"]["application/json"]>;

const $updateKafkaCluster = {
  name: "updateKafkaCluster",
  method: "PATCH",
  path: "/kafka-clusters/{cluster_name}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: true },
  since: "1.7.2",
} as const satisfies Operation;

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
 * @param client - The client to call it with, made by `createClient`.
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
export function updateKafkaCluster(client: Client, clusterName: operations["update_kafka_cluster"]["parameters"]["path"]["cluster_name"], body: UpdateKafkaClusterBody, options?: RequestOptions): AdminPromise<UpdateKafkaClusterAnswer> {
  return callOperation(client, $updateKafkaCluster, options, {
    params: { path: { cluster_name: clusterName } },
    body,
  }, createVersionCheck(client));
}

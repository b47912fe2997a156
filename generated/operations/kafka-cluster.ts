// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
  decodeNothing,
  type Operation,
  type OperationPromise,
  PLAIN,
  PLAIN_OR_NULL,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type {
  CreateKafkaClusterRequest,
  KafkaClusterResponse,
  ListKafkaClustersResponse,
  SimpleKafkaClusterResponse,
  UpdateKafkaClusterRequest,
} from "../components.js";
import { createGuard } from "../version-check.js";

const $createKafkaCluster = {
  name: "createKafkaCluster",
  method: "POST",
  path: "/kafka-clusters",
  errors: {
    400: "json or text",
    404: "json",
    405: "json",
    409: "json",
    413: "text",
    415: "text",
    422: "text",
    429: "none",
    500: "json",
  },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

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
 * await createKafkaCluster(
 *   client,
 *   { name: "my-cluster", properties: { "bootstrap.servers": "localhost:9092" } },
 * );
 * ```
 */
export function createKafkaCluster(
  client: Client,
  body: CreateKafkaClusterRequest,
  options?: RequestOptions,
): OperationPromise<SimpleKafkaClusterResponse, 201> {
  return callOperation(client, $createKafkaCluster, options, { body }, createGuard(client));
}

/** Options of {@link deleteKafkaCluster}. */
export interface DeleteKafkaClusterOptions extends RequestOptions {
  /** If true, allows deletion of the cluster even if it would orphan subscriptions. */
  readonly force?: boolean | null | undefined;
}

const $deleteKafkaCluster = {
  name: "deleteKafkaCluster",
  method: "DELETE",
  path: "/kafka-clusters/{cluster_name}",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
  options: { force: PLAIN_OR_NULL },
} as const satisfies Operation;

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
 * await deleteKafkaCluster(client, "my-cluster");
 * ```
 */
export function deleteKafkaCluster(
  client: Client,
  clusterName: string,
  options?: DeleteKafkaClusterOptions,
): OperationPromise<void, 202> {
  return callOperation(
    client,
    $deleteKafkaCluster,
    options,
    { params: { path: { cluster_name: clusterName }, query: { force: options?.force } } },
    createGuard(client),
  );
}

/** Options of {@link getKafkaCluster}. */
export interface GetKafkaClusterOptions extends RequestOptions {
  /** If true, includes the list of subscriptions using this cluster. */
  readonly include_subscriptions?: boolean | undefined;
}

const $getKafkaCluster = {
  name: "getKafkaCluster",
  method: "GET",
  path: "/kafka-clusters/{cluster_name}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
  options: { include_subscriptions: PLAIN },
} as const satisfies Operation;

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
 * await getKafkaCluster(client, "my-cluster");
 * ```
 */
export function getKafkaCluster(
  client: Client,
  clusterName: string,
  options?: GetKafkaClusterOptions,
): OperationPromise<KafkaClusterResponse, 200> {
  return callOperation(
    client,
    $getKafkaCluster,
    options,
    {
      params: { path: { cluster_name: clusterName }, query: { include_subscriptions: options?.include_subscriptions } },
    },
    createGuard(client),
  );
}

const $listKafkaClusters = {
  name: "listKafkaClusters",
  method: "GET",
  path: "/kafka-clusters",
  errors: { 429: "none" },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
} as const satisfies Operation;

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
 * await listKafkaClusters(client);
 * ```
 */
export function listKafkaClusters(
  client: Client,
  options?: RequestOptions,
): OperationPromise<ListKafkaClustersResponse, 200> {
  return callOperation(client, $listKafkaClusters, options, {}, createGuard(client));
}

const $updateKafkaCluster = {
  name: "updateKafkaCluster",
  method: "PATCH",
  path: "/kafka-clusters/{cluster_name}",
  errors: {
    400: "json or text",
    404: "json",
    405: "json",
    409: "json",
    413: "text",
    415: "text",
    422: "text",
    429: "none",
    500: "json",
  },
  retry: { idempotent: true },
  versions: [{ since: "1.7.2" }],
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

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
 * await updateKafkaCluster(
 *   client,
 *   "my-cluster",
 *   { properties: { "bootstrap.servers": "localhost:9092" } },
 * );
 * ```
 */
export function updateKafkaCluster(
  client: Client,
  clusterName: string,
  body: UpdateKafkaClusterRequest,
  options?: RequestOptions,
): OperationPromise<SimpleKafkaClusterResponse, 200> {
  return callOperation(
    client,
    $updateKafkaCluster,
    options,
    { params: { path: { cluster_name: clusterName } }, body },
    createGuard(client),
  );
}

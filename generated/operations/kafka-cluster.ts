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
  checkBody,
} as const satisfies Operation;

/** Create Kafka cluster. Like {@link AdminClient.createKafkaCluster}, with the client as the first argument. */
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

/** Delete Kafka cluster. Like {@link AdminClient.deleteKafkaCluster}, with the client as the first argument. */
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

/** Get Kafka cluster. Like {@link AdminClient.getKafkaCluster}, with the client as the first argument. */
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

/** List Kafka clusters. Like {@link AdminClient.listKafkaClusters}, with the client as the first argument. */
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
  checkBody,
} as const satisfies Operation;

/** Update Kafka cluster. Like {@link AdminClient.updateKafkaCluster}, with the client as the first argument. */
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

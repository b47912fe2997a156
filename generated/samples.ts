// Generated from Admin API by `npm run generate`. Do not edit.

import type { operations } from "./schema.js";

/** The parameters and bodies of each operation, as they are sent. */
export interface WireTypes {
  readonly bulkDeleteRules: operations["bulk_delete_rules"];
  readonly cancelInvocation: operations["cancel_invocation"];
  readonly createDeployment: operations["create_deployment"];
  readonly createKafkaCluster: operations["create_kafka_cluster"];
  readonly createSubscription: operations["create_subscription"];
  readonly deleteDeployment: operations["delete_deployment"];
  readonly deleteInvocation: operations["delete_invocation"];
  readonly deleteKafkaCluster: operations["delete_kafka_cluster"];
  readonly deleteSubscription: operations["delete_subscription"];
  readonly getClusterHealth: operations["get_cluster_health"];
  readonly getDeployment: operations["get_deployment"];
  readonly getHealth: operations["get_health"];
  readonly getKafkaCluster: operations["get_kafka_cluster"];
  readonly getService: operations["get_service"];
  readonly getServiceHandler: operations["get_service_handler"];
  readonly getServiceOpenapi: operations["get_service_openapi"];
  readonly getSubscription: operations["get_subscription"];
  readonly getVersion: operations["get_version"];
  readonly killInvocation: operations["kill_invocation"];
  readonly listDeployments: operations["list_deployments"];
  readonly listKafkaClusters: operations["list_kafka_clusters"];
  readonly listServiceHandlers: operations["list_service_handlers"];
  readonly listServices: operations["list_services"];
  readonly listSubscriptions: operations["list_subscriptions"];
  readonly modifyService: operations["modify_service"];
  readonly modifyServiceState: operations["modify_service_state"];
  readonly pauseInvocation: operations["pause_invocation"];
  readonly pauseVqueue: operations["pause_vqueue"];
  readonly purgeInvocation: operations["purge_invocation"];
  readonly purgeJournal: operations["purge_journal"];
  readonly query: operations["query"];
  readonly restartAsNewInvocation: operations["restart_as_new_invocation"];
  readonly resumeInvocation: operations["resume_invocation"];
  readonly resumeVqueue: operations["resume_vqueue"];
  readonly updateDeployment: operations["update_deployment"];
  readonly updateKafkaCluster: operations["update_kafka_cluster"];
  readonly upsertRules: operations["upsert_rules"];
}

/** The data about an operation for a fake server. */
export interface OperationSample {
  /** The parameters that are numbers or booleans. */
  readonly scalars?: readonly string[];
  /** The path of the endpoint that takes several ids. */
  readonly batchPath?: string;
  /** The responses by status. A response with a body has a media type. */
  readonly responses: Readonly<Record<number, { readonly type?: string; readonly body?: unknown }>>;
}

/** A valid response of each operation at each status. */
export const operationSamples: Readonly<Record<string, OperationSample>> = {
  bulkDeleteRules: {
    responses: {
      "200": { type: "application/json", body: [] },
      "400": { type: "text/plain", body: "The request cannot be parsed." },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "application/json", body: { message: "Unprocessable entity" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  cancelInvocation: {
    batchPath: "/internal/invocations_batch_operations/cancel",
    responses: {
      "200": {},
      "202": {},
      "400": { type: "application/json", body: { message: "The invocation id is malformed." } },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": {
        type: "application/json",
        body: { message: "The invocation was already completed, so it cannot be cancelled nor killed." },
      },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  createDeployment: {
    responses: {
      "200": { type: "application/json", body: { id: "id", services: [] } },
      "201": { type: "application/json", body: { id: "id", services: [] } },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  createKafkaCluster: {
    responses: {
      "201": {
        type: "application/json",
        body: { name: "localhost", properties: {}, created_at: "2026-01-01T00:00:00Z" },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  createSubscription: {
    responses: {
      "201": { type: "application/json", body: { id: "id", source: "source", sink: "sink", options: {} } },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  deleteDeployment: {
    scalars: ["force"],
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
      "501": {},
    },
  },
  deleteInvocation: {
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  deleteKafkaCluster: {
    scalars: ["force"],
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  deleteSubscription: {
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getClusterHealth: {
    responses: {
      "200": { type: "application/json", body: { cluster_name: "cluster_name" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal Server Error" } },
      "503": { type: "application/json", body: { message: "The cluster does not seem to be provisioned yet." } },
    },
  },
  getDeployment: {
    responses: {
      "200": {
        type: "application/json",
        body: {
          id: "id",
          uri: "http://localhost:9080",
          protocol_type: "RequestResponse",
          http_version: "http_version",
          created_at: "2026-01-01T00:00:00Z",
          min_protocol_version: 0,
          max_protocol_version: 0,
          services: [],
        },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getHealth: { responses: { "200": {}, "429": {} } },
  getKafkaCluster: {
    scalars: ["include_subscriptions"],
    responses: {
      "200": {
        type: "application/json",
        body: { name: "localhost", properties: {}, created_at: "2026-01-01T00:00:00Z", subscriptions: [] },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getService: {
    responses: {
      "200": {
        type: "application/json",
        body: { name: "name", ty: "Service", handlers: [], deployment_id: "deployment_id", revision: 0 },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getServiceHandler: {
    responses: {
      "200": {
        type: "application/json",
        body: { name: "name", input_description: "input_description", output_description: "output_description" },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getServiceOpenapi: {
    responses: {
      "200": { type: "application/json", body: {} },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getSubscription: {
    responses: {
      "200": { type: "application/json", body: { id: "id", source: "source", sink: "sink", options: {} } },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  getVersion: {
    responses: {
      "200": {
        type: "application/json",
        body: { version: "1.7.12", min_admin_api_version: 0, max_admin_api_version: 0, features: {} },
      },
      "429": {},
    },
  },
  killInvocation: {
    batchPath: "/internal/invocations_batch_operations/kill",
    responses: {
      "200": {},
      "400": { type: "application/json", body: { message: "The invocation id is malformed." } },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": {
        type: "application/json",
        body: { message: "The invocation was already completed, so it cannot be cancelled nor killed." },
      },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  listDeployments: { responses: { "200": { type: "application/json", body: { deployments: [] } }, "429": {} } },
  listKafkaClusters: { responses: { "200": { type: "application/json", body: { clusters: [] } }, "429": {} } },
  listServiceHandlers: {
    responses: {
      "200": { type: "application/json", body: { handlers: [] } },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  listServices: {
    responses: {
      "200": { type: "application/json", body: { services: [] } },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  listSubscriptions: {
    responses: {
      "200": { type: "application/json", body: { subscriptions: [] } },
      "400": { type: "text/plain", body: "The request cannot be parsed." },
      "429": {},
    },
  },
  modifyService: {
    responses: {
      "200": {
        type: "application/json",
        body: { name: "name", ty: "Service", handlers: [], deployment_id: "deployment_id", revision: 0 },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  modifyServiceState: {
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  pauseInvocation: {
    responses: {
      "200": {},
      "202": {},
      "400": { type: "application/json", body: { message: "The invocation id is malformed." } },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": { type: "application/json", body: { message: "The invocation is not running." } },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  pauseVqueue: {
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  purgeInvocation: {
    batchPath: "/internal/invocations_batch_operations/purge",
    responses: {
      "200": {},
      "400": { type: "application/json", body: { message: "The invocation id is malformed." } },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": { type: "application/json", body: { message: "The invocation is not yet completed." } },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  purgeJournal: {
    batchPath: "/internal/invocations_batch_operations/purge-journal",
    responses: {
      "200": {},
      "400": { type: "application/json", body: { message: "The invocation id is malformed." } },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": { type: "application/json", body: { message: "The invocation is not yet completed." } },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  query: {
    responses: {
      "200": { type: "application/json", body: { rows: [] } },
      "400": {
        type: "application/json",
        body: { message: "The SQL cannot be parsed or is not a query, or the request cannot be parsed." },
      },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": { type: "application/json", body: { message: "The rate limit for queries was exceeded." } },
      "500": { type: "application/json", body: { message: "The query failed." } },
      "503": { type: "application/json", body: { message: "Query service not available" } },
    },
  },
  restartAsNewInvocation: {
    scalars: ["from"],
    responses: {
      "200": { type: "application/json", body: { new_invocation_id: "new_invocation_id" } },
      "400": {
        type: "application/json",
        body: {
          message:
            "The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version; or the journal up to `from` has commands that are not completed.",
        },
      },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": { type: "application/json", body: { message: "The invocation is not completed yet." } },
      "410": {
        type: "application/json",
        body: { message: "The invocation cannot be restarted because the input is not available." },
      },
      "422": { type: "application/json", body: { message: "Restarting the invocation is not supported." } },
      "425": {
        type: "application/json",
        body: {
          message:
            "The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed.",
        },
      },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  resumeInvocation: {
    batchPath: "/internal/invocations_batch_operations/resume",
    responses: {
      "200": {},
      "400": {
        type: "application/json",
        body: {
          message:
            "The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service protocol version.",
        },
      },
      "404": { type: "application/json", body: { message: "There is no invocation with this id." } },
      "409": {
        type: "application/json",
        body: {
          message:
            "The invocation is completed; or its deployment cannot be changed, because the invocation is running or has no pinned deployment yet.",
        },
      },
      "425": { type: "application/json", body: { message: "The invocation is either inboxed or scheduled." } },
      "429": {},
      "503": { type: "application/json", body: { message: "Error when routing the request within restate." } },
    },
  },
  resumeVqueue: {
    responses: {
      "202": {},
      "400": { type: "application/json", body: { message: "Bad request" } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  updateDeployment: {
    responses: {
      "200": {
        type: "application/json",
        body: {
          id: "id",
          uri: "http://localhost:9080",
          protocol_type: "RequestResponse",
          http_version: "http_version",
          created_at: "2026-01-01T00:00:00Z",
          min_protocol_version: 0,
          max_protocol_version: 0,
          services: [],
        },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  updateKafkaCluster: {
    responses: {
      "200": {
        type: "application/json",
        body: { name: "localhost", properties: {}, created_at: "2026-01-01T00:00:00Z" },
      },
      "400": { type: "application/json", body: { message: "Bad request" } },
      "404": { type: "application/json", body: { message: "The request names something that does not exist." } },
      "405": { type: "application/json", body: { message: "Method not allowed" } },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "text/plain", body: "The request body is JSON, but does not match the schema of this operation." },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
  upsertRules: {
    responses: {
      "200": { type: "application/json", body: [] },
      "400": { type: "text/plain", body: "The request cannot be parsed." },
      "409": { type: "application/json", body: { message: "Conflict" } },
      "413": { type: "text/plain", body: "The request body is larger than 2 MiB." },
      "415": { type: "text/plain", body: "The content type of the request is not JSON." },
      "422": { type: "application/json", body: { message: "Unprocessable entity" } },
      "429": {},
      "500": { type: "application/json", body: { message: "Internal server error" } },
    },
  },
};

/** A sample of each schema: its example, or else only its required fields. */
export const schemaSamples: Readonly<Record<string, unknown>> = {
  "AdvertisedAddress-http-ingress-server_HttpIngressPort": "http//127.0.0.1:8080/",
  ClusterHealthResponse: { cluster_name: "cluster_name" },
  CreateKafkaClusterRequest: { name: "my-cluster", properties: { "bootstrap.servers": "localhost:9092" } },
  CreateSubscriptionRequest: { source: "kafka://my-cluster/my-topic", sink: "service://Greeter/greet" },
  DeleteRuleRequest: { pattern: "my-scope/*" },
  DeploymentId: "DeploymentId",
  DeploymentResponse: {
    id: "id",
    uri: "http://localhost:9080",
    protocol_type: "RequestResponse",
    http_version: "http_version",
    created_at: "2026-01-01T00:00:00Z",
    min_protocol_version: 0,
    max_protocol_version: 0,
    services: [],
  },
  DetailedDeploymentResponse: {
    id: "id",
    uri: "http://localhost:9080",
    protocol_type: "RequestResponse",
    http_version: "http_version",
    created_at: "2026-01-01T00:00:00Z",
    min_protocol_version: 0,
    max_protocol_version: 0,
    services: [],
  },
  EmbeddedMetadataClusterHealth: { members: [] },
  EndpointLambdaCompression: "Zstd",
  ErrorDescriptionResponse: { message: "message" },
  GoogleIdTokenAuth: {},
  HandlerMetadata: { name: "name", input_description: "input_description", output_description: "output_description" },
  HandlerMetadataType: "Exclusive",
  HandlerRetryPolicyMetadata: {},
  HttpAuth: { GoogleIdToken: {} },
  KafkaClusterName: "localhost",
  KafkaClusterResponse: { name: "localhost", properties: {}, created_at: "2026-01-01T00:00:00Z", subscriptions: [] },
  LambdaARN: "LambdaARN",
  ListDeploymentsResponse: { deployments: [] },
  ListKafkaClustersResponse: { clusters: [] },
  ListServiceHandlersResponse: { handlers: [] },
  ListServicesResponse: { services: [] },
  ListSubscriptionsResponse: { subscriptions: [] },
  ModifyServiceRequest: {},
  ModifyServiceStateRequest: { object_key: "bob", new_state: { status: '"closed"' } },
  OnMaxAttempts: "Pause",
  PlainNodeId: 0,
  Precondition: { type: "none" },
  ProtocolType: "RequestResponse",
  QueryErrorBody: { message: "message" },
  QueryRequest: { query: "SELECT id FROM sys_invocation WHERE status = 'paused'" },
  RegisterDeploymentRequest: { uri: "http://localhost:9080" },
  RegisterDeploymentResponse: { id: "id", services: [] },
  RestartAsNewInvocationResponse: { new_invocation_id: "new_invocation_id" },
  RuleResponse: { pattern: "pattern", limits: {}, disabled: false, version: 0, last_modified_millis_since_epoch: 0 },
  SchemaInfo: { message: "message" },
  SerdeableHeaderHashMap: {},
  ServiceMetadata: { name: "name", ty: "Service", handlers: [], deployment_id: "deployment_id", revision: 0 },
  ServiceNameRevPair: { name: "name", revision: 0 },
  ServiceRetryPolicyMetadata: {},
  ServiceType: "Service",
  SimpleKafkaClusterResponse: { name: "localhost", properties: {}, created_at: "2026-01-01T00:00:00Z" },
  String: "String",
  SubscriptionId: "SubscriptionId",
  SubscriptionResponse: { id: "id", source: "source", sink: "sink", options: {} },
  UpdateDeploymentRequest: {},
  UpdateKafkaClusterRequest: { properties: { "bootstrap.servers": "localhost:9092" } },
  UpsertRuleRequest: { pattern: "my-scope/*" },
  UserLimits: {},
  Version: 0,
  VersionInformation: { version: "version", min_admin_api_version: 0, max_admin_api_version: 0, features: {} },
  u32: 0,
  QueryResponse: { rows: [] },
};

/** The columns of each SQL table that are never null. */
export const rowSamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  state: {
    partition_key: 0,
    service_name: "service_name",
    service_key: "service_key",
    key: "key",
    key_length: 0,
    value: "",
    value_length: 0,
  },
  sys_deployment: { id: "id", ty: "http", endpoint: "endpoint", created_at: "2026-01-01T00:00:00Z" },
  sys_idempotency: { partition_key: 0 },
  sys_inbox: {
    partition_key: 0,
    service_name: "service_name",
    service_key: "service_key",
    id: "id",
    sequence_number: 0,
  },
  sys_invocation: {
    id: "id",
    target: "target",
    target_service_name: "target_service_name",
    target_handler_name: "target_handler_name",
    target_service_ty: "service",
    invoked_by: "ingress",
    created_at: "2026-01-01T00:00:00Z",
    modified_at: "2026-01-01T00:00:00Z",
    status: "scheduled",
  },
  sys_invocation_state: { partition_key: 0, id: "id", in_flight: false, retry_count: 0 },
  sys_invocation_status: {
    partition_key: 0,
    id: "id",
    status: "scheduled",
    target: "target",
    target_service_name: "target_service_name",
    target_handler_name: "target_handler_name",
    target_service_ty: "service",
    invoked_by: "ingress",
    created_at: "2026-01-01T00:00:00Z",
    modified_at: "2026-01-01T00:00:00Z",
  },
  sys_journal: { partition_key: 0, id: "id", index: 0, entry_type: "entry_type", version: 0 },
  sys_journal_events: {
    partition_key: 0,
    id: "id",
    after_journal_entry_index: 0,
    appended_at: "2026-01-01T00:00:00Z",
    event_type: "TransientError",
    event_json: "event_json",
  },
  sys_keyed_service_status: {
    partition_key: 0,
    service_name: "service_name",
    service_key: "service_key",
    invocation_id: "invocation_id",
  },
  sys_locks: {
    partition_key: 0,
    lock_name: "lock_name",
    acquired_at: "2026-01-01T00:00:00Z",
    acquired_by: "acquired_by",
  },
  sys_promise: {
    partition_key: 0,
    service_name: "service_name",
    service_key: "service_key",
    key: "key",
    completed: false,
  },
  sys_rules: { pattern: "pattern", disabled: false, version: 0, last_modified: "2026-01-01T00:00:00Z" },
  sys_scheduler: { partition_key: 0, id: "id", num_inbox: 0, status: "dormant" },
  sys_service: { name: "name", revision: 0, public: false, ty: "service", deployment_id: "deployment_id" },
  sys_user_limits: { partition_key: 0, scope: "scope", level: "Scope", usage: 0, num_waiters: 0 },
  sys_vqueue_entry_status: {
    partition_key: 0,
    entry_id: "entry_id",
    vqueue_id: "vqueue_id",
    stage: "inbox",
    status: "new",
    has_lock: false,
    entry_kind: "invocation",
  },
  sys_vqueue_meta: { partition_key: 0, id: "id", is_active: false, queue_is_paused: false },
  sys_vqueues: {
    partition_key: 0,
    id: "id",
    stage: "inbox",
    status: "new",
    has_lock: false,
    entry_id: "entry_id",
    entry_kind: "invocation",
  },
};

// Generated from Admin API by `npm run generate`. Do not edit.

import type {
  ClusterHealthResponse,
  CreateKafkaClusterRequest,
  CreateSubscriptionRequest,
  DeleteRuleRequest,
  DeploymentResponse,
  DetailedDeploymentResponse,
  EmbeddedMetadataClusterHealth,
  EndpointLambdaCompression,
  ErrorDescriptionResponse,
  GoogleIdTokenAuth,
  HandlerMetadata,
  HandlerMetadataType,
  HandlerRetryPolicyMetadata,
  HttpAuth,
  KafkaClusterResponse,
  ListDeploymentsResponse,
  ListKafkaClustersResponse,
  ListServiceHandlersResponse,
  ListServicesResponse,
  ListSubscriptionsResponse,
  ModifyServiceRequest,
  ModifyServiceStateRequest,
  OnMaxAttempts,
  Precondition,
  ProtocolType,
  QueryErrorBody,
  QueryRequest,
  QueryResponse,
  RegisterDeploymentRequest,
  RegisterDeploymentResponse,
  RestartAsNewInvocationResponse,
  RuleResponse,
  SchemaInfo,
  SerdeableHeaderHashMap,
  ServiceMetadata,
  ServiceNameRevPair,
  ServiceRetryPolicyMetadata,
  ServiceType,
  SimpleKafkaClusterResponse,
  SubscriptionResponse,
  UpdateDeploymentRequest,
  UpdateKafkaClusterRequest,
  UpsertRuleRequest,
  UserLimits,
  VersionInformation,
} from "./components.js";

export interface paths {
  "/cluster-health": { get: operations["get_cluster_health"] };
  "/deployments": { get: operations["list_deployments"]; post: operations["create_deployment"] };
  "/deployments/{deployment}": {
    get: operations["get_deployment"];
    delete: operations["delete_deployment"];
    patch: operations["update_deployment"];
  };
  "/health": { get: operations["get_health"] };
  "/invocations/{invocation_id}": { delete: operations["delete_invocation"] };
  "/invocations/{invocation_id}/cancel": { patch: operations["cancel_invocation"] };
  "/invocations/{invocation_id}/kill": { patch: operations["kill_invocation"] };
  "/invocations/{invocation_id}/pause": { patch: operations["pause_invocation"] };
  "/invocations/{invocation_id}/purge": { patch: operations["purge_invocation"] };
  "/invocations/{invocation_id}/purge-journal": { patch: operations["purge_journal"] };
  "/invocations/{invocation_id}/restart-as-new": { patch: operations["restart_as_new_invocation"] };
  "/invocations/{invocation_id}/resume": { patch: operations["resume_invocation"] };
  "/kafka-clusters": { get: operations["list_kafka_clusters"]; post: operations["create_kafka_cluster"] };
  "/kafka-clusters/{cluster_name}": {
    get: operations["get_kafka_cluster"];
    delete: operations["delete_kafka_cluster"];
    patch: operations["update_kafka_cluster"];
  };
  "/limits/rules": { put: operations["upsert_rules"] };
  "/limits/rules/bulk-delete": { post: operations["bulk_delete_rules"] };
  "/query": { post: operations["query"] };
  "/services": { get: operations["list_services"] };
  "/services/{service}": { get: operations["get_service"]; patch: operations["modify_service"] };
  "/services/{service}/handlers": { get: operations["list_service_handlers"] };
  "/services/{service}/handlers/{handler}": { get: operations["get_service_handler"] };
  "/services/{service}/openapi": { get: operations["get_service_openapi"] };
  "/services/{service}/state": { post: operations["modify_service_state"] };
  "/subscriptions": { get: operations["list_subscriptions"]; post: operations["create_subscription"] };
  "/subscriptions/{subscription}": { get: operations["get_subscription"]; delete: operations["delete_subscription"] };
  "/version": { get: operations["get_version"] };
  "/vqueues/{vqueue_id}/pause": { post: operations["pause_vqueue"] };
  "/vqueues/{vqueue_id}/resume": { post: operations["resume_vqueue"] };
}

export type webhooks = Record<string, never>;

export interface components {
  schemas: {
    "AdvertisedAddress-http-ingress-server_HttpIngressPort": string;
    ClusterHealthResponse: ClusterHealthResponse;
    CreateKafkaClusterRequest: CreateKafkaClusterRequest;
    CreateSubscriptionRequest: CreateSubscriptionRequest;
    DeleteRuleRequest: DeleteRuleRequest;
    DeploymentId: string;
    DeploymentResponse: DeploymentResponse;
    DetailedDeploymentResponse: DetailedDeploymentResponse;
    EmbeddedMetadataClusterHealth: EmbeddedMetadataClusterHealth;
    EndpointLambdaCompression: EndpointLambdaCompression;
    ErrorDescriptionResponse: ErrorDescriptionResponse;
    GoogleIdTokenAuth: GoogleIdTokenAuth;
    HandlerMetadata: HandlerMetadata;
    HandlerMetadataType: HandlerMetadataType;
    HandlerRetryPolicyMetadata: HandlerRetryPolicyMetadata;
    HttpAuth: HttpAuth;
    KafkaClusterName: string;
    KafkaClusterResponse: KafkaClusterResponse;
    LambdaARN: string;
    ListDeploymentsResponse: ListDeploymentsResponse;
    ListKafkaClustersResponse: ListKafkaClustersResponse;
    ListServiceHandlersResponse: ListServiceHandlersResponse;
    ListServicesResponse: ListServicesResponse;
    ListSubscriptionsResponse: ListSubscriptionsResponse;
    ModifyServiceRequest: ModifyServiceRequest;
    ModifyServiceStateRequest: ModifyServiceStateRequest;
    OnMaxAttempts: OnMaxAttempts;
    PlainNodeId: number;
    Precondition: Precondition;
    ProtocolType: ProtocolType;
    QueryErrorBody: QueryErrorBody;
    QueryRequest: QueryRequest;
    QueryResponse: QueryResponse;
    RegisterDeploymentRequest: RegisterDeploymentRequest;
    RegisterDeploymentResponse: RegisterDeploymentResponse;
    RestartAsNewInvocationResponse: RestartAsNewInvocationResponse;
    RuleResponse: RuleResponse;
    SchemaInfo: SchemaInfo;
    SerdeableHeaderHashMap: SerdeableHeaderHashMap;
    ServiceMetadata: ServiceMetadata;
    ServiceNameRevPair: ServiceNameRevPair;
    ServiceRetryPolicyMetadata: ServiceRetryPolicyMetadata;
    ServiceType: ServiceType;
    SimpleKafkaClusterResponse: SimpleKafkaClusterResponse;
    String: string;
    SubscriptionId: string;
    SubscriptionResponse: SubscriptionResponse;
    UpdateDeploymentRequest: UpdateDeploymentRequest;
    UpdateKafkaClusterRequest: UpdateKafkaClusterRequest;
    UpsertRuleRequest: UpsertRuleRequest;
    UserLimits: UserLimits;
    Version: number;
    VersionInformation: VersionInformation;
    u32: number;
  };
  responses: {
    /** Bad request */
    BadRequest: {
      headers: { [name: string]: unknown };
      content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
    };
    /** Conflict */
    Conflict: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    /** Internal server error */
    InternalServerError: {
      headers: { [name: string]: unknown };
      content: { "application/json": ErrorDescriptionResponse };
    };
    /** The request cannot be parsed. For example, the query string is invalid or the body is not JSON. */
    MalformedRequest: { headers: { [name: string]: unknown }; content: { "text/plain": string } };
    /** Method not allowed */
    MethodNotAllowed: {
      headers: { [name: string]: unknown };
      content: { "application/json": ErrorDescriptionResponse };
    };
    /** The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old. */
    NotFound: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    /** The request body is larger than 2 MiB. */
    PayloadTooLarge: { headers: { [name: string]: unknown }; content: { "text/plain": string } };
    /** The server is already handling as many requests as `admin.concurrent-api-requests-limit` allows. */
    TooManyRequests: { headers: { [name: string]: unknown }; content?: never };
    /** The request body is JSON, but does not match the schema of this operation. */
    UnprocessableBody: { headers: { [name: string]: unknown }; content: { "text/plain": string } };
    /** Unprocessable entity */
    UnprocessableEntity: {
      headers: { [name: string]: unknown };
      content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
    };
    /** The content type of the request is not JSON. */
    UnsupportedMediaType: { headers: { [name: string]: unknown }; content: { "text/plain": string } };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}

export type $defs = Record<string, never>;

export interface operations {
  get_cluster_health: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ClusterHealthResponse } };
      429: components["responses"]["TooManyRequests"];
      500: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  list_deployments: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ListDeploymentsResponse } };
      429: components["responses"]["TooManyRequests"];
    };
  };
  create_deployment: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": RegisterDeploymentRequest } };
    responses: {
      200: {
        headers: {
          /** URI of the deployment */
          Location?: string;
          [name: string]: unknown;
        };
        content: { "application/json": RegisterDeploymentResponse };
      };
      201: {
        headers: {
          /** URI of the created deployment */
          Location?: string;
          [name: string]: unknown;
        };
        content: { "application/json": RegisterDeploymentResponse };
      };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_deployment: {
    parameters: { path: { deployment: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": DetailedDeploymentResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  delete_deployment: {
    parameters: { query: { force: true }; path: { deployment: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      501: { headers: { [name: string]: unknown }; content?: never };
    };
  };
  update_deployment: {
    parameters: { path: { deployment: string } };
    requestBody: { content: { "application/json": UpdateDeploymentRequest } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": DetailedDeploymentResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_health: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      429: components["responses"]["TooManyRequests"];
    };
  };
  delete_invocation: {
    parameters: { query?: { mode?: null | ("Cancel" | "Kill" | "Purge") }; path: { invocation_id: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      405: components["responses"]["MethodNotAllowed"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  cancel_invocation: {
    parameters: { path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      202: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  kill_invocation: {
    parameters: { path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  pause_invocation: {
    parameters: { path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      202: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  purge_invocation: {
    parameters: { path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  purge_journal: {
    parameters: { path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  restart_as_new_invocation: {
    parameters: {
      query?: { deployment?: ("latest" | "keep") | (string & {}); from?: null | number };
      path: { invocation_id: string };
    };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": RestartAsNewInvocationResponse } };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      410: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      422: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      425: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  resume_invocation: {
    parameters: { query?: { deployment?: ("latest" | "keep") | (string & {}) }; path: { invocation_id: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content?: never };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": ErrorDescriptionResponse; "text/plain": string };
      };
      404: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      409: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      425: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
      429: components["responses"]["TooManyRequests"];
      503: { headers: { [name: string]: unknown }; content: { "application/json": ErrorDescriptionResponse } };
    };
  };
  list_kafka_clusters: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ListKafkaClustersResponse } };
      429: components["responses"]["TooManyRequests"];
    };
  };
  create_kafka_cluster: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": CreateKafkaClusterRequest } };
    responses: {
      201: {
        headers: {
          /** URI of the created Kafka cluster */
          Location?: string;
          [name: string]: unknown;
        };
        content: { "application/json": SimpleKafkaClusterResponse };
      };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_kafka_cluster: {
    parameters: { query?: { include_subscriptions?: boolean }; path: { cluster_name: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": KafkaClusterResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  delete_kafka_cluster: {
    parameters: { query?: { force?: boolean | null }; path: { cluster_name: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  update_kafka_cluster: {
    parameters: { path: { cluster_name: string } };
    requestBody: { content: { "application/json": UpdateKafkaClusterRequest } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": SimpleKafkaClusterResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  upsert_rules: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": UpsertRuleRequest[] } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": RuleResponse[] } };
      400: components["responses"]["MalformedRequest"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableEntity"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  bulk_delete_rules: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": DeleteRuleRequest[] } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": string[] } };
      400: components["responses"]["MalformedRequest"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableEntity"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  query: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": QueryRequest } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          /**
           * @example {
           *   "rows": []
           * }
           */
          "application/json": QueryResponse;
          "application/vnd.apache.arrow.stream": string;
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: { "application/json": QueryErrorBody; "text/plain": string };
      };
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: {
        headers: {
          /** The number of seconds to wait. */
          "Retry-After"?: number;
          [name: string]: unknown;
        };
        content: { "application/json": QueryErrorBody };
      };
      500: { headers: { [name: string]: unknown }; content: { "application/json": QueryErrorBody } };
      503: { headers: { [name: string]: unknown }; content: { "application/json": QueryErrorBody } };
    };
  };
  list_services: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ListServicesResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_service: {
    parameters: { path: { service: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ServiceMetadata } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  modify_service: {
    parameters: { path: { service: string } };
    requestBody: { content: { "application/json": ModifyServiceRequest } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ServiceMetadata } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  list_service_handlers: {
    parameters: { path: { service: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ListServiceHandlersResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_service_handler: {
    parameters: { path: { handler: string; service: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": HandlerMetadata } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_service_openapi: {
    parameters: { path: { service: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { [key: string]: unknown } } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  modify_service_state: {
    parameters: { path: { service: string } };
    requestBody: { content: { "application/json": ModifyServiceStateRequest } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  list_subscriptions: {
    parameters: { query?: { sink?: string | null; source?: string | null } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": ListSubscriptionsResponse } };
      400: components["responses"]["MalformedRequest"];
      429: components["responses"]["TooManyRequests"];
    };
  };
  create_subscription: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": CreateSubscriptionRequest } };
    responses: {
      201: {
        headers: {
          /** URI of the created subscription */
          Location?: string;
          [name: string]: unknown;
        };
        content: { "application/json": SubscriptionResponse };
      };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      413: components["responses"]["PayloadTooLarge"];
      415: components["responses"]["UnsupportedMediaType"];
      422: components["responses"]["UnprocessableBody"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_subscription: {
    parameters: { path: { subscription: string } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": SubscriptionResponse } };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  delete_subscription: {
    parameters: { path: { subscription: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      404: components["responses"]["NotFound"];
      405: components["responses"]["MethodNotAllowed"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  get_version: {
    parameters: Record<string, never>;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": VersionInformation } };
      429: components["responses"]["TooManyRequests"];
    };
  };
  pause_vqueue: {
    parameters: { path: { vqueue_id: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      405: components["responses"]["MethodNotAllowed"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  resume_vqueue: {
    parameters: { path: { vqueue_id: string } };
    responses: {
      202: { headers: { [name: string]: unknown }; content?: never };
      400: components["responses"]["BadRequest"];
      405: components["responses"]["MethodNotAllowed"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
}

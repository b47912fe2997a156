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
    "/cluster-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cluster state endpoint
         *
         * @deprecated
         */
        get: operations["cluster_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deployments
         *
         * Returns a list of all registered deployments, including their endpoints and associated services.
         */
        get: operations["list_deployments"];
        put?: never;
        /**
         * Register deployment
         *
         * Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
         * and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
         */
        post: operations["create_deployment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deployments/{deployment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get deployment
         *
         * Returns detailed information about a registered deployment, including deployment metadata and the services it exposes.
         */
        get: operations["get_deployment"];
        put?: never;
        post?: never;
        /**
         * Delete deployment
         *
         * Delete a deployment. Currently, only forced deletions are supported.
         * **Use with caution**: forcing a deployment deletion can break in-flight invocations.
         */
        delete: operations["delete_deployment"];
        options?: never;
        head?: never;
        /**
         * Update deployment
         *
         * Updates an existing deployment configuration, such as the endpoint address or invocation headers.
         * A request with an address or `additional_headers` contacts the endpoint, and fails if the endpoint is down.
         * Service schemas are only updated if the same request has `overwrite: true`. On its own, `overwrite` has no effect.
         * The server silently ignores an address that cannot be parsed, and responds with 200.
         */
        patch: operations["update_deployment"];
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health check endpoint */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invocations/{invocation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an invocation
         *
         * Use kill_invocation/cancel_invocation/purge_invocation instead.
         *
         * @deprecated
         */
        delete: operations["delete_invocation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invocations/{invocation_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Cancel an invocation
         *
         * Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
         * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
         */
        patch: operations["cancel_invocation"];
        trace?: never;
    };
    "/invocations/{invocation_id}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Kill an invocation
         *
         * Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
         * in-flight invocations to other services, or other side effects. Use with caution.
         * For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
         */
        patch: operations["kill_invocation"];
        trace?: never;
    };
    "/invocations/{invocation_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Pause an invocation */
        patch: operations["pause_invocation"];
        trace?: never;
    };
    "/invocations/{invocation_id}/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Purge a completed invocation
         *
         * Deletes all state associated with a completed invocation, including its journal and metadata.
         * This operation only applies to invocations that have already completed. For more information,
         * see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
         */
        patch: operations["purge_invocation"];
        trace?: never;
    };
    "/invocations/{invocation_id}/purge-journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Purge invocation journal
         *
         * Deletes only the journal entries for a completed invocation, while retaining its metadata.
         * This operation only applies to invocations that have already completed.
         */
        patch: operations["purge_journal"];
        trace?: never;
    };
    "/invocations/{invocation_id}/restart-as-new": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Restart invocation as new
         *
         * Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
         * The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
         */
        patch: operations["restart_as_new_invocation"];
        trace?: never;
    };
    "/invocations/{invocation_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Resume an invocation
         *
         * Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
         * Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
         */
        patch: operations["resume_invocation"];
        trace?: never;
    };
    "/kafka-clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Kafka clusters
         *
         * Returns a list of all registered Kafka clusters.
         */
        get: operations["list_kafka_clusters"];
        put?: never;
        /**
         * Create Kafka cluster
         *
         * Registers a new Kafka cluster configuration that can be referenced by subscriptions.
         * The cluster configuration is validated to ensure required broker properties are present.
         */
        post: operations["create_kafka_cluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kafka-clusters/{cluster_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Kafka cluster
         *
         * Returns the details of a specific Kafka cluster, including its configuration properties.
         * Sensitive properties (passwords, secrets, etc.) are automatically redacted in the response.
         */
        get: operations["get_kafka_cluster"];
        put?: never;
        post?: never;
        /**
         * Delete Kafka cluster
         *
         * Deletes a Kafka cluster. By default, deletion is prevented if subscriptions reference the cluster.
         * Use the force parameter to allow deletion with orphaned subscriptions.
         */
        delete: operations["delete_kafka_cluster"];
        options?: never;
        head?: never;
        /**
         * Update Kafka cluster
         *
         * Replaces the configuration properties of an existing Kafka cluster. Properties that are omitted are removed.
         * Sensitive properties (passwords, secrets, etc.) are redacted as `***` in the response. Do not send `***` back: the server
         * accepts it as the new value.
         */
        patch: operations["update_kafka_cluster"];
        trace?: never;
    };
    "/limits/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upsert a batch of rules.
         *
         * Each entry carries an optional [`Precondition`]. Setting it to
         * `DoesNotExist` makes the entry a strict insert; `Matches(v)` rejects
         * the batch unless the rule's current version is `v`; omitting it
         * (`None`) is unconditional. The whole batch is atomic: any failed
         * precondition or cap-exceeded condition rolls back the rest.
         */
        put: operations["upsert_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limits/rules/bulk-delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a batch of rules by pattern.
         *
         * Each entry may carry an `expected_version`; if present the rule
         * must exist at that exact version, otherwise the batch fails.
         * Without `expected_version` the delete is unconditional and
         * idempotent: a pattern that's already absent is silently skipped.
         * Returns the patterns that this batch actually removed.
         */
        post: operations["bulk_delete_rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Query the system and service state by using SQL.
         *
         * Runs a SQL query. The server rejects statements that write.
         * The exception is `SET`: it changes the setting for all later queries of every client.
         */
        post: operations["query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List services
         *
         * Returns a list of all registered services, including their metadata and configuration.
         */
        get: operations["list_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get service
         *
         * Returns detailed metadata about a specific service, including its type, handlers, and configuration settings.
         */
        get: operations["get_service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Modify service configuration
         *
         * Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
         * Note: Service re-discovery will update these settings based on the service endpoint configuration.
         */
        patch: operations["modify_service"];
        trace?: never;
    };
    "/services/{service}/handlers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List service handlers
         *
         * Returns a list of all handlers (methods) available in the specified service.
         */
        get: operations["list_service_handlers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{service}/handlers/{handler}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get service handler
         *
         * Returns detailed metadata about a specific handler within a service, including its input/output types and handler type.
         */
        get: operations["get_service_handler"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{service}/openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get service OpenAPI definition
         *
         * Returns the OpenAPI 3.1 specification for the service, describing all handlers and their request/response schemas.
         */
        get: operations["get_service_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{service}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Modify service state
         *
         * Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
         */
        post: operations["modify_service_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List subscriptions
         *
         * Returns a list of all registered subscriptions, optionally filtered by source or sink.
         */
        get: operations["list_subscriptions"];
        put?: never;
        /**
         * Create subscription
         *
         * Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
         * For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
         */
        post: operations["create_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{subscription}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get subscription
         *
         * Returns the details of a specific subscription, including its source, sink, and configuration options.
         */
        get: operations["get_subscription"];
        put?: never;
        post?: never;
        /**
         * Delete subscription
         *
         * Deletes a subscription. This will stop events from the source from being forwarded to the sink.
         */
        delete: operations["delete_subscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get version information
         *
         * Returns the server version, supported Admin API versions, and the advertised ingress endpoint.
         */
        get: operations["version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vqueues/{vqueue_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pauses a virtual queue. */
        post: operations["pause_vqueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vqueues/{vqueue_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resumes a virtual queue. */
        post: operations["resume_vqueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
                "text/plain": string;
            };
        };
        /** Conflict */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
            };
        };
        /** Internal server error */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
            };
        };
        /** The request cannot be parsed. For example, the query string is invalid or the body is not JSON. */
        MalformedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** Method not allowed */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
            };
        };
        /** Not found. There is no body if the server does not know the path, for example because it is too old. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
            };
        };
        /** The request body is larger than 2 MiB. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** The server is already handling as many requests as `admin.concurrent-api-requests-limit` allows. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** The request body is JSON, but does not match the schema of this operation. */
        UnprocessableBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** Unprocessable entity */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorDescriptionResponse;
                "text/plain": string;
            };
        };
        /** The content type of the request is not JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    cluster_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Cluster health information */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ClusterHealthResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The cluster does not seem to be provisioned yet. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    list_deployments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** List of all registered deployments with their metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListDeploymentsResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    create_deployment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": RegisterDeploymentRequest;
            };
        };
        responses: {
            /** Deployment already exists. No change if force = false, services overwritten if force = true */
            200: {
                headers: {
                    /** URI of the deployment */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RegisterDeploymentResponse;
                };
            };
            /** Deployment created successfully and services discovered. With `dry_run`, nothing was created and the id is not real. */
            201: {
                headers: {
                    /** URI of the created deployment */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RegisterDeploymentResponse;
                };
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
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Deployment identifier
                 *
                 * @example dp_10AzGsK0bd2NnQY6RGCZjmr
                 */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Deployment details including services and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DetailedDeploymentResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    delete_deployment: {
        parameters: {
            query?: {
                /**
                 * Must be true: the server responds with 501 otherwise. Use with caution: deleting a deployment can break in-flight
                 * invocations.
                 *
                 * @example true
                 */
                force?: boolean | null;
            };
            header?: never;
            path: {
                /**
                 * Deployment identifier
                 *
                 * @example dp_10AzGsK0bd2NnQY6RGCZjmr
                 */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Deployment deletion accepted and will be processed asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            /** Not implemented. Graceful deployment deletion (force=false) is not yet supported. */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update_deployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Deployment identifier
                 *
                 * @example dp_10AzGsK0bd2NnQY6RGCZjmr
                 */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateDeploymentRequest;
            };
        };
        responses: {
            /**
             * Deployment updated successfully. Service schemas are only updated if `overwrite` was true and the request had an
             * address or `additional_headers`.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": DetailedDeploymentResponse;
                };
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
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The Admin API is ready to accept requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    delete_invocation: {
        parameters: {
            query?: {
                /**
                 * If cancel, it will gracefully terminate the invocation.
                 * If kill, it will terminate the invocation with a hard stop.
                 * If purge, it will only cleanup the response for completed invocations,
                 * and leave unaffected an in-flight invocation.
                 */
                mode?: null | ("Cancel" | "Kill" | "Purge");
            };
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Accepted, even if the invocation does not exist or is completed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    cancel_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation cancelled successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Cancellation request accepted and will be processed asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    kill_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation killed successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    pause_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** There is nothing to pause. The invocation is already paused, or it is suspended and remains suspended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** Pausing invocation */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation is not running. An invocation can be paused only when running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    purge_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation purged successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation is not yet completed. An invocation can be purged only when completed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    purge_journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation journal purged successfully, metadata retained */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation is not yet completed. An invocation can be purged only when completed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    restart_as_new_invocation: {
        parameters: {
            query?: {
                /**
                 * The deployment that the new invocation runs on: a deployment id, `latest` (the default), or `keep` for the deployment
                 * that the original invocation is pinned to. Can be used with or without `from`.
                 *
                 * @example latest
                 */
                deployment?: ("latest" | "keep") | (string & {});
                /**
                 * From which entry index the invocation should restart from.
                 * By default the invocation restarts from the beginning (equivalent to 'from = 0'), retaining only the input of the original invocation.
                 * When greater than 0, the new invocation will copy the old journal prefix up to 'from' included, plus eventual completions for commands in the given prefix.
                 * If the journal prefix contains commands that have not been completed, this operation will fail.
                 */
                from?: null | number;
            };
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation restarted successfully with a new invocation ID */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RestartAsNewInvocationResponse;
                };
            };
            /**
             * The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service
             * protocol version; or the journal up to `from` has commands that are not completed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation is not completed yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation cannot be restarted because the input is not available. In order to restart an invocation, the journal must be available in order to read the input again. Journal can be retained after completion by enabling journal retention. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** Restarting the invocation is not supported. Restarting workflows is not supported, and restarting invocations created using the old service protocol. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed. */
            425: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    resume_invocation: {
        parameters: {
            query?: {
                /**
                 * The deployment to resume on: a deployment id, `latest`, or `keep` for the pinned deployment (the default).
                 * Only a paused or suspended invocation with a pinned deployment can change it. The server responds with 409 otherwise.
                 *
                 * @example latest
                 */
                deployment?: ("latest" | "keep") | (string & {});
            };
            header?: never;
            path: {
                /**
                 * Invocation identifier.
                 *
                 * @example inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz
                 */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Invocation resumed successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * The invocation id or a parameter is malformed; or the deployment does not exist or does not support the pinned service
             * protocol version; or the journal up to `from` has commands that are not completed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                    "text/plain": string;
                };
            };
            /** There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /**
             * The invocation is completed; or its deployment cannot be changed, because the invocation is running or has no pinned
             * deployment yet.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            /** The invocation is either inboxed or scheduled. An invocation can be resumed only when running, paused or suspended. */
            425: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ErrorDescriptionResponse;
                };
            };
        };
    };
    list_kafka_clusters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** List of all Kafka clusters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListKafkaClustersResponse;
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    create_kafka_cluster: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateKafkaClusterRequest;
            };
        };
        responses: {
            /** Kafka cluster created successfully */
            201: {
                headers: {
                    /** URI of the created Kafka cluster */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SimpleKafkaClusterResponse;
                };
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
        parameters: {
            query?: {
                /** If true, includes the list of subscriptions using this cluster. */
                include_subscriptions?: boolean;
            };
            header?: never;
            path: {
                /**
                 * Kafka cluster name
                 *
                 * @example my-cluster
                 */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Kafka cluster details */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": KafkaClusterResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    delete_kafka_cluster: {
        parameters: {
            query?: {
                /** If true, allows deletion of the cluster even if it would orphan subscriptions. */
                force?: boolean | null;
            };
            header?: never;
            path: {
                /**
                 * Kafka cluster name
                 *
                 * @example my-cluster
                 */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Kafka cluster deletion accepted and will be processed asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    update_kafka_cluster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Kafka cluster name
                 *
                 * @example my-cluster
                 */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateKafkaClusterRequest;
            };
        };
        responses: {
            /** Kafka cluster updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SimpleKafkaClusterResponse;
                };
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
    upsert_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpsertRuleRequest[];
            };
        };
        responses: {
            /** Rules upserted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": RuleResponse[];
                };
            };
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": DeleteRuleRequest[];
            };
        };
        responses: {
            /** Patterns that were actually removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
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
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": QueryRequest;
            };
        };
        responses: {
            /** Query results */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *   "rows": []
                     * }
                     */
                    "application/json": QueryResponse;
                    "application/vnd.apache.arrow.stream": Blob;
                };
            };
            /** The SQL cannot be parsed or is not a query, or the request cannot be parsed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": QueryErrorBody;
                    "text/plain": string;
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableBody"];
            /**
             * The rate limit for queries was exceeded. If there is no body, the server is already handling as many requests as
             * `admin.concurrent-api-requests-limit` allows.
             */
            429: {
                headers: {
                    /** The number of seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": QueryErrorBody;
                };
            };
            /** The query failed. Errors in the SQL, such as an unknown table or column, are a 500 too. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": QueryErrorBody;
                };
            };
            /** Query service not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": QueryErrorBody;
                };
            };
        };
    };
    list_services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** List of all registered services with their metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListServicesResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    get_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Service metadata including type, revision, handlers, and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ServiceMetadata;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    modify_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ModifyServiceRequest;
            };
        };
        responses: {
            /** Service configuration updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ServiceMetadata;
                };
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
    list_service_handlers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** List of handlers available in the service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListServiceHandlersResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    get_service_handler: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Handler name.
                 *
                 * @example greet
                 */
                handler: string;
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Handler metadata including input/output types and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": HandlerMetadata;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    get_service_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OpenAPI 3.1 specification document describing the service's API */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    modify_service_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Fully qualified service name.
                 *
                 * @example Greeter
                 */
                service: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ModifyServiceStateRequest;
            };
        };
        responses: {
            /** State modification request accepted and will be applied asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    list_subscriptions: {
        parameters: {
            query?: {
                /**
                 * Filter by the exact specified sink.
                 *
                 * @example service://Greeter/greet
                 */
                sink?: string | null;
                /** Filter by the exact specified source. */
                source?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** List of subscriptions matching the filter criteria */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListSubscriptionsResponse;
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    create_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateSubscriptionRequest;
            };
        };
        responses: {
            /** Subscription created successfully */
            201: {
                headers: {
                    /** URI of the created subscription */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SubscriptionResponse;
                };
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
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Subscription identifier
                 *
                 * @example sub_11XHoawrCiWtv8kzhEyGtsR
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Subscription details including source, sink, and options */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": SubscriptionResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    delete_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Subscription identifier
                 *
                 * @example sub_11XHoawrCiWtv8kzhEyGtsR
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Subscription deletion accepted and will be processed asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Server version information including supported API versions and ingress endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": VersionInformation;
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    pause_vqueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The virtual queue ID.
                 *
                 * @example vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X
                 */
                vqueue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Accepted, even if the queue does not exist, and will be applied asynchronously. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    resume_vqueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The virtual queue ID.
                 *
                 * @example vq_1fJm8fMxmkiC7AOJ4zcXVqPq4VWRfFci8X
                 */
                vqueue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** Accepted, even if the queue does not exist, and will be applied asynchronously. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}

// Generated from Admin API by `npm run generate`. Do not edit.
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
         * @description Returns a list of all registered deployments, including their endpoints and associated services.
         */
        get: operations["list_deployments"];
        put?: never;
        /**
         * Register deployment
         * @description Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
         *     and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
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
         * @description Returns detailed information about a registered deployment, including deployment metadata and the services it exposes.
         */
        get: operations["get_deployment"];
        put?: never;
        post?: never;
        /**
         * Delete deployment
         * @description Delete a deployment. Currently, only forced deletions are supported.
         *     **Use with caution**: forcing a deployment deletion can break in-flight invocations.
         */
        delete: operations["delete_deployment"];
        options?: never;
        head?: never;
        /**
         * Update deployment
         * @description Updates an existing deployment configuration, such as the endpoint address or invocation headers.
         *     A request with an address or `additional_headers` contacts the endpoint and fails when it is down.
         *     Service schemas are only taken over from it when `overwrite: true` is in the same request: `overwrite` alone does nothing.
         *     An address that can't be parsed is ignored, with a 200.
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
         * @deprecated
         * @description Use kill_invocation/cancel_invocation/purge_invocation instead.
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
         * @description Gracefully cancels an invocation. The invocation is terminated, but its progress is persisted, allowing consistency guarantees to be maintained.
         *     For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#cancel).
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
         * @description Forcefully terminates an invocation. **Warning**: This operation does not guarantee consistency for virtual object instance state,
         *     in-flight invocations to other services, or other side effects. Use with caution.
         *     For more information, see the [cancellation documentation](https://docs.restate.dev/services/invocation/managing-invocations#kill).
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
         * @description Deletes all state associated with a completed invocation, including its journal and metadata.
         *     This operation only applies to invocations that have already completed. For more information,
         *     see the [purging documentation](https://docs.restate.dev/services/invocation/managing-invocations#purge).
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
         * @description Deletes only the journal entries for a completed invocation, while retaining its metadata.
         *     This operation only applies to invocations that have already completed.
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
         * @description Creates a new invocation from a completed invocation, optionally copying partial progress from the original invocation's journal.
         *     The new invocation will have a different invocation ID. Use the `from` parameter to specify how much of the original journal to preserve.
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
         * @description Resumes a paused or suspended invocation. If the invocation is backing off due to a retry, this will immediately trigger the retry.
         *     Optionally, you can change the deployment ID that will be used when the invocation resumes. For more information see [resume documentation](https://docs.restate.dev/services/invocation/managing-invocations#resume)
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
         * @description Returns a list of all registered Kafka clusters.
         */
        get: operations["list_kafka_clusters"];
        put?: never;
        /**
         * Create Kafka cluster
         * @description Registers a new Kafka cluster configuration that can be referenced by subscriptions.
         *     The cluster configuration is validated to ensure required broker properties are present.
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
         * @description Returns the details of a specific Kafka cluster, including its configuration properties.
         *     Sensitive properties (passwords, secrets, etc.) are automatically redacted in the response.
         */
        get: operations["get_kafka_cluster"];
        put?: never;
        post?: never;
        /**
         * Delete Kafka cluster
         * @description Deletes a Kafka cluster. By default, deletion is prevented if subscriptions reference the cluster.
         *     Use the force parameter to allow deletion with orphaned subscriptions.
         */
        delete: operations["delete_kafka_cluster"];
        options?: never;
        head?: never;
        /**
         * Update Kafka cluster
         * @description Replaces the configuration properties of an existing Kafka cluster: those that are left out are removed.
         *     Sensitive properties (passwords, secrets, etc.) are redacted as `***` in the response. Don't send that back: it is accepted.
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
         * @description Each entry carries an optional [`Precondition`]. Setting it to
         *     `DoesNotExist` makes the entry a strict insert; `Matches(v)` rejects
         *     the batch unless the rule's current version is `v`; omitting it
         *     (`None`) is unconditional. The whole batch is atomic: any failed
         *     precondition or cap-exceeded condition rolls back the rest.
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
         * @description Each entry may carry an `expected_version`; if present the rule
         *     must exist at that exact version, otherwise the batch fails.
         *     Without `expected_version` the delete is unconditional and
         *     idempotent: a pattern that's already absent is silently skipped.
         *     Returns the patterns that this batch actually removed.
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
         * @description Reads with SQL; statements that would write are refused.
         *     `SET` is the exception: it changes the setting for every later query of everyone.
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
         * @description Returns a list of all registered services, including their metadata and configuration.
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
         * @description Returns detailed metadata about a specific service, including its type, handlers, and configuration settings.
         */
        get: operations["get_service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Modify service configuration
         * @description Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
         *     Note: Service re-discovery will update these settings based on the service endpoint configuration.
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
         * @description Returns a list of all handlers (methods) available in the specified service.
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
         * @description Returns detailed metadata about a specific handler within a service, including its input/output types and handler type.
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
         * @description Returns the OpenAPI 3.1 specification for the service, describing all handlers and their request/response schemas.
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
         * @description Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
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
         * @description Returns a list of all registered subscriptions, optionally filtered by source or sink.
         */
        get: operations["list_subscriptions"];
        put?: never;
        /**
         * Create subscription
         * @description Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
         *     For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
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
         * @description Returns the details of a specific subscription, including its source, sink, and configuration options.
         */
        get: operations["get_subscription"];
        put?: never;
        post?: never;
        /**
         * Delete subscription
         * @description Deletes a subscription. This will stop events from the source from being forwarded to the sink.
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
         * @description Returns the server version, supported Admin API versions, and the advertised ingress endpoint.
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
        /**
         * advertised address
         * @description An externally accessible URI address for http-ingress-server. This can be set to unix:restate-data/ingress.sock to advertise the automatically created unix-socket instead of using tcp if needed
         * @example http//127.0.0.1:8080/
         * @example https://my-host/
         * @example unix:/data/restate-data/ingress.sock
         */
        "AdvertisedAddress-http-ingress-server_HttpIngressPort": string;
        /** @description Cluster health information */
        ClusterHealthResponse: {
            /** @description Cluster name */
            cluster_name: string;
            metadata_cluster_health?: null | components["schemas"]["EmbeddedMetadataClusterHealth"];
        };
        /** @description Create Kafka cluster request */
        CreateKafkaClusterRequest: {
            /**
             * @description # Cluster Name
             *
             *     Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format.
             */
            name: components["schemas"]["KafkaClusterName"];
            /**
             * @description # Properties
             *
             *     Kafka cluster configuration properties. Must contain either
             *     'bootstrap.servers' or 'metadata.broker.list'.
             *
             *     For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
             */
            properties: {
                [key: string]: string;
            };
        };
        CreateSubscriptionRequest: {
            /**
             * @description # Options
             *
             *     Additional options to apply to the subscription.
             */
            options?: {
                [key: string]: string;
            } | null;
            /**
             * Format: uri
             * @description # Sink
             *
             *     Sink uri. Accepted forms:
             *
             *     * `service://<service_name>/<handler_name>`, e.g. `service://Counter/count`
             */
            sink: string;
            /**
             * Format: uri
             * @description # Source
             *
             *     Source uri. Accepted forms:
             *
             *     * `kafka://<cluster_name>/<topic_name>`, e.g. `kafka://my-cluster/my-topic`
             */
            source: string;
        };
        /** @description One entry in the body of `POST /limits/rules/bulk-delete`. */
        DeleteRuleRequest: {
            /**
             * Format: int32
             * @description Optimistic-concurrency match. Absent → unconditional delete
             *     (idempotent: deleting an already-absent rule succeeds as a
             *     no-op). Present → reject unless the rule's current version is
             *     the supplied value.
             */
            expected_version?: number | null;
            pattern: string;
        };
        DeploymentId: string;
        DeploymentResponse: {
            /**
             * @description # Additional headers
             *
             *     Additional headers used to invoke this service deployment.
             */
            additional_headers?: components["schemas"]["SerdeableHeaderHashMap"];
            /** @description @since Restate 1.7.2 */
            auth?: null | components["schemas"]["HttpAuth"];
            created_at: string;
            /**
             * @description # HTTP Version
             *
             *     HTTP Version used to invoke this service deployment.
             */
            http_version: string;
            /** @description # Deployment ID */
            id: components["schemas"]["DeploymentId"];
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * Format: int32
             * @description # Maximum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            max_protocol_version: number;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description # Minimum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            min_protocol_version: number;
            /**
             * @description # Protocol Type
             *
             *     Protocol type used to invoke this service deployment.
             */
            protocol_type: components["schemas"]["ProtocolType"];
            /**
             * @description # SDK version
             *
             *     SDK library and version declared during registration.
             */
            sdk_version?: string | null;
            /**
             * @description # Services
             *
             *     List of services exposed by this deployment.
             */
            services: components["schemas"]["ServiceNameRevPair"][];
            /**
             * Format: uri
             * @description # Deployment URI
             *
             *     URI used to invoke this service deployment.
             */
            uri: string;
        } | {
            /**
             * @description # Additional headers
             *
             *     Additional headers used to invoke this service deployment.
             */
            additional_headers?: components["schemas"]["SerdeableHeaderHashMap"];
            /**
             * @description # Lambda ARN
             *
             *     Lambda ARN used to invoke this service deployment.
             */
            arn: components["schemas"]["LambdaARN"];
            /**
             * @description # Assume role ARN
             *
             *     Assume role ARN used to invoke this deployment. Check https://docs.restate.dev/category/aws-lambda for more details.
             */
            assume_role_arn?: string | null;
            compression?: null | components["schemas"]["EndpointLambdaCompression"];
            created_at: string;
            /** @description # Deployment ID */
            id: components["schemas"]["DeploymentId"];
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * Format: int32
             * @description # Maximum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            max_protocol_version: number;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description # Minimum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            min_protocol_version: number;
            /**
             * @description # SDK version
             *
             *     SDK library and version declared during registration.
             */
            sdk_version?: string | null;
            /**
             * @description # Services
             *
             *     List of services exposed by this deployment.
             */
            services: components["schemas"]["ServiceNameRevPair"][];
        };
        /** @description Detailed information about Restate deployments */
        DetailedDeploymentResponse: {
            /**
             * @description # Additional headers
             *
             *     Additional headers used to invoke this service deployment.
             */
            additional_headers?: components["schemas"]["SerdeableHeaderHashMap"];
            /** @description @since Restate 1.7.2 */
            auth?: null | components["schemas"]["HttpAuth"];
            created_at: string;
            /**
             * @description # HTTP Version
             *
             *     HTTP Version used to invoke this service deployment.
             */
            http_version: string;
            /** @description # Deployment ID */
            id: components["schemas"]["DeploymentId"];
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * Format: int32
             * @description # Maximum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            max_protocol_version: number;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description # Minimum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            min_protocol_version: number;
            /**
             * @description # Protocol Type
             *
             *     Protocol type used to invoke this service deployment.
             */
            protocol_type: components["schemas"]["ProtocolType"];
            /**
             * @description # SDK version
             *
             *     SDK library and version declared during registration.
             */
            sdk_version?: string | null;
            /**
             * @description # Services
             *
             *     List of services exposed by this deployment.
             */
            services: components["schemas"]["ServiceMetadata"][];
            /**
             * Format: uri
             * @description # Deployment URI
             *
             *     URI used to invoke this service deployment.
             */
            uri: string;
        } | {
            /**
             * @description # Additional headers
             *
             *     Additional headers used to invoke this service deployment.
             */
            additional_headers?: components["schemas"]["SerdeableHeaderHashMap"];
            /**
             * @description # Lambda ARN
             *
             *     Lambda ARN used to invoke this service deployment.
             */
            arn: components["schemas"]["LambdaARN"];
            /**
             * @description # Assume role ARN
             *
             *     Assume role ARN used to invoke this deployment. Check https://docs.restate.dev/category/aws-lambda for more details.
             */
            assume_role_arn?: string | null;
            compression?: null | components["schemas"]["EndpointLambdaCompression"];
            created_at: string;
            /** @description # Deployment ID */
            id: components["schemas"]["DeploymentId"];
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * Format: int32
             * @description # Maximum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            max_protocol_version: number;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description # Minimum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            min_protocol_version: number;
            /**
             * @description # SDK version
             *
             *     SDK library and version declared during registration.
             */
            sdk_version?: string | null;
            /**
             * @description # Services
             *
             *     List of services exposed by this deployment.
             */
            services: components["schemas"]["ServiceMetadata"][];
        };
        EmbeddedMetadataClusterHealth: {
            /** @description Current members of the embedded metadata cluster */
            members: components["schemas"]["PlainNodeId"][];
        };
        /**
         * @description Lambda compression
         * @enum {string}
         */
        EndpointLambdaCompression: "Zstd";
        /**
         * @description # Error description response
         *
         *     Error details of the response
         */
        ErrorDescriptionResponse: {
            message: string;
            /**
             * @description # Restate code
             *
             *     Restate error code describing this error
             */
            restate_code?: string | null;
        };
        GoogleIdTokenAuth: {
            /**
             * @description Explicit OIDC `aud` claim. Leave unset to automatically derive from the deployment URL.
             *
             *     @since Restate 1.7.2
             */
            audience?: string | null;
            /**
             * @description Service account email to impersonate via `iamcredentials:generateIdToken`. Leave unset to
             *     use the ambient ADC identity.
             *
             *     @since Restate 1.7.2
             */
            impersonate_service_account?: string | null;
        };
        /** @description Handler metadata */
        HandlerMetadata: {
            /**
             * @description # Abort timeout
             *
             *     This timer guards against stalled service/handler invocations that are supposed to
             *     terminate. The abort timeout is started after the 'inactivity timeout' has expired
             *     and the service/handler invocation has been asked to gracefully terminate. Once the
             *     timer expires, it will abort the service/handler invocation.
             *
             *     This timer potentially **interrupts** user code. If the user code needs longer to
             *     gracefully terminate, then this value needs to be set accordingly.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     If set, it overrides the value set in the service.
             */
            abort_timeout?: string | null;
            /**
             * @description # Documentation
             *
             *     Documentation of the handler, as propagated by the SDKs.
             */
            documentation?: string | null;
            /**
             * @description # Enable lazy state
             *
             *     If true, lazy state will be enabled for all invocations to this service.
             *     This is relevant only for Workflows and Virtual Objects.
             *
             *     If set, it overrides the value set in the service.
             */
            enable_lazy_state?: boolean | null;
            /**
             * @description # Idempotency retention
             *
             *     The retention duration of idempotent requests for this handler. If set, it overrides the value set in the service.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            idempotency_retention?: string | null;
            /**
             * @description # Inactivity timeout
             *
             *     This timer guards against stalled service/handler invocations. Once it expires,
             *     Restate triggers a graceful termination by asking the service invocation to
             *     suspend (which preserves intermediate progress).
             *
             *     The 'abort timeout' is used to abort the invocation, in case it doesn't react to
             *     the request to suspend.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     If set, it overrides the value set in the service.
             */
            inactivity_timeout?: string | null;
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this handler.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * @description # Human readable input description
             *
             *     If empty, no schema was provided by the user at discovery time.
             */
            input_description: string;
            /**
             * @description # Input JSON Schema
             *
             *     JSON Schema of the handler input
             */
            input_json_schema?: unknown;
            /**
             * @description # Journal retention
             *
             *     The journal retention. When set, this applies to all requests to this handler.
             *
             *     In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
             *     In case this handler is a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     If set, it overrides the value set in the service.
             */
            journal_retention?: string | null;
            /**
             * @description # Metadata
             *
             *     Additional handler metadata, as propagated by the SDKs.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @description # Name
             *
             *     The handler name.
             */
            name: string;
            /**
             * @description # Human readable output description
             *
             *     If empty, no schema was provided by the user at discovery time.
             */
            output_description: string;
            /**
             * @description # Output JSON Schema
             *
             *     JSON Schema of the handler output
             */
            output_json_schema?: unknown;
            /**
             * @description # Public
             *
             *     If true, this handler can be invoked through the ingress.
             *     If false, this handler can be invoked only from another Restate service.
             */
            public?: boolean;
            /**
             * @description # Retry policy
             *
             *     Retry policy overrides applied for this handler.
             */
            retry_policy?: components["schemas"]["HandlerRetryPolicyMetadata"];
            ty?: null | components["schemas"]["HandlerMetadataType"];
        };
        /** @enum {string} */
        HandlerMetadataType: "Exclusive" | "Shared" | "Workflow";
        /** @description # Handler retry policy overrides */
        HandlerRetryPolicyMetadata: {
            /**
             * Format: float
             * @description # Factor
             *
             *     The factor to use to compute the next retry attempt.
             */
            exponentiation_factor?: number | null;
            /**
             * @description # Initial Interval
             *
             *     Initial interval for the first retry attempt.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            initial_interval?: string | null;
            /**
             * @description # Max attempts
             *
             *     Number of maximum attempts (including the initial) before giving up. Infinite retries if unset. No retries if set to 1.
             */
            max_attempts?: number | null;
            /**
             * @description # Max interval
             *
             *     Maximum interval between retries.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            max_interval?: string | null;
            on_max_attempts?: null | components["schemas"]["OnMaxAttempts"];
        };
        /** @description HTTP authentication details. */
        HttpAuth: {
            /** @description @since Restate 1.7.2 */
            GoogleIdToken: components["schemas"]["GoogleIdTokenAuth"];
        };
        /**
         * Format: hostname
         * @description # Kafka cluster name
         *
         *     Valid name to use as a kafka cluster identifier. MUST conform a valid hostname format.
         */
        KafkaClusterName: string;
        /** @description Kafka cluster details with subscriptions. */
        KafkaClusterResponse: {
            /**
             * @description # Created at
             *
             *     When the Kafka cluster configuration was created.
             */
            created_at: string;
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * @description # Cluster Name
             *
             *     Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format.
             */
            name: components["schemas"]["KafkaClusterName"];
            /**
             * @description # Properties
             *
             *     Properties for connecting to the kafka cluster.
             *
             *     For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
             */
            properties: {
                [key: string]: string;
            };
            /**
             * @description # Subscriptions
             *
             *     Subscriptions to this Kafka cluster, returned only when `include_subscriptions` is enabled.
             */
            subscriptions: components["schemas"]["SubscriptionResponse"][];
        };
        LambdaARN: string;
        /** @description List of all registered deployments */
        ListDeploymentsResponse: {
            deployments: components["schemas"]["DeploymentResponse"][];
        };
        /** @description List of all Kafka clusters. */
        ListKafkaClustersResponse: {
            clusters: components["schemas"]["SimpleKafkaClusterResponse"][];
        };
        /** @description List of all the handlers of a service */
        ListServiceHandlersResponse: {
            handlers: components["schemas"]["HandlerMetadata"][];
        };
        /** @description List of all registered services. */
        ListServicesResponse: {
            services: components["schemas"]["ServiceMetadata"][];
        };
        /** @description List of all subscriptions. */
        ListSubscriptionsResponse: {
            subscriptions: components["schemas"]["SubscriptionResponse"][];
        };
        /**
         * @description A setting that is left out, or null, stays as it is; there is no way to unset one.
         *
         *     Durations are text: `5 hours`, `1h30m`, `P1D`, `0`. Not months, years, negative ones, or bare numbers other than 0.
         *     They are answered in another spelling: `1h30m` as `1h 30m`, `P1W` as `7d`.
         */
        ModifyServiceRequest: {
            /**
             * @description # Abort timeout
             *
             *     This timer guards against stalled service/handler invocations that are supposed to
             *     terminate. The abort timeout is started after the 'inactivity timeout' has expired
             *     and the service/handler invocation has been asked to gracefully terminate. Once the
             *     timer expires, it will abort the service/handler invocation.
             *
             *     This timer potentially **interrupts** user code. If the user code needs longer to
             *     gracefully terminate, then this value needs to be set accordingly.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     This overrides the default abort timeout set in invoker options.
             */
            abort_timeout?: string | null;
            /**
             * @description # Idempotency retention
             *
             *     Modify the retention of idempotent requests for this service.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            idempotency_retention?: string | null;
            /**
             * @description # Inactivity timeout
             *
             *     This timer guards against stalled service/handler invocations. Once it expires,
             *     Restate triggers a graceful termination by asking the service invocation to
             *     suspend (which preserves intermediate progress).
             *
             *     The 'abort timeout' is used to abort the invocation, in case it doesn't react to
             *     the request to suspend.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     This overrides the default inactivity timeout set in invoker options.
             */
            inactivity_timeout?: string | null;
            /**
             * @description # Journal retention
             *
             *     Modify the journal retention for this service. When set, this applies to all requests to all handlers of this service.
             *
             *     In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
             *     In case the invocation targets a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            journal_retention?: string | null;
            /**
             * @description # Public
             *
             *     If true, the service can be invoked through the ingress.
             *     If false, the service can be invoked only from another Restate service.
             */
            public?: boolean | null;
            /**
             * @description # Workflow completion retention
             *
             *     Modify the retention of the workflow completion. This can be modified only for workflow services!
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            workflow_completion_retention?: string | null;
        };
        ModifyServiceStateRequest: {
            /**
             * @description # New State
             *
             *     The new state to replace the previous state with. Keys that are left out are deleted; `{}` deletes all.
             */
            new_state: {
                [key: string]: string | number[];
            };
            /**
             * @description # Service key
             *
             *     To what virtual object key to apply this change
             */
            object_key: string;
            /**
             * @description # Scope
             *
             *     Optional scope for the virtual object instance. When set, targets the scoped
             *     instance instead of the unscoped one. Since v1.7.0.
             *
             *     Letters, digits, `_`, `.` and `-`, and not empty: anything else is answered with a 500 `bad scope`.
             *
             *     @since Restate 1.7.2
             */
            scope?: string | null;
            /**
             * @description # Version
             *
             *     If set, the change is only applied when the latest version of the state equals this value. The comparison comes after
             *     the answer: when the versions differ the server still answers 202, and drops the change.
             */
            version?: string | null;
        };
        /** @enum {string} */
        OnMaxAttempts: "Pause" | "Kill";
        /** Format: int32 */
        PlainNodeId: number;
        /**
         * @description Optimistic-concurrency guard for a [`RuleChange`].
         *
         *     - [`Precondition::None`] applies the change unconditionally.
         *     - [`Precondition::Matches`] requires the rule to be present at the
         *       given version; otherwise the change is rejected with
         *       [`RuleBookError::PreconditionFailed`].
         *     - [`Precondition::DoesNotExist`] requires the rule to be absent.
         *       Combined with `Upsert` this is a pure insert.
         */
        Precondition: {
            /** @enum {string} */
            type: "none";
        } | {
            /** @enum {string} */
            type: "matches";
            version: components["schemas"]["Version"];
        } | {
            /** @enum {string} */
            type: "does_not_exist";
        };
        /** @enum {string} */
        ProtocolType: "RequestResponse" | "BidiStream";
        /** @description Error response for query endpoint. */
        QueryErrorBody: {
            message: string;
        };
        QueryRequest: {
            /** @description SQL query to run against the storage */
            query: string;
        };
        /** @description The rows that a query found. */
        QueryResponse: {
            rows: {
                [key: string]: unknown;
            }[];
        };
        RegisterDeploymentRequest: {
            additional_headers?: null | components["schemas"]["SerdeableHeaderHashMap"];
            /** @description @since Restate 1.7.2 */
            auth?: null | components["schemas"]["HttpAuth"];
            /**
             * @description # Breaking
             *
             *     If `true`, it allows registering new service revisions with
             *     schemas incompatible with previous service revisions, such as changing the service type.
             *
             *     See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
             */
            breaking?: boolean;
            /**
             * @description # Dry-run mode
             *
             *     If `true`, discovery will run but the deployment will not be registered.
             *     This is useful to see the impact of a new deployment before registering it.
             *     `force` and `breaking` will be respected.
             */
            dry_run?: boolean;
            /**
             * @description # Force
             *
             *     If `true`, it overrides, if existing, any deployment using the same `uri`.
             *     Beware that this can lead inflight invocations to an unrecoverable error state.
             *
             *     When set to `true`, it implies `breaking = true`.
             *
             *     See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
             * @default false
             */
            force?: boolean | null;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * Format: uri
             * @description # Uri
             *
             *     Uri to use to discover/invoke the http deployment.
             */
            uri: string;
            /**
             * @description # Use http1.1
             *
             *     If `true`, discovery will be attempted using a client that defaults to HTTP1.1
             *     instead of a prior-knowledge HTTP2 client. HTTP2 may still be used for TLS servers
             *     that advertise HTTP2 support via ALPN. HTTP1.1 deployments will only work in
             *     request-response mode.
             */
            use_http_11?: boolean;
        } | {
            additional_headers?: null | components["schemas"]["SerdeableHeaderHashMap"];
            /**
             * @description # ARN
             *
             *     ARN to use to discover/invoke the lambda deployment.
             */
            arn: string;
            /**
             * @description # Assume role ARN
             *
             *     Optional ARN of a role to assume when invoking the addressed Lambda, to support role chaining
             */
            assume_role_arn?: string | null;
            /**
             * @description # Breaking
             *
             *     If `true`, it allows registering new service revisions with
             *     schemas incompatible with previous service revisions, such as changing the service type.
             *
             *     See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
             */
            breaking?: boolean;
            /**
             * @description # Dry-run mode
             *
             *     If `true`, discovery will run but the deployment will not be registered.
             *     This is useful to see the impact of a new deployment before registering it.
             *     `force` and `breaking` will be respected.
             */
            dry_run?: boolean;
            /**
             * @description # Force
             *
             *     If `true`, it overrides, if existing, any deployment using the same `uri`.
             *     Beware that this can lead inflight invocations to an unrecoverable error state.
             *
             *     This implies `breaking = true`.
             *
             *     See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
             * @default false
             */
            force?: boolean | null;
            /**
             * @description # Metadata
             *
             *     Deployment metadata.
             */
            metadata?: {
                [key: string]: string;
            };
        };
        RegisterDeploymentResponse: {
            id: components["schemas"]["DeploymentId"];
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * Format: int32
             * @description # Maximum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            max_protocol_version?: number;
            /**
             * Format: int32
             * @description # Minimum Service Protocol version
             *
             *     During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version.
             */
            min_protocol_version?: number;
            /**
             * @description # SDK version
             *
             *     SDK library and version declared during registration.
             */
            sdk_version?: string | null;
            services: components["schemas"]["ServiceMetadata"][];
        };
        /** @description The invocation was restarted as new. */
        RestartAsNewInvocationResponse: {
            /** @description The invocation id of the new invocation. */
            new_invocation_id: components["schemas"]["String"];
        };
        RuleResponse: {
            description?: string | null;
            disabled: boolean;
            /**
             * Format: int64
             * @description Millis since UNIX epoch.
             */
            last_modified_millis_since_epoch: number;
            limits: components["schemas"]["UserLimits"];
            pattern: string;
            /**
             * Format: int32
             * @description Per-rule version: bumped on runtime-relevant changes.
             */
            version: number;
        };
        SchemaInfo: {
            code?: string | null;
            message: string;
        };
        /**
         * @description Proxy type to implement HashMap<HeaderName, HeaderValue> ser/de
         *     Use it directly or with `#[serde(with = "serde_with::As::<serde_with::FromInto<restate_serde_util::SerdeableHeaderMap>>")]`.
         */
        SerdeableHeaderHashMap: {
            [key: string]: string;
        };
        /** @description Metadata of a registered service. */
        ServiceMetadata: {
            /**
             * @description # Abort timeout
             *
             *     This timer guards against stalled service/handler invocations that are supposed to
             *     terminate. The abort timeout is started after the 'inactivity timeout' has expired
             *     and the service/handler invocation has been asked to gracefully terminate. Once the
             *     timer expires, it will abort the service/handler invocation.
             *
             *     This timer potentially **interrupts** user code. If the user code needs longer to
             *     gracefully terminate, then this value needs to be set accordingly.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     If unset, this returns the default abort timeout configured in invoker options.
             */
            abort_timeout?: string;
            /**
             * @description # Deployment Id
             *
             *     Deployment exposing the latest revision of the service.
             */
            deployment_id: components["schemas"]["DeploymentId"];
            /**
             * @description # Documentation
             *
             *     Documentation of the service, as propagated by the SDKs.
             */
            documentation?: string | null;
            /**
             * @description # Enable lazy state
             *
             *     If true, lazy state will be enabled for all invocations to this service.
             *     This is relevant only for Workflows and Virtual Objects.
             */
            enable_lazy_state?: boolean;
            /**
             * @description # Handlers
             *
             *     Handlers for this service.
             */
            handlers: components["schemas"]["HandlerMetadata"][];
            /**
             * @description # Idempotency retention
             *
             *     The retention duration of idempotent requests for this service.
             *
             *     If not configured, this returns the default idempotency retention.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            idempotency_retention?: string;
            /**
             * @description # Inactivity timeout
             *
             *     This timer guards against stalled service/handler invocations. Once it expires,
             *     Restate triggers a graceful termination by asking the service invocation to
             *     suspend (which preserves intermediate progress).
             *
             *     The 'abort timeout' is used to abort the invocation, in case it doesn't react to
             *     the request to suspend.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             *
             *     If unset, this returns the default inactivity timeout configured in invoker options.
             */
            inactivity_timeout?: string;
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this service.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * @description # Journal retention
             *
             *     The journal retention. When set, this applies to all requests to all handlers of this service.
             *
             *     In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
             *     In case the invocation targets a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            journal_retention?: string | null;
            /**
             * @description # Metadata
             *
             *     Additional service metadata, as propagated by the SDKs.
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @description # Name
             *
             *     Fully qualified name of the service
             */
            name: string;
            /**
             * @description # Public
             *
             *     If true, the service can be invoked through the ingress.
             *     If false, the service can be invoked only from another Restate service.
             */
            public?: boolean;
            /**
             * @description # Retry policy
             *
             *     Retry policy applied to invocations of this service.
             *
             *     If unset, it returns the default values configured in the Restate configuration.
             */
            retry_policy?: components["schemas"]["ServiceRetryPolicyMetadata"];
            /**
             * @description # Revision
             *
             *     Latest revision of the service.
             */
            revision: components["schemas"]["u32"];
            /**
             * @description # Type
             *
             *     Service type
             */
            ty: components["schemas"]["ServiceType"];
            /**
             * @description # Workflow completion retention
             *
             *     The retention duration of workflows. Only available on workflow services.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            workflow_completion_retention?: string | null;
        };
        ServiceNameRevPair: {
            name: string;
            revision: components["schemas"]["u32"];
        };
        /** @description # Service retry policy */
        ServiceRetryPolicyMetadata: {
            /**
             * Format: float
             * @description # Factor
             *
             *     The factor to use to compute the next retry attempt. Default: `2.0`.
             */
            exponentiation_factor?: number;
            /**
             * @description # Initial Interval
             *
             *     Initial interval for the first retry attempt.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            initial_interval?: string;
            /**
             * @description # Max attempts
             *
             *     Number of maximum attempts (including the initial) before giving up. Infinite retries if unset. No retries if set to 1.
             */
            max_attempts?: number | null;
            /**
             * @description # Max interval
             *
             *     Maximum interval between retries.
             *
             *     Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
             */
            max_interval?: string | null;
            /**
             * @description # On max attempts
             *
             *     Behavior when max attempts are reached.
             */
            on_max_attempts?: components["schemas"]["OnMaxAttempts"];
        };
        /** @enum {string} */
        ServiceType: "Service" | "VirtualObject" | "Workflow";
        /** @description Kafka cluster simple response. */
        SimpleKafkaClusterResponse: {
            /**
             * @description # Created at
             *
             *     When the Kafka cluster configuration was created.
             */
            created_at: string;
            /**
             * @description # Info
             *
             *     List of configuration/deprecation information related to this deployment.
             */
            info?: components["schemas"]["SchemaInfo"][];
            /**
             * @description # Cluster Name
             *
             *     Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format.
             */
            name: components["schemas"]["KafkaClusterName"];
            /**
             * @description # Properties
             *
             *     Properties for connecting to the kafka cluster.
             *
             *     For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
             */
            properties: {
                [key: string]: string;
            };
        };
        String: string;
        SubscriptionId: string;
        /** @description Subscription details. */
        SubscriptionResponse: {
            id: components["schemas"]["SubscriptionId"];
            options: {
                [key: string]: string;
            };
            sink: string;
            source: string;
        };
        UpdateDeploymentRequest: {
            additional_headers?: null | components["schemas"]["SerdeableHeaderHashMap"];
            /**
             * @description # Dry-run mode
             *
             *     If `true`, discovery will run but the deployment will not be registered.
             *     This is useful to see the impact of a new deployment before registering it.
             */
            dry_run?: boolean;
            /**
             * @description # Overwrite
             *
             *     If `true`, the update will overwrite the schema information, including the exposed service and handlers and service configuration, allowing **breaking changes** too. Use with caution.
             *
             *     It takes effect only together with an address or `additional_headers`, which may be the ones that are set already.
             */
            overwrite?: boolean;
            /**
             * Format: uri
             * @description # Uri
             *
             *     Uri to use to discover/invoke the http deployment.
             */
            uri?: string | null;
            /**
             * @description # Use http1.1
             *
             *     If `true`, discovery will be attempted using a client that defaults to HTTP1.1
             *     instead of a prior-knowledge HTTP2 client. HTTP2 may still be used for TLS servers
             *     that advertise HTTP2 support via ALPN. HTTP1.1 deployments will only work in
             *     request-response mode.
             */
            use_http_11?: boolean | null;
        } | {
            additional_headers?: null | components["schemas"]["SerdeableHeaderHashMap"];
            /**
             * @description # ARN
             *
             *     ARN to use to discover/invoke the lambda deployment.
             */
            arn?: string | null;
            /**
             * @description # Assume role ARN
             *
             *     Optional ARN of a role to assume when invoking the addressed Lambda, to support role chaining.
             */
            assume_role_arn?: string | null;
            /**
             * @description # Dry-run mode
             *
             *     If `true`, discovery will run but the deployment will not be registered.
             *     This is useful to see the impact of a new deployment before registering it.
             */
            dry_run?: boolean;
            /**
             * @description # Overwrite
             *
             *     If `true`, the update will overwrite the schema information, including the exposed service and handlers and service configuration, allowing **breaking changes** too. Use with caution.
             *
             *     It takes effect only together with an address or `additional_headers`, which may be the ones that are set already.
             */
            overwrite?: boolean;
        };
        /** @description Update Kafka cluster request */
        UpdateKafkaClusterRequest: {
            /**
             * @description # Properties
             *
             *     Updated Kafka cluster configuration properties. Must contain either
             *     'bootstrap.servers' or 'metadata.broker.list'.
             *
             *     For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
             */
            properties: {
                [key: string]: string;
            };
        };
        /**
         * @description One entry in the body of `PUT /limits/rules`.
         *
         *     Each entry carries a fully-specified rule body plus an optional
         *     [`Precondition`]. Omitting the `precondition` field defaults to
         *     `Precondition::None` (unconditional upsert).
         */
        UpsertRuleRequest: {
            /**
             * @description Free-form description shown in the rule book; not consulted at
             *     runtime.
             */
            description?: string | null;
            /**
             * @description Soft-tombstone toggle. `true` parks the rule (the runtime treats
             *     it as absent) without removing it.
             */
            disabled?: boolean;
            limits?: components["schemas"]["UserLimits"];
            /**
             * @description The pattern that selects which scope/limit-key combinations the
             *     rule applies to. Examples: `"*"`, `"scope1/*"`, `"scope1/foo/bar"`.
             */
            pattern: string;
            /**
             * @description Optimistic-concurrency guard. `{ "type": "matches", "version": v }`
             *     requires the rule's current version to be `v`;
             *     `{ "type": "does_not_exist" }` requires the rule to be absent
             *     (strict insert); `{ "type": "none" }` (or omitted) is
             *     unconditional.
             */
            precondition?: components["schemas"]["Precondition"];
        };
        /**
         * @description Per-rule effective limits.
         *
         *     `None` on a field means "unlimited" (no rule constrains this dimension).
         *     Under the `bilrost` feature this type is also the wire shape persisted
         *     inside [`crate::PersistedRule`]; under `serde` it's the JSON wire shape
         *     for the admin REST model — adding a new limit kind here means allocating
         *     a fresh `bilrost(tag(...))` next to the new field.
         */
        UserLimits: {
            /**
             * Format: int32
             * @description Maximum concurrent running invocations. `None` means unlimited.
             */
            concurrency?: number | null;
        };
        /**
         * Format: int32
         * @description A type used for versioned metadata.
         */
        Version: number;
        /** @description Admin API version information */
        VersionInformation: {
            /**
             * @description # Restate experimental features
             *
             *     List experimental features with their
             *     enabled state.
             *
             *     @since Restate 1.7.2
             */
            features: {
                [key: string]: boolean;
            };
            ingress_endpoint?: null | components["schemas"]["AdvertisedAddress-http-ingress-server_HttpIngressPort"];
            /**
             * Format: int32
             * @description # Max admin API version
             *
             *     Maximum supported admin API version by the admin server
             */
            max_admin_api_version: number;
            /**
             * Format: int32
             * @description # Min admin API version
             *
             *     Minimum supported admin API version by the admin server
             */
            min_admin_api_version: number;
            /**
             * @description # Admin server version
             *
             *     Version of the admin server
             */
            version: string;
        };
        /** Format: int32 */
        u32: number;
    };
    responses: {
        /** @description Bad request */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
                "text/plain": string;
            };
        };
        /** @description Conflict */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
            };
        };
        /** @description Internal server error */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
            };
        };
        /** @description The request can't be read, for example a query string or a body that is not JSON */
        MalformedRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Method not allowed */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
            };
        };
        /** @description Not found. Without a body when the server does not know the path, for example because it is too old for it */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
            };
        };
        /** @description The request body is larger than 2 MiB */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request body is JSON, but not of the shape that this operation takes */
        UnprocessableBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description Unprocessable entity */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorDescriptionResponse"];
                "text/plain": string;
            };
        };
        /** @description The request body is not declared as JSON */
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
            /** @description Cluster health information */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterHealthResponse"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDescriptionResponse"];
                };
            };
            /** @description The cluster does not seem to be provisioned yet. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorDescriptionResponse"];
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
            /** @description List of all registered deployments with their metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeploymentsResponse"];
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
                "application/json": components["schemas"]["RegisterDeploymentRequest"];
            };
        };
        responses: {
            /** @description Deployment already exists. No change if force = false, services overwritten if force = true */
            200: {
                headers: {
                    /** @description URI of the deployment */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterDeploymentResponse"];
                };
            };
            /** @description Deployment created successfully and services discovered. With `dry_run` nothing was created: the id is made up. */
            201: {
                headers: {
                    /** @description URI of the created deployment */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterDeploymentResponse"];
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
                /** @description Deployment identifier */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deployment details including services and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailedDeploymentResponse"];
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
                /** @description Must be true: without it the server answers 501. This might break in-flight invocations, use with caution. */
                force?: boolean | null;
            };
            header?: never;
            path: {
                /** @description Deployment identifier */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deployment deletion accepted and will be processed asynchronously */
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
            /** @description Not implemented. Graceful deployment deletion (force=false) is not yet supported. */
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
                /** @description Deployment identifier */
                deployment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDeploymentRequest"];
            };
        };
        responses: {
            /**
             * @description Deployment updated successfully. Service schemas are only updated if `overwrite` was true and an address or
             *     `additional_headers` was given.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailedDeploymentResponse"];
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
            /** @description The Admin API is ready to accept requests. */
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
                 * @description If cancel, it will gracefully terminate the invocation.
                 *     If kill, it will terminate the invocation with a hard stop.
                 *     If purge, it will only cleanup the response for completed invocations,
                 *     and leave unaffected an in-flight invocation.
                 */
                mode?: null | ("Cancel" | "Kill" | "Purge");
            };
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted, also when there is no such invocation or it is completed. */
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
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation cancelled successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Cancellation request accepted and will be processed asynchronously */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    kill_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation killed successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation was already completed, so it cannot be cancelled nor killed. You can instead purge the invocation, in order for restate to forget it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    pause_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There was nothing to pause. The invocation is paused already, or it is suspended and stays so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Pausing invocation */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is not running. An invocation can be paused only when running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    purge_invocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation purged successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is not yet completed. An invocation can be purged only when completed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    purge_journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation journal purged successfully, metadata retained */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The invocation id is malformed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is not yet completed. An invocation can be purged only when completed. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    restart_as_new_invocation: {
        parameters: {
            query?: {
                /**
                 * @description Which deployment the new invocation runs on: a deployment id; `latest`; or `keep`, the one that the original is pinned to.
                 *     When not provided, the latest. Can be given with or without `from`.
                 */
                deployment?: ("latest" | "keep") | (string & {});
                /**
                 * @description From which entry index the invocation should restart from.
                 *     By default the invocation restarts from the beginning (equivalent to 'from = 0'), retaining only the input of the original invocation.
                 *     When greater than 0, the new invocation will copy the old journal prefix up to 'from' included, plus eventual completions for commands in the given prefix.
                 *     If the journal prefix contains commands that have not been completed, this operation will fail.
                 */
                from?: null | components["schemas"]["u32"];
            };
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation restarted successfully with a new invocation ID */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestartAsNewInvocationResponse"];
                };
            };
            /**
             * @description The invocation id or a parameter is malformed; the deployment does not exist, or does not support the pinned service
             *     protocol version; or the journal up to `from` has commands that are not completed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is not completed yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation cannot be restarted because the input is not available. In order to restart an invocation, the journal must be available in order to read the input again. Journal can be retained after completion by enabling journal retention. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description Restarting the invocation is not supported. Restarting workflows is not supported, and restarting invocations created using the old service protocol. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation cannot be restarted because it's not running yet, meaning it might have been scheduled or inboxed. */
            425: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
        };
    };
    resume_invocation: {
        parameters: {
            query?: {
                /**
                 * @description Which deployment to go on with: a deployment id; `latest`; or `keep`, the pinned one, which is also the default.
                 *     Changing it needs a paused or suspended invocation that has a deployment pinned; otherwise the server answers 409.
                 */
                deployment?: ("latest" | "keep") | (string & {});
            };
            header?: never;
            path: {
                /** @description Invocation identifier. */
                invocation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invocation resumed successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description The invocation id or a parameter is malformed; the deployment does not exist, or does not support the pinned service
             *     protocol version; or the journal up to `from` has commands that are not completed.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                    "text/plain": string;
                };
            };
            /** @description There is no invocation with this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is completed; or the deployment can't be changed, because it is running or has no deployment pinned yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            /** @description The invocation is either inboxed or scheduled. An invocation can be resumed only when running, paused or suspended. */
            425: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
                };
            };
            429: components["responses"]["TooManyRequests"];
            /** @description Error when routing the request within restate. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        /**
                         * @description # Restate code
                         *
                         *     Restate error code describing this error
                         */
                        restate_code?: string | null;
                    };
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
            /** @description List of all Kafka clusters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKafkaClustersResponse"];
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
                "application/json": components["schemas"]["CreateKafkaClusterRequest"];
            };
        };
        responses: {
            /** @description Kafka cluster created successfully */
            201: {
                headers: {
                    /** @description URI of the created Kafka cluster */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimpleKafkaClusterResponse"];
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
                /** @description If true, includes the list of subscriptions using this cluster. */
                include_subscriptions?: boolean;
            };
            header?: never;
            path: {
                /** @description Kafka cluster name */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kafka cluster details */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KafkaClusterResponse"];
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
                /** @description If true, allows deletion of the cluster even if it would orphan subscriptions. */
                force?: boolean | null;
            };
            header?: never;
            path: {
                /** @description Kafka cluster name */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kafka cluster deletion accepted and will be processed asynchronously */
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
                /** @description Kafka cluster name */
                cluster_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateKafkaClusterRequest"];
            };
        };
        responses: {
            /** @description Kafka cluster updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimpleKafkaClusterResponse"];
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
                "application/json": components["schemas"]["UpsertRuleRequest"][];
            };
        };
        responses: {
            /** @description Rules upserted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleResponse"][];
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
                "application/json": components["schemas"]["DeleteRuleRequest"][];
            };
        };
        responses: {
            /** @description Patterns that were actually removed */
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
                "application/json": components["schemas"]["QueryRequest"];
            };
        };
        responses: {
            /** @description Query results */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": []
                     *     }
                     */
                    "application/json": components["schemas"]["QueryResponse"];
                    "application/vnd.apache.arrow.stream": Blob;
                };
            };
            /** @description The SQL can't be parsed or is not a query, or the request can't be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryErrorBody"];
                    "text/plain": string;
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableBody"];
            /**
             * @description More queries than the server's rate limit allows. Without a body: more requests than
             *     `admin.concurrent-api-requests-limit` allows.
             */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryErrorBody"];
                };
            };
            /** @description The query failed, also where the SQL is at fault, such as an unknown table or column. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryErrorBody"];
                };
            };
            /** @description Query service not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryErrorBody"];
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
            /** @description List of all registered services with their metadata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServicesResponse"];
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
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Service metadata including type, revision, handlers, and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceMetadata"];
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
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyServiceRequest"];
            };
        };
        responses: {
            /** @description Service configuration updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceMetadata"];
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
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List of handlers available in the service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServiceHandlersResponse"];
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
                /** @description Handler name. */
                handler: string;
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Handler metadata including input/output types and configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlerMetadata"];
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
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 specification document describing the service's API */
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
                /** @description Fully qualified service name. */
                service: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModifyServiceStateRequest"];
            };
        };
        responses: {
            /** @description State modification request accepted and will be applied asynchronously */
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
                /** @description Filter by the exact specified sink. */
                sink?: string | null;
                /** @description Filter by the exact specified source. */
                source?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List of subscriptions matching the filter criteria */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSubscriptionsResponse"];
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
                "application/json": components["schemas"]["CreateSubscriptionRequest"];
            };
        };
        responses: {
            /** @description Subscription created successfully */
            201: {
                headers: {
                    /** @description URI of the created subscription */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionResponse"];
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
                /** @description Subscription identifier */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subscription details including source, sink, and options */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionResponse"];
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
                /** @description Subscription identifier */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subscription deletion accepted and will be processed asynchronously */
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
            /** @description Server version information including supported API versions and ingress endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionInformation"];
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
                /** @description The virtual queue ID. */
                vqueue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and will be applied asynchronously, also when there is no such queue. */
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
                /** @description The virtual queue ID. */
                vqueue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted and will be applied asynchronously, also when there is no such queue. */
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

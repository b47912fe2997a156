// Generated from Admin API by `npm run generate`. Do not edit.

/** Cluster health information */
export interface ClusterHealthResponse {
  /** Cluster name */
  cluster_name: string;
  metadata_cluster_health?: null | EmbeddedMetadataClusterHealth;
}

/** Create Kafka cluster request */
export interface CreateKafkaClusterRequest {
  /**
   * Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format.
   *
   * @example my-cluster
   */
  name: string;
  /**
   * Kafka cluster configuration properties. Must contain either
   * 'bootstrap.servers' or 'metadata.broker.list'.
   *
   * For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
   *
   * @example {
   *   "bootstrap.servers": "localhost:9092"
   * }
   */
  properties: { [key: string]: string };
}

export interface CreateSubscriptionRequest {
  /** Additional options to apply to the subscription. */
  options?: { [key: string]: string } | null;
  /**
   * Sink uri. Accepted forms:
   *
   * * `service://<service_name>/<handler_name>`, e.g. `service://Counter/count`
   *
   * Format: uri
   *
   * @example service://Greeter/greet
   */
  sink: string;
  /**
   * Source uri. Accepted forms:
   *
   * * `kafka://<cluster_name>/<topic_name>`, e.g. `kafka://my-cluster/my-topic`
   *
   * Format: uri
   *
   * @example kafka://my-cluster/my-topic
   */
  source: string;
}

/** One entry in the body of `POST /limits/rules/bulk-delete`. */
export interface DeleteRuleRequest {
  /**
   * Optimistic-concurrency match. Absent → unconditional delete
   * (idempotent: deleting an already-absent rule succeeds as a
   * no-op). Present → reject unless the rule's current version is
   * the supplied value.
   */
  expected_version?: number | null;
  /** @example my-scope/* */
  pattern: string;
}

export type DeploymentResponse =
  | {
      /** Additional headers used to invoke this service deployment. */
      additional_headers?: SerdeableHeaderHashMap;
      /** @since Restate 1.7.2 */
      auth?: null | HttpAuth;
      created_at: string;
      /** HTTP Version used to invoke this service deployment. */
      http_version: string;
      /** Deployment ID */
      id: string;
      /** List of configuration/deprecation information related to this deployment. */
      info?: SchemaInfo[];
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      max_protocol_version: number;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      min_protocol_version: number;
      /** Protocol type used to invoke this service deployment. */
      protocol_type: ProtocolType;
      /** SDK library and version declared during registration. */
      sdk_version?: string | null;
      /** List of services exposed by this deployment. */
      services: ServiceNameRevPair[];
      /**
       * URI used to invoke this service deployment.
       *
       * Format: uri
       */
      uri: string;
    }
  | {
      /** Additional headers used to invoke this service deployment. */
      additional_headers?: SerdeableHeaderHashMap;
      /** Lambda ARN used to invoke this service deployment. */
      arn: string;
      /** Assume role ARN used to invoke this deployment. Check https://docs.restate.dev/category/aws-lambda for more details. */
      assume_role_arn?: string | null;
      compression?: null | EndpointLambdaCompression;
      created_at: string;
      /** Deployment ID */
      id: string;
      /** List of configuration/deprecation information related to this deployment. */
      info?: SchemaInfo[];
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      max_protocol_version: number;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      min_protocol_version: number;
      /** SDK library and version declared during registration. */
      sdk_version?: string | null;
      /** List of services exposed by this deployment. */
      services: ServiceNameRevPair[];
    };

/** Detailed information about Restate deployments */
export type DetailedDeploymentResponse =
  | {
      /** Additional headers used to invoke this service deployment. */
      additional_headers?: SerdeableHeaderHashMap;
      /** @since Restate 1.7.2 */
      auth?: null | HttpAuth;
      created_at: string;
      /** HTTP Version used to invoke this service deployment. */
      http_version: string;
      /** Deployment ID */
      id: string;
      /** List of configuration/deprecation information related to this deployment. */
      info?: SchemaInfo[];
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      max_protocol_version: number;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      min_protocol_version: number;
      /** Protocol type used to invoke this service deployment. */
      protocol_type: ProtocolType;
      /** SDK library and version declared during registration. */
      sdk_version?: string | null;
      /** List of services exposed by this deployment. */
      services: ServiceMetadata[];
      /**
       * URI used to invoke this service deployment.
       *
       * Format: uri
       */
      uri: string;
    }
  | {
      /** Additional headers used to invoke this service deployment. */
      additional_headers?: SerdeableHeaderHashMap;
      /** Lambda ARN used to invoke this service deployment. */
      arn: string;
      /** Assume role ARN used to invoke this deployment. Check https://docs.restate.dev/category/aws-lambda for more details. */
      assume_role_arn?: string | null;
      compression?: null | EndpointLambdaCompression;
      created_at: string;
      /** Deployment ID */
      id: string;
      /** List of configuration/deprecation information related to this deployment. */
      info?: SchemaInfo[];
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      max_protocol_version: number;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
      /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
      min_protocol_version: number;
      /** SDK library and version declared during registration. */
      sdk_version?: string | null;
      /** List of services exposed by this deployment. */
      services: ServiceMetadata[];
    };

export interface EmbeddedMetadataClusterHealth {
  /** Current members of the embedded metadata cluster */
  members: number[];
}

/** Lambda compression */
export type EndpointLambdaCompression = "Zstd";

/** Error details of the response */
export interface ErrorDescriptionResponse {
  message: string;
  /** Restate error code describing this error */
  restate_code?: string | null;
}

export interface GoogleIdTokenAuth {
  /** Explicit OIDC `aud` claim. Leave unset to automatically derive from the deployment URL. */
  audience?: string | null;
  /**
   * Service account email to impersonate via `iamcredentials:generateIdToken`. Leave unset to
   * use the ambient ADC identity.
   */
  impersonate_service_account?: string | null;
}

/** Handler metadata */
export interface HandlerMetadata {
  /**
   * This timer guards against stalled service/handler invocations that are supposed to
   * terminate. The abort timeout is started after the 'inactivity timeout' has expired
   * and the service/handler invocation has been asked to gracefully terminate. Once the
   * timer expires, it will abort the service/handler invocation.
   *
   * This timer potentially **interrupts** user code. If the user code needs longer to
   * gracefully terminate, then this value needs to be set accordingly.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * If set, it overrides the value set in the service.
   */
  abort_timeout?: string | null;
  /** Documentation of the handler, as propagated by the SDKs. */
  documentation?: string | null;
  /**
   * If true, lazy state will be enabled for all invocations to this service.
   * This is relevant only for Workflows and Virtual Objects.
   *
   * If set, it overrides the value set in the service.
   */
  enable_lazy_state?: boolean | null;
  /**
   * The retention duration of idempotent requests for this handler. If set, it overrides the value set in the service.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  idempotency_retention?: string | null;
  /**
   * This timer guards against stalled service/handler invocations. Once it expires,
   * Restate triggers a graceful termination by asking the service invocation to
   * suspend (which preserves intermediate progress).
   *
   * The 'abort timeout' is used to abort the invocation, in case it doesn't react to
   * the request to suspend.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * If set, it overrides the value set in the service.
   */
  inactivity_timeout?: string | null;
  /** List of configuration/deprecation information related to this handler. */
  info?: SchemaInfo[];
  /** If empty, no schema was provided by the user at discovery time. */
  input_description: string;
  /** JSON Schema of the handler input */
  input_json_schema?: unknown;
  /**
   * The journal retention. When set, this applies to all requests to this handler.
   *
   * In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
   * In case this handler is a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * If set, it overrides the value set in the service.
   */
  journal_retention?: string | null;
  /** Additional handler metadata, as propagated by the SDKs. */
  metadata?: { [key: string]: string };
  /** The handler name. */
  name: string;
  /** If empty, no schema was provided by the user at discovery time. */
  output_description: string;
  /** JSON Schema of the handler output */
  output_json_schema?: unknown;
  /**
   * If true, this handler can be invoked through the ingress.
   * If false, this handler can be invoked only from another Restate service.
   */
  public?: boolean;
  /** Retry policy overrides applied for this handler. */
  retry_policy?: HandlerRetryPolicyMetadata;
  ty?: null | HandlerMetadataType;
}

export type HandlerMetadataType = "Exclusive" | "Shared" | "Workflow";

/** Handler retry policy overrides */
export interface HandlerRetryPolicyMetadata {
  /**
   * The factor to use to compute the next retry attempt.
   *
   * Format: float
   */
  exponentiation_factor?: number | null;
  /**
   * Initial interval for the first retry attempt.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  initial_interval?: string | null;
  /** Number of maximum attempts (including the initial) before giving up. Infinite retries if unset. No retries if set to 1. */
  max_attempts?: number | null;
  /**
   * Maximum interval between retries.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  max_interval?: string | null;
  on_max_attempts?: null | OnMaxAttempts;
}

/** HTTP authentication details. */
export interface HttpAuth {
  GoogleIdToken: GoogleIdTokenAuth;
}

/** Kafka cluster details with subscriptions. */
export interface KafkaClusterResponse {
  /** When the Kafka cluster configuration was created. */
  created_at: string;
  /** List of configuration/deprecation information related to this deployment. */
  info?: SchemaInfo[];
  /** Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format. */
  name: string;
  /**
   * Properties for connecting to the kafka cluster.
   *
   * For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
   */
  properties: { [key: string]: string };
  /** Subscriptions to this Kafka cluster, returned only when `include_subscriptions` is enabled. */
  subscriptions: SubscriptionResponse[];
}

/** List of all registered deployments */
export interface ListDeploymentsResponse {
  deployments: DeploymentResponse[];
}

/** List of all Kafka clusters. */
export interface ListKafkaClustersResponse {
  clusters: SimpleKafkaClusterResponse[];
}

/** List of all the handlers of a service */
export interface ListServiceHandlersResponse {
  handlers: HandlerMetadata[];
}

/** List of all registered services. */
export interface ListServicesResponse {
  services: ServiceMetadata[];
}

/** List of all subscriptions. */
export interface ListSubscriptionsResponse {
  subscriptions: SubscriptionResponse[];
}

/**
 * A setting that is omitted or null keeps its value. A setting cannot be unset.
 *
 * Durations are strings such as `5 hours`, `1h30m`, `P1D` or `0`. Months, years, negative durations, and numbers without
 * a unit (except 0) are not valid. Responses spell durations differently: `1h30m` becomes `1h 30m`, and `P1W` becomes `7d`.
 */
export interface ModifyServiceRequest {
  /**
   * This timer guards against stalled service/handler invocations that are supposed to
   * terminate. The abort timeout is started after the 'inactivity timeout' has expired
   * and the service/handler invocation has been asked to gracefully terminate. Once the
   * timer expires, it will abort the service/handler invocation.
   *
   * This timer potentially **interrupts** user code. If the user code needs longer to
   * gracefully terminate, then this value needs to be set accordingly.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * This overrides the default abort timeout set in invoker options.
   */
  abort_timeout?: string | null;
  /**
   * Modify the retention of idempotent requests for this service.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  idempotency_retention?: string | null;
  /**
   * This timer guards against stalled service/handler invocations. Once it expires,
   * Restate triggers a graceful termination by asking the service invocation to
   * suspend (which preserves intermediate progress).
   *
   * The 'abort timeout' is used to abort the invocation, in case it doesn't react to
   * the request to suspend.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * This overrides the default inactivity timeout set in invoker options.
   */
  inactivity_timeout?: string | null;
  /**
   * Modify the journal retention for this service. When set, this applies to all requests to all handlers of this service.
   *
   * In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
   * In case the invocation targets a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  journal_retention?: string | null;
  /**
   * If true, the service can be invoked through the ingress.
   * If false, the service can be invoked only from another Restate service.
   *
   * @example false
   */
  public?: boolean | null;
  /**
   * Modify the retention of the workflow completion. This can be modified only for workflow services!
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  workflow_completion_retention?: string | null;
}

export interface ModifyServiceStateRequest {
  /**
   * The new state, which replaces the previous state. Keys that are omitted are deleted. `{}` deletes all keys.
   *
   * @example {
   *   "status": "\"closed\""
   * }
   */
  new_state: { [key: string]: string | number[] };
  /**
   * To what virtual object key to apply this change
   *
   * @example bob
   */
  object_key: string;
  /**
   * Optional scope for the virtual object instance. When set, targets the scoped
   * instance instead of the unscoped one.
   *
   * A scope has one or more letters, digits, `_`, `.` and `-`. The server responds with 500 `bad scope` to any other.
   *
   * @since Restate 1.7.2
   */
  scope?: string | null;
  /**
   * If set, the change is only applied if the latest version of the state equals this value. The server compares the
   * versions after it has responded with 202, and silently drops the change if they differ.
   */
  version?: string | null;
}

export type OnMaxAttempts = "Pause" | "Kill";

/**
 * The condition under which a rule is written. If it does not hold, the server responds with 409.
 *
 * - `none`: always, as if there were no precondition.
 * - `matches`: the rule exists, and this is its current version.
 * - `does_not_exist`: there is no rule with this pattern.
 */
export type Precondition = { type: "none" } | { type: "matches"; version: number } | { type: "does_not_exist" };

export type ProtocolType = "RequestResponse" | "BidiStream";

/** Error response for query endpoint. */
export interface QueryErrorBody {
  message: string;
}

export interface QueryRequest {
  /**
   * SQL query to run against the storage
   *
   * @example SELECT id FROM sys_invocation WHERE status = 'paused'
   */
  query: string;
}

/** The rows that the query returned. */
export interface QueryResponse {
  rows: { [key: string]: unknown }[];
}

export type RegisterDeploymentRequest =
  | {
      additional_headers?: null | SerdeableHeaderHashMap;
      /** @since Restate 1.7.2 */
      auth?: null | HttpAuth;
      /**
       * If `true`, it allows registering new service revisions with
       * schemas incompatible with previous service revisions, such as changing the service type.
       *
       * See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
       */
      breaking?: boolean;
      /**
       * If `true`, discovery will run but the deployment will not be registered.
       * This is useful to see the impact of a new deployment before registering it.
       * `force` and `breaking` will be respected.
       */
      dry_run?: boolean;
      /**
       * If `true`, it overrides, if existing, any deployment using the same `uri`.
       * Beware that this can lead inflight invocations to an unrecoverable error state.
       *
       * When set to `true`, it implies `breaking = true`.
       *
       * See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
       *
       * @default false
       */
      force?: boolean | null;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
      /**
       * Uri to use to discover/invoke the http deployment.
       *
       * The authority (host, port, and user information if there is any) and the path identify a deployment. An address that
       * differs from a registered one only in its scheme or its query string is the same deployment: without `force`, nothing
       * is changed, and the new address is not contacted.
       *
       * Format: uri
       *
       * @example http://localhost:9080
       */
      uri: string;
      /**
       * If `true`, discovery will be attempted using a client that defaults to HTTP1.1
       * instead of a prior-knowledge HTTP2 client. HTTP2 may still be used for TLS servers
       * that advertise HTTP2 support via ALPN. HTTP1.1 deployments will only work in
       * request-response mode.
       */
      use_http_11?: boolean;
    }
  | {
      additional_headers?: null | SerdeableHeaderHashMap;
      /** ARN to use to discover/invoke the lambda deployment. */
      arn: string;
      /** Optional ARN of a role to assume when invoking the addressed Lambda, to support role chaining */
      assume_role_arn?: string | null;
      /**
       * If `true`, it allows registering new service revisions with
       * schemas incompatible with previous service revisions, such as changing the service type.
       *
       * See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
       */
      breaking?: boolean;
      /**
       * If `true`, discovery will run but the deployment will not be registered.
       * This is useful to see the impact of a new deployment before registering it.
       * `force` and `breaking` will be respected.
       */
      dry_run?: boolean;
      /**
       * If `true`, it overrides, if existing, any deployment using the same `uri`.
       * Beware that this can lead inflight invocations to an unrecoverable error state.
       *
       * This implies `breaking = true`.
       *
       * See the [versioning documentation](https://docs.restate.dev/services/versioning) for more information.
       *
       * @default false
       */
      force?: boolean | null;
      /** Deployment metadata. */
      metadata?: { [key: string]: string };
    };

export interface RegisterDeploymentResponse {
  id: string;
  /** List of configuration/deprecation information related to this deployment. */
  info?: SchemaInfo[];
  /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
  max_protocol_version?: number;
  /** During registration, the SDKs declare a range from minimum (included) to maximum (included) Service Protocol supported version. */
  min_protocol_version?: number;
  /** SDK library and version declared during registration. */
  sdk_version?: string | null;
  services: ServiceMetadata[];
}

/** The invocation was restarted as new. */
export interface RestartAsNewInvocationResponse {
  /** The invocation id of the new invocation. */
  new_invocation_id: string;
}

export interface RuleResponse {
  description?: string | null;
  disabled: boolean;
  /**
   * Millis since UNIX epoch.
   *
   * Rounded beyond `Number.MAX_SAFE_INTEGER`.
   */
  last_modified_millis_since_epoch: number;
  limits: UserLimits;
  pattern: string;
  /** Per-rule version: bumped on runtime-relevant changes. */
  version: number;
}

export interface SchemaInfo {
  code?: string | null;
  message: string;
}

/**
 * Proxy type to implement HashMap<HeaderName, HeaderValue> ser/de
 * Use it directly or with `#[serde(with = "serde_with::As::<serde_with::FromInto<restate_serde_util::SerdeableHeaderMap>>")]`.
 */
export interface SerdeableHeaderHashMap {
  [key: string]: string;
}

/** Metadata of a registered service. */
export interface ServiceMetadata {
  /**
   * This timer guards against stalled service/handler invocations that are supposed to
   * terminate. The abort timeout is started after the 'inactivity timeout' has expired
   * and the service/handler invocation has been asked to gracefully terminate. Once the
   * timer expires, it will abort the service/handler invocation.
   *
   * This timer potentially **interrupts** user code. If the user code needs longer to
   * gracefully terminate, then this value needs to be set accordingly.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * If unset, this returns the default abort timeout configured in invoker options.
   */
  abort_timeout?: string;
  /** Deployment exposing the latest revision of the service. */
  deployment_id: string;
  /** Documentation of the service, as propagated by the SDKs. */
  documentation?: string | null;
  /**
   * If true, lazy state will be enabled for all invocations to this service.
   * This is relevant only for Workflows and Virtual Objects.
   */
  enable_lazy_state?: boolean;
  /** Handlers for this service. */
  handlers: HandlerMetadata[];
  /**
   * The retention duration of idempotent requests for this service.
   *
   * If not configured, this returns the default idempotency retention.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  idempotency_retention?: string;
  /**
   * This timer guards against stalled service/handler invocations. Once it expires,
   * Restate triggers a graceful termination by asking the service invocation to
   * suspend (which preserves intermediate progress).
   *
   * The 'abort timeout' is used to abort the invocation, in case it doesn't react to
   * the request to suspend.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   *
   * If unset, this returns the default inactivity timeout configured in invoker options.
   */
  inactivity_timeout?: string;
  /** List of configuration/deprecation information related to this service. */
  info?: SchemaInfo[];
  /**
   * The journal retention. When set, this applies to all requests to all handlers of this service.
   *
   * In case the invocation has an idempotency key, the `idempotency_retention` caps the maximum `journal_retention` time.
   * In case the invocation targets a workflow handler, the `workflow_completion_retention` caps the maximum `journal_retention` time.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  journal_retention?: string | null;
  /** Additional service metadata, as propagated by the SDKs. */
  metadata?: { [key: string]: string };
  /** Fully qualified name of the service */
  name: string;
  /**
   * If true, the service can be invoked through the ingress.
   * If false, the service can be invoked only from another Restate service.
   */
  public?: boolean;
  /**
   * Retry policy applied to invocations of this service.
   *
   * If unset, it returns the default values configured in the Restate configuration.
   */
  retry_policy?: ServiceRetryPolicyMetadata;
  /** Latest revision of the service. */
  revision: number;
  /** Service type */
  ty: ServiceType;
  /**
   * The retention duration of workflows. Only available on workflow services.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  workflow_completion_retention?: string | null;
}

export interface ServiceNameRevPair {
  name: string;
  revision: number;
}

/** Service retry policy */
export interface ServiceRetryPolicyMetadata {
  /**
   * The factor to use to compute the next retry attempt. Default: `2.0`.
   *
   * Format: float
   */
  exponentiation_factor?: number;
  /**
   * Initial interval for the first retry attempt.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  initial_interval?: string;
  /** Number of maximum attempts (including the initial) before giving up. Infinite retries if unset. No retries if set to 1. */
  max_attempts?: number | null;
  /**
   * Maximum interval between retries.
   *
   * Can be configured using the [`jiff::fmt::friendly`](https://docs.rs/jiff/latest/jiff/fmt/friendly/index.html) format or ISO8601, for example `5 hours`.
   */
  max_interval?: string | null;
  /** Behavior when max attempts are reached. */
  on_max_attempts?: OnMaxAttempts;
}

export type ServiceType = "Service" | "VirtualObject" | "Workflow";

/** Kafka cluster simple response. */
export interface SimpleKafkaClusterResponse {
  /** When the Kafka cluster configuration was created. */
  created_at: string;
  /** List of configuration/deprecation information related to this deployment. */
  info?: SchemaInfo[];
  /** Name for the Kafka cluster, used to identify this Kafka cluster configuration in subscriptions. Must be a valid hostname format. */
  name: string;
  /**
   * Properties for connecting to the kafka cluster.
   *
   * For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
   */
  properties: { [key: string]: string };
}

/** Subscription details. */
export interface SubscriptionResponse {
  id: string;
  options: { [key: string]: string };
  sink: string;
  source: string;
}

export type UpdateDeploymentRequest =
  | {
      additional_headers?: null | SerdeableHeaderHashMap;
      /**
       * If `true`, discovery will run but the deployment will not be registered.
       * This is useful to see the impact of a new deployment before registering it.
       */
      dry_run?: boolean;
      /**
       * If `true`, the update will overwrite the schema information, including the exposed service and handlers and service configuration, allowing **breaking changes** too. Use with caution.
       *
       * Only takes effect together with an address or `additional_headers`. These may equal the current ones.
       */
      overwrite?: boolean;
      /**
       * Uri to use to discover/invoke the http deployment.
       *
       * Format: uri
       *
       * @example http://localhost:9080
       */
      uri?: string | null;
      /**
       * If `true`, discovery will be attempted using a client that defaults to HTTP1.1
       * instead of a prior-knowledge HTTP2 client. HTTP2 may still be used for TLS servers
       * that advertise HTTP2 support via ALPN. HTTP1.1 deployments will only work in
       * request-response mode.
       */
      use_http_11?: boolean | null;
    }
  | {
      additional_headers?: null | SerdeableHeaderHashMap;
      /** ARN to use to discover/invoke the lambda deployment. */
      arn?: string | null;
      /** Optional ARN of a role to assume when invoking the addressed Lambda, to support role chaining. */
      assume_role_arn?: string | null;
      /**
       * If `true`, discovery will run but the deployment will not be registered.
       * This is useful to see the impact of a new deployment before registering it.
       */
      dry_run?: boolean;
      /**
       * If `true`, the update will overwrite the schema information, including the exposed service and handlers and service configuration, allowing **breaking changes** too. Use with caution.
       *
       * Only takes effect together with an address or `additional_headers`. These may equal the current ones.
       */
      overwrite?: boolean;
    };

/** Update Kafka cluster request */
export interface UpdateKafkaClusterRequest {
  /**
   * Updated Kafka cluster configuration properties. Must contain either
   * 'bootstrap.servers' or 'metadata.broker.list'.
   *
   * For a full list of configuration properties, check the [librdkafka documentation](https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md).
   *
   * @example {
   *   "bootstrap.servers": "localhost:9092"
   * }
   */
  properties: { [key: string]: string };
}

/** One rule of `PUT /limits/rules`. Without a `precondition`, it is inserted or replaced. */
export interface UpsertRuleRequest {
  /**
   * Free-form description shown in the rule book; not consulted at
   * runtime.
   */
  description?: string | null;
  /**
   * Soft-tombstone toggle. `true` parks the rule (the runtime treats
   * it as absent) without removing it.
   */
  disabled?: boolean;
  /**
   * @example {
   *   "concurrency": 10
   * }
   */
  limits?: UserLimits;
  /**
   * The pattern that selects which scope/limit-key combinations the
   * rule applies to. Examples: `"*"`, `"scope1/*"`, `"scope1/foo/bar"`.
   *
   * @example my-scope/*
   */
  pattern: string;
  /**
   * Optimistic-concurrency guard. `{ "type": "matches", "version": v }`
   * requires the rule's current version to be `v`;
   * `{ "type": "does_not_exist" }` requires the rule to be absent
   * (strict insert); `{ "type": "none" }` (or omitted) is
   * unconditional.
   */
  precondition?: Precondition;
}

/** The limits of a rule. A limit that is omitted or null does not apply. */
export interface UserLimits {
  /** The maximum number of invocations that run at once. */
  concurrency?: number | null;
}

/** Admin API version information */
export interface VersionInformation {
  /**
   * List experimental features with their
   * enabled state.
   *
   * @since Restate 1.7.2
   */
  features?: { [key: string]: boolean };
  ingress_endpoint?: null | string;
  /** Maximum supported admin API version by the admin server */
  max_admin_api_version: number;
  /** Minimum supported admin API version by the admin server */
  min_admin_api_version: number;
  /** Version of the admin server */
  version: string;
}

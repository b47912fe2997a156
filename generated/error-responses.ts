// Generated from Admin API by `npm run generate`. Do not edit.

import type { ErrorDescriptionResponse, QueryErrorBody } from "./components.js";
import type { operations } from "./schema.js";

/** The documented error statuses of each operation, with the type of the body. */
export interface ErrorResponses {
  readonly bulkDeleteRules: {
    readonly 400: string;
    readonly 409: operations["bulk_delete_rules"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: operations["bulk_delete_rules"]["responses"][422]["content"]["application/json"] | string;
    readonly 429: undefined;
    readonly 500: operations["bulk_delete_rules"]["responses"][500]["content"]["application/json"];
  };
  readonly cancelInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly clusterHealth: {
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly createDeployment: {
    readonly 400: operations["create_deployment"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["create_deployment"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["create_deployment"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["create_deployment"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["create_deployment"]["responses"][500]["content"]["application/json"];
  };
  readonly createKafkaCluster: {
    readonly 400: operations["create_kafka_cluster"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["create_kafka_cluster"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["create_kafka_cluster"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["create_kafka_cluster"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["create_kafka_cluster"]["responses"][500]["content"]["application/json"];
  };
  readonly createSubscription: {
    readonly 400: operations["create_subscription"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["create_subscription"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["create_subscription"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["create_subscription"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["create_subscription"]["responses"][500]["content"]["application/json"];
  };
  readonly deleteDeployment: {
    readonly 400: operations["delete_deployment"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["delete_deployment"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["delete_deployment"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["delete_deployment"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["delete_deployment"]["responses"][500]["content"]["application/json"];
    readonly 501: undefined;
  };
  readonly deleteInvocation: {
    readonly 400: operations["delete_invocation"]["responses"][400]["content"]["application/json"] | string;
    readonly 405: operations["delete_invocation"]["responses"][405]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["delete_invocation"]["responses"][500]["content"]["application/json"];
  };
  readonly deleteKafkaCluster: {
    readonly 400: operations["delete_kafka_cluster"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["delete_kafka_cluster"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["delete_kafka_cluster"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["delete_kafka_cluster"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["delete_kafka_cluster"]["responses"][500]["content"]["application/json"];
  };
  readonly deleteSubscription: {
    readonly 400: operations["delete_subscription"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["delete_subscription"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["delete_subscription"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["delete_subscription"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["delete_subscription"]["responses"][500]["content"]["application/json"];
  };
  readonly getDeployment: {
    readonly 400: operations["get_deployment"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_deployment"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_deployment"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_deployment"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_deployment"]["responses"][500]["content"]["application/json"];
  };
  readonly getKafkaCluster: {
    readonly 400: operations["get_kafka_cluster"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_kafka_cluster"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_kafka_cluster"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_kafka_cluster"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_kafka_cluster"]["responses"][500]["content"]["application/json"];
  };
  readonly getService: {
    readonly 400: operations["get_service"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_service"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_service"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_service"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_service"]["responses"][500]["content"]["application/json"];
  };
  readonly getServiceHandler: {
    readonly 400: operations["get_service_handler"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_service_handler"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_service_handler"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_service_handler"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_service_handler"]["responses"][500]["content"]["application/json"];
  };
  readonly getServiceOpenapi: {
    readonly 400: operations["get_service_openapi"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_service_openapi"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_service_openapi"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_service_openapi"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_service_openapi"]["responses"][500]["content"]["application/json"];
  };
  readonly getSubscription: {
    readonly 400: operations["get_subscription"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["get_subscription"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["get_subscription"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["get_subscription"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["get_subscription"]["responses"][500]["content"]["application/json"];
  };
  readonly health: {
    readonly 429: undefined;
  };
  readonly killInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly listDeployments: {
    readonly 429: undefined;
  };
  readonly listKafkaClusters: {
    readonly 429: undefined;
  };
  readonly listServiceHandlers: {
    readonly 400: operations["list_service_handlers"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["list_service_handlers"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["list_service_handlers"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["list_service_handlers"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["list_service_handlers"]["responses"][500]["content"]["application/json"];
  };
  readonly listServices: {
    readonly 400: operations["list_services"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["list_services"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["list_services"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["list_services"]["responses"][409]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["list_services"]["responses"][500]["content"]["application/json"];
  };
  readonly listSubscriptions: {
    readonly 400: string;
    readonly 429: undefined;
  };
  readonly modifyService: {
    readonly 400: operations["modify_service"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["modify_service"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["modify_service"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["modify_service"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["modify_service"]["responses"][500]["content"]["application/json"];
  };
  readonly modifyServiceState: {
    readonly 400: operations["modify_service_state"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["modify_service_state"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["modify_service_state"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["modify_service_state"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["modify_service_state"]["responses"][500]["content"]["application/json"];
  };
  readonly pauseInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly pauseVqueue: {
    readonly 400: operations["pause_vqueue"]["responses"][400]["content"]["application/json"] | string;
    readonly 405: operations["pause_vqueue"]["responses"][405]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["pause_vqueue"]["responses"][500]["content"]["application/json"];
  };
  readonly purgeInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly purgeJournal: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly query: {
    readonly 400: QueryErrorBody | string;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: QueryErrorBody | undefined;
    readonly 500: QueryErrorBody;
    readonly 503: QueryErrorBody;
  };
  readonly restartAsNewInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 410: ErrorDescriptionResponse;
    readonly 422: ErrorDescriptionResponse;
    readonly 425: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly resumeInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 425: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly resumeVqueue: {
    readonly 400: operations["resume_vqueue"]["responses"][400]["content"]["application/json"] | string;
    readonly 405: operations["resume_vqueue"]["responses"][405]["content"]["application/json"];
    readonly 429: undefined;
    readonly 500: operations["resume_vqueue"]["responses"][500]["content"]["application/json"];
  };
  readonly updateDeployment: {
    readonly 400: operations["update_deployment"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["update_deployment"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["update_deployment"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["update_deployment"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["update_deployment"]["responses"][500]["content"]["application/json"];
  };
  readonly updateKafkaCluster: {
    readonly 400: operations["update_kafka_cluster"]["responses"][400]["content"]["application/json"] | string;
    readonly 404: operations["update_kafka_cluster"]["responses"][404]["content"]["application/json"];
    readonly 405: operations["update_kafka_cluster"]["responses"][405]["content"]["application/json"];
    readonly 409: operations["update_kafka_cluster"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: operations["update_kafka_cluster"]["responses"][500]["content"]["application/json"];
  };
  readonly upsertRules: {
    readonly 400: string;
    readonly 409: operations["upsert_rules"]["responses"][409]["content"]["application/json"];
    readonly 413: string;
    readonly 415: string;
    readonly 422: operations["upsert_rules"]["responses"][422]["content"]["application/json"] | string;
    readonly 429: undefined;
    readonly 500: operations["upsert_rules"]["responses"][500]["content"]["application/json"];
  };
  readonly version: {
    readonly 429: undefined;
  };
}

// Generated from Admin API by `npm run generate`. Do not edit.

import type { ErrorDescriptionResponse, QueryErrorBody } from "./components.js";

/** The documented error statuses of each operation, with the type of the body. */
export interface ErrorResponses {
  readonly bulkDeleteRules: {
    readonly 400: string;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: ErrorDescriptionResponse | string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly cancelInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly createDeployment: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly createKafkaCluster: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly createSubscription: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly deleteDeployment: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
    readonly 501: undefined;
  };
  readonly deleteInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 405: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly deleteKafkaCluster: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly deleteSubscription: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getClusterHealth: {
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly getDeployment: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getHealth: {
    readonly 429: undefined;
  };
  readonly getKafkaCluster: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getService: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getServiceHandler: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getServiceOpenapi: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getSubscription: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly getVersion: {
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
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly listServices: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly listSubscriptions: {
    readonly 400: string;
    readonly 429: undefined;
  };
  readonly modifyService: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly modifyServiceState: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly pauseInvocation: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 503: ErrorDescriptionResponse;
  };
  readonly pauseVqueue: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 405: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
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
    readonly 400: ErrorDescriptionResponse | string;
    readonly 405: ErrorDescriptionResponse;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly updateDeployment: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly updateKafkaCluster: {
    readonly 400: ErrorDescriptionResponse | string;
    readonly 404: ErrorDescriptionResponse;
    readonly 405: ErrorDescriptionResponse;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
  readonly upsertRules: {
    readonly 400: string;
    readonly 409: ErrorDescriptionResponse;
    readonly 413: string;
    readonly 415: string;
    readonly 422: ErrorDescriptionResponse | string;
    readonly 429: undefined;
    readonly 500: ErrorDescriptionResponse;
  };
}

// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
  checkRequired,
  decodeNothing,
  isIdempotent,
  type Operation,
  type OperationPromise,
  PLAIN_OR_NULL,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type {
  DetailedDeploymentResponse,
  ListDeploymentsResponse,
  RegisterDeploymentRequest,
  RegisterDeploymentResponse,
  UpdateDeploymentRequest,
} from "../components.js";
import { createGuard } from "../version-check.js";

const $createDeployment = {
  name: "createDeployment",
  method: "POST",
  path: "/deployments",
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
  retry: { idempotent: true, unless: { body: { force: true } } },
  isIdempotent,
  parts: [{ in: "body", path: ["auth"], versions: [{ since: "1.7.2" }] }],
  checkBody,
} as const satisfies Operation;

/** Register deployment. Like {@link AdminClient.createDeployment}, with the client as the first argument. */
export function createDeployment(
  client: Client,
  body: RegisterDeploymentRequest,
  options?: RequestOptions,
): OperationPromise<RegisterDeploymentResponse, 200 | 201> {
  return callOperation(client, $createDeployment, options, { body }, createGuard(client));
}

/** Options of {@link deleteDeployment}. */
export interface DeleteDeploymentOptions extends RequestOptions {
  /**
   * Only forced deletion exists: the server responds with 501 otherwise. Use with caution: deleting a deployment can break
   * in-flight invocations.
   */
  readonly force: true;
}

const $deleteDeployment = {
  name: "deleteDeployment",
  method: "DELETE",
  path: "/deployments/{deployment}",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json", 501: "none" },
  retry: { idempotent: true },
  options: { force: PLAIN_OR_NULL },
  required: ["force"],
  checkRequired,
} as const satisfies Operation;

/** Delete deployment. Like {@link AdminClient.deleteDeployment}, with the client as the first argument. */
export function deleteDeployment(
  client: Client,
  deployment: string,
  options: DeleteDeploymentOptions,
): OperationPromise<void, 202> {
  return callOperation(client, $deleteDeployment, options, {
    params: { path: { deployment }, query: { force: options?.force } },
  });
}

const $getDeployment = {
  name: "getDeployment",
  method: "GET",
  path: "/deployments/{deployment}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/** Get deployment. Like {@link AdminClient.getDeployment}, with the client as the first argument. */
export function getDeployment(
  client: Client,
  deployment: string,
  options?: RequestOptions,
): OperationPromise<DetailedDeploymentResponse, 200> {
  return callOperation(client, $getDeployment, options, { params: { path: { deployment } } });
}

const $listDeployments = {
  name: "listDeployments",
  method: "GET",
  path: "/deployments",
  errors: { 429: "none" },
  retry: { idempotent: true },
} as const satisfies Operation;

/** List deployments. Like {@link AdminClient.listDeployments}, with the client as the first argument. */
export function listDeployments(
  client: Client,
  options?: RequestOptions,
): OperationPromise<ListDeploymentsResponse, 200> {
  return callOperation(client, $listDeployments, options, {});
}

const $updateDeployment = {
  name: "updateDeployment",
  method: "PATCH",
  path: "/deployments/{deployment}",
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
  checkBody,
} as const satisfies Operation;

/** Update deployment. Like {@link AdminClient.updateDeployment}, with the client as the first argument. */
export function updateDeployment(
  client: Client,
  deployment: string,
  body: UpdateDeploymentRequest,
  options?: RequestOptions,
): OperationPromise<DetailedDeploymentResponse, 200> {
  return callOperation(client, $updateDeployment, options, { params: { path: { deployment } }, body });
}

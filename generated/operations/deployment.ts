// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
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
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

/**
 * Register deployment
 *
 * Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
 * and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
 * In a cluster, the other nodes learn of the deployment a moment later. Until then, `latest` is an older deployment for them.
 * `registerDeployment` waits for that, and explains failures.
 *
 * `POST /deployments`. Retried even if the server may have acted on the request, except with `force: true`.
 *
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Deployment already exists. No change if force = false, services overwritten if force = true. 201: Deployment created successfully and services discovered. With `dry_run`, nothing was created and the id is not real.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/deployment/register-deployment}
 * @example
 * ```ts
 * await createDeployment(client, { uri: "http://localhost:9080" });
 * ```
 */
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
} as const satisfies Operation;

/**
 * Delete deployment
 *
 * Delete a deployment. Currently, only forced deletions are supported.
 * **Use with caution**: forcing a deployment deletion can break in-flight invocations.
 *
 * `DELETE /deployments/{deployment}`. Retried even if the server may have acted on the request.
 *
 * @param deployment - Deployment identifier
 * @param options - `force`, and {@link RequestOptions}.
 * @returns 202: Deployment deletion accepted and will be processed asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * - 501 Not Implemented: Graceful deployment deletion (force=false) is not yet supported.
 * @see {@link https://docs.restate.dev/admin-api/deployment/delete-deployment}
 * @example
 * ```ts
 * await deleteDeployment(
 *   client,
 *   "dp_10AzGsK0bd2NnQY6RGCZjmr",
 *   { force: true },
 * );
 * ```
 */
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

/**
 * Get deployment
 *
 * Returns detailed information about a registered deployment, including deployment metadata and the services it exposes.
 *
 * `GET /deployments/{deployment}`. Retried even if the server may have acted on the request.
 *
 * @param deployment - Deployment identifier
 * @param options - {@link RequestOptions}.
 * @returns 200: Deployment details including services and configuration.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/deployment/get-deployment}
 * @example
 * ```ts
 * await getDeployment(client, "dp_10AzGsK0bd2NnQY6RGCZjmr");
 * ```
 */
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

/**
 * List deployments
 *
 * Returns a list of all registered deployments, including their endpoints and associated services.
 *
 * `GET /deployments`. Retried even if the server may have acted on the request.
 *
 * @param options - {@link RequestOptions}.
 * @returns 200: List of all registered deployments with their metadata.
 * @see {@link https://docs.restate.dev/admin-api/deployment/list-deployments}
 * @example
 * ```ts
 * await listDeployments(client);
 * ```
 */
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
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

/**
 * Update deployment
 *
 * Updates an existing deployment configuration, such as the endpoint address or invocation headers.
 * A request with an address or `additional_headers` contacts the endpoint, and fails if the endpoint is down.
 * Service schemas are only updated if the same request has `overwrite: true`. On its own, `overwrite` has no effect.
 * The server silently ignores an address that cannot be parsed, and responds with 200.
 *
 * `PATCH /deployments/{deployment}`. Retried even if the server may have acted on the request.
 *
 * @param deployment - Deployment identifier
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Deployment updated successfully. Service schemas are only updated if `overwrite` was true and the request had an address or `additional_headers`.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/deployment/update-deployment}
 * @example
 * ```ts
 * await updateDeployment(
 *   client,
 *   "dp_10AzGsK0bd2NnQY6RGCZjmr",
 *   { uri: "http://localhost:9080" },
 * );
 * ```
 */
export function updateDeployment(
  client: Client,
  deployment: string,
  body: UpdateDeploymentRequest,
  options?: RequestOptions,
): OperationPromise<DetailedDeploymentResponse, 200> {
  return callOperation(client, $updateDeployment, options, { params: { path: { deployment } }, body });
}

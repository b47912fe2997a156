// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import { createVersionCheck } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing, isIdempotent } from "../../src/runtime.js";

/** The request body of `createDeployment`. */
export type CreateDeploymentBody = NonNullable<operations["create_deployment"]["requestBody"]>["content"]["application/json"];
/** What `createDeployment` succeeds with. */
export type CreateDeploymentAnswer = Answer<200, operations["create_deployment"]["responses"][200]["content"]["application/json"]> | Answer<201, operations["create_deployment"]["responses"][201]["content"]["application/json"]>;

const $createDeployment = {
  name: "createDeployment",
  method: "POST",
  path: "/deployments",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: true, unless: {"body":{"force":true}} },
  isIdempotent,
  newer: [{"in":"body","path":["auth"],"since":"1.7.2"}],
} as const satisfies Operation;

/**
 * Register deployment
 *
 * Registers a new deployment (HTTP or Lambda). Restate will invoke the endpoint to discover available services and handlers,
 * and make them available for invocation. For more information, see the [deployment documentation](https://docs.restate.dev/services/versioning#registering-a-deployment).
 *
 * `POST /deployments`
 *
 * Retried after a failure that may be temporary, but not with `force: true`.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Deployment already exists. No change if force = false, services overwritten if force = true. 201 (`application/json`): Deployment created successfully and services discovered. With `dry_run` nothing was created: the id is made up.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
 * - 405 Method Not Allowed: Method not allowed
 * - 409 Conflict: Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB
 * - 415 Unsupported Media Type: The request body is not declared as JSON
 * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/deployment/register-deployment}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.6.1 or earlier
 */
export function createDeployment(client: Client, body: CreateDeploymentBody, options?: RequestOptions): AdminPromise<CreateDeploymentAnswer> {
  return callOperation(client, $createDeployment, options, { body }, createVersionCheck(client));
}

/** The options of `deleteDeployment`. */
export interface DeleteDeploymentOptions extends RequestOptions {
  /** Must be true: without it the server answers 501. This might break in-flight invocations, use with caution. */
  readonly force?: NonNullable<operations["delete_deployment"]["parameters"]["query"]>["force"] | undefined;
}

/** What `deleteDeployment` succeeds with. */
export type DeleteDeploymentAnswer = Answer<202, void>;

const $deleteDeployment = {
  name: "deleteDeployment",
  method: "DELETE",
  path: "/deployments/{deployment}",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json", 501: "none" },
  retry: { idempotent: true },
  options: ["force"],
} as const satisfies Operation;

/**
 * Delete deployment
 *
 * Delete a deployment. Currently, only forced deletions are supported.
 * **Use with caution**: forcing a deployment deletion can break in-flight invocations.
 *
 * `DELETE /deployments/{deployment}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param deployment - Deployment identifier
 * @param options - `force`, and the request's options.
 * @returns 202 (no body): Deployment deletion accepted and will be processed asynchronously.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
 * - 405 Method Not Allowed: Method not allowed
 * - 409 Conflict: Conflict
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * - 501 Not Implemented: Not implemented. Graceful deployment deletion (force=false) is not yet supported.
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @throws TypeError if a path argument is empty, `.` or `..`.
 * @see {@link https://docs.restate.dev/admin-api/deployment/delete-deployment}
 * @since Restate 1.6.1 or earlier
 */
export function deleteDeployment(client: Client, deployment: operations["delete_deployment"]["parameters"]["path"]["deployment"], options?: DeleteDeploymentOptions): AdminPromise<DeleteDeploymentAnswer> {
  return callOperation(client, $deleteDeployment, options, { params: { path: { deployment }, query: { force: options?.force } } });
}

/** What `getDeployment` succeeds with. */
export type GetDeploymentAnswer = Answer<200, operations["get_deployment"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /deployments/{deployment}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param deployment - Deployment identifier
 * @param options - The request's options.
 * @returns 200 (`application/json`): Deployment details including services and configuration.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
 * - 405 Method Not Allowed: Method not allowed
 * - 409 Conflict: Conflict
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @throws TypeError if a path argument is empty, `.` or `..`.
 * @see {@link https://docs.restate.dev/admin-api/deployment/get-deployment}
 * @since Restate 1.6.1 or earlier
 */
export function getDeployment(client: Client, deployment: operations["get_deployment"]["parameters"]["path"]["deployment"], options?: RequestOptions): AdminPromise<GetDeploymentAnswer> {
  return callOperation(client, $getDeployment, options, { params: { path: { deployment } } });
}

/** What `listDeployments` succeeds with. */
export type ListDeploymentsAnswer = Answer<200, operations["list_deployments"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /deployments`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): List of all registered deployments with their metadata.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/deployment/list-deployments}
 * @since Restate 1.6.1 or earlier
 */
export function listDeployments(client: Client, options?: RequestOptions): AdminPromise<ListDeploymentsAnswer> {
  return callOperation(client, $listDeployments, options, {});
}

/** The request body of `updateDeployment`. */
export type UpdateDeploymentBody = NonNullable<operations["update_deployment"]["requestBody"]>["content"]["application/json"];
/** What `updateDeployment` succeeds with. */
export type UpdateDeploymentAnswer = Answer<200, operations["update_deployment"]["responses"][200]["content"]["application/json"]>;

const $updateDeployment = {
  name: "updateDeployment",
  method: "PATCH",
  path: "/deployments/{deployment}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Update deployment
 *
 * Updates an existing deployment configuration, such as the endpoint address or invocation headers.
 * A request with an address or `additional_headers` contacts the endpoint and fails when it is down.
 * Service schemas are only taken over from it when `overwrite: true` is in the same request: `overwrite` alone does nothing.
 * An address that can't be parsed is ignored, with a 200.
 *
 * `PATCH /deployments/{deployment}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param deployment - Deployment identifier
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Deployment updated successfully. Service schemas are only updated if `overwrite` was true and an address or `additional_headers` was given.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: Bad request
 * - 404 Not Found: Not found. Without a body when the server does not know the path, for example because it is too old for it
 * - 405 Method Not Allowed: Method not allowed
 * - 409 Conflict: Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB
 * - 415 Unsupported Media Type: The request body is not declared as JSON
 * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * - 500 Internal Server Error: Internal server error
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @throws TypeError if a path argument is empty, `.` or `..`.
 * @see {@link https://docs.restate.dev/admin-api/deployment/update-deployment}
 * @since Restate 1.6.1 or earlier
 */
export function updateDeployment(client: Client, deployment: operations["update_deployment"]["parameters"]["path"]["deployment"], body: UpdateDeploymentBody, options?: RequestOptions): AdminPromise<UpdateDeploymentAnswer> {
  return callOperation(client, $updateDeployment, options, {
    params: { path: { deployment } },
    body,
  });
}

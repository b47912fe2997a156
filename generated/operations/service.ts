// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
  decodeNothing,
  type Operation,
  type OperationPromise,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type {
  ListServicesResponse,
  ModifyServiceRequest,
  ModifyServiceStateRequest,
  ServiceMetadata,
} from "../components.js";
import { createGuard } from "../version-check.js";

const $getService = {
  name: "getService",
  method: "GET",
  path: "/services/{service}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Get service
 *
 * Returns detailed metadata about a specific service, including its type, handlers, and configuration settings.
 *
 * `GET /services/{service}`. Retried even if the server may have acted on the request.
 *
 * @param service - Fully qualified service name.
 * @param options - {@link RequestOptions}.
 * @returns 200: Service metadata including type, revision, handlers, and configuration.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service/get-service}
 * @example
 * ```ts
 * await getService(client, "Greeter");
 * ```
 */
export function getService(
  client: Client,
  service: string,
  options?: RequestOptions,
): OperationPromise<ServiceMetadata, 200> {
  return callOperation(client, $getService, options, { params: { path: { service } } });
}

const $getServiceOpenapi = {
  name: "getServiceOpenapi",
  method: "GET",
  path: "/services/{service}/openapi",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Get service OpenAPI definition
 *
 * Returns the OpenAPI 3.1 specification for the service, describing all handlers and their request/response schemas.
 *
 * `GET /services/{service}/openapi`. Retried even if the server may have acted on the request.
 *
 * @param service - Fully qualified service name.
 * @param options - {@link RequestOptions}.
 * @returns 200: OpenAPI 3.1 specification document describing the service's API.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service/get-service-openapi-definition}
 * @example
 * ```ts
 * await getServiceOpenapi(client, "Greeter");
 * ```
 */
export function getServiceOpenapi(
  client: Client,
  service: string,
  options?: RequestOptions,
): OperationPromise<{ [key: string]: unknown }, 200> {
  return callOperation(client, $getServiceOpenapi, options, { params: { path: { service } } });
}

const $listServices = {
  name: "listServices",
  method: "GET",
  path: "/services",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * List services
 *
 * Returns a list of all registered services, including their metadata and configuration.
 *
 * `GET /services`. Retried even if the server may have acted on the request.
 *
 * @param options - {@link RequestOptions}.
 * @returns 200: List of all registered services with their metadata.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service/list-services}
 * @example
 * ```ts
 * await listServices(client);
 * ```
 */
export function listServices(client: Client, options?: RequestOptions): OperationPromise<ListServicesResponse, 200> {
  return callOperation(client, $listServices, options, {});
}

const $modifyService = {
  name: "modifyService",
  method: "PATCH",
  path: "/services/{service}",
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
 * Modify service configuration
 *
 * Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
 * Note: Service re-discovery will update these settings based on the service endpoint configuration.
 *
 * `PATCH /services/{service}`. Retried even if the server may have acted on the request.
 *
 * @param service - Fully qualified service name.
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Service configuration updated successfully.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service/modify-service-configuration}
 * @example
 * ```ts
 * await modifyService(client, "Greeter", { public: false });
 * ```
 */
export function modifyService(
  client: Client,
  service: string,
  body: ModifyServiceRequest,
  options?: RequestOptions,
): OperationPromise<ServiceMetadata, 200> {
  return callOperation(client, $modifyService, options, { params: { path: { service } }, body });
}

const $modifyServiceState = {
  name: "modifyServiceState",
  method: "POST",
  path: "/services/{service}/state",
  decode: decodeNothing,
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
  retry: { idempotent: false },
  parts: [{ in: "body", path: ["scope"], versions: [{ since: "1.7.2" }] }],
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

/**
 * Modify service state
 *
 * Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
 *
 * `POST /services/{service}/state`. Not retried once the server may have acted on the request: a second request could have another effect or result.
 *
 * @param service - Fully qualified service name.
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 202: State modification request accepted and will be applied asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service/modify-service-state}
 * @example
 * ```ts
 * await modifyServiceState(
 *   client,
 *   "Greeter",
 *   { new_state: { status: "\"closed\"" }, object_key: "bob" },
 * );
 * ```
 */
export function modifyServiceState(
  client: Client,
  service: string,
  body: ModifyServiceStateRequest,
  options?: RequestOptions,
): OperationPromise<void, 202> {
  return callOperation(
    client,
    $modifyServiceState,
    options,
    { params: { path: { service } }, body },
    createGuard(client),
  );
}

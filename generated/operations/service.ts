// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import { createVersionCheck } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing } from "../../src/runtime.js";

/** What `getService` succeeds with. */
export type GetServiceAnswer = Answer<200, operations["get_service"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /services/{service}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Service metadata including type, revision, handlers, and configuration.
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
 * @see {@link https://docs.restate.dev/admin-api/service/get-service}
 * @since Restate 1.6.1 or earlier
 */
export function getService(client: Client, service: operations["get_service"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<GetServiceAnswer> {
  return callOperation(client, $getService, options, { params: { path: { service } } });
}

/** What `getServiceOpenapi` succeeds with. */
export type GetServiceOpenapiAnswer = Answer<200, operations["get_service_openapi"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /services/{service}/openapi`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param options - The request's options.
 * @returns 200 (`application/json`): OpenAPI 3.1 specification document describing the service's API.
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
 * @see {@link https://docs.restate.dev/admin-api/service/get-service-openapi-definition}
 * @since Restate 1.6.1 or earlier
 */
export function getServiceOpenapi(client: Client, service: operations["get_service_openapi"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<GetServiceOpenapiAnswer> {
  return callOperation(client, $getServiceOpenapi, options, { params: { path: { service } } });
}

/** What `listServices` succeeds with. */
export type ListServicesAnswer = Answer<200, operations["list_services"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /services`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): List of all registered services with their metadata.
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
 * @see {@link https://docs.restate.dev/admin-api/service/list-services}
 * @since Restate 1.6.1 or earlier
 */
export function listServices(client: Client, options?: RequestOptions): AdminPromise<ListServicesAnswer> {
  return callOperation(client, $listServices, options, {});
}

/** The request body of `modifyService`. */
export type ModifyServiceBody = NonNullable<operations["modify_service"]["requestBody"]>["content"]["application/json"];
/** What `modifyService` succeeds with. */
export type ModifyServiceAnswer = Answer<200, operations["modify_service"]["responses"][200]["content"]["application/json"]>;

const $modifyService = {
  name: "modifyService",
  method: "PATCH",
  path: "/services/{service}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Modify service configuration
 *
 * Updates the configuration of a registered service, such as public visibility, retention policies, and timeout settings.
 * Note: Service re-discovery will update these settings based on the service endpoint configuration.
 *
 * `PATCH /services/{service}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Service configuration updated successfully.
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
 * @see {@link https://docs.restate.dev/admin-api/service/modify-service-configuration}
 * @since Restate 1.6.1 or earlier
 */
export function modifyService(client: Client, service: operations["modify_service"]["parameters"]["path"]["service"], body: ModifyServiceBody, options?: RequestOptions): AdminPromise<ModifyServiceAnswer> {
  return callOperation(client, $modifyService, options, {
    params: { path: { service } },
    body,
  });
}

/** The request body of `modifyServiceState`. */
export type ModifyServiceStateBody = NonNullable<operations["modify_service_state"]["requestBody"]>["content"]["application/json"];
/** What `modifyServiceState` succeeds with. */
export type ModifyServiceStateAnswer = Answer<202, void>;

const $modifyServiceState = {
  name: "modifyServiceState",
  method: "POST",
  path: "/services/{service}/state",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: false },
  newer: [{"in":"body","path":["scope"],"since":"1.7.2"}],
} as const satisfies Operation;

/**
 * Modify service state
 *
 * Modifies the K/V state of a Virtual Object. For a detailed description of this API and how to use it, see the [state documentation](https://docs.restate.dev/services/introspection#inspecting-application-state).
 *
 * `POST /services/{service}/state`
 *
 * Not retried once the request may have reached the server: repeating it could do it twice.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 202 (no body): State modification request accepted and will be applied asynchronously.
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
 * @see {@link https://docs.restate.dev/admin-api/service/modify-service-state}
 * @throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.
 * @since Restate 1.6.1 or earlier
 */
export function modifyServiceState(client: Client, service: operations["modify_service_state"]["parameters"]["path"]["service"], body: ModifyServiceStateBody, options?: RequestOptions): AdminPromise<ModifyServiceStateAnswer> {
  return callOperation(client, $modifyServiceState, options, {
    params: { path: { service } },
    body,
  }, createVersionCheck(client));
}

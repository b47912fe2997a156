// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation } from "../../src/runtime.js";

/** What `getServiceHandler` succeeds with. */
export type GetServiceHandlerAnswer = Answer<200, operations["get_service_handler"]["responses"][200]["content"]["application/json"]>;

const $getServiceHandler = {
  name: "getServiceHandler",
  method: "GET",
  path: "/services/{service}/handlers/{handler}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Get service handler
 *
 * Returns detailed metadata about a specific handler within a service, including its input/output types and handler type.
 *
 * `GET /services/{service}/handlers/{handler}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param handler - Handler name.
 * @param options - The request's options.
 * @returns 200 (`application/json`): Handler metadata including input/output types and configuration.
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
 * @see {@link https://docs.restate.dev/admin-api/service_handler/get-service-handler}
 * @since Restate 1.6.1 or earlier
 */
export function getServiceHandler(client: Client, service: operations["get_service_handler"]["parameters"]["path"]["service"], handler: operations["get_service_handler"]["parameters"]["path"]["handler"], options?: RequestOptions): AdminPromise<GetServiceHandlerAnswer> {
  return callOperation(client, $getServiceHandler, options, { params: { path: { service, handler } } });
}

/** What `listServiceHandlers` succeeds with. */
export type ListServiceHandlersAnswer = Answer<200, operations["list_service_handlers"]["responses"][200]["content"]["application/json"]>;

const $listServiceHandlers = {
  name: "listServiceHandlers",
  method: "GET",
  path: "/services/{service}/handlers",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * List service handlers
 *
 * Returns a list of all handlers (methods) available in the specified service.
 *
 * `GET /services/{service}/handlers`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param service - Fully qualified service name.
 * @param options - The request's options.
 * @returns 200 (`application/json`): List of handlers available in the service.
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
 * @see {@link https://docs.restate.dev/admin-api/service_handler/list-service-handlers}
 * @since Restate 1.6.1 or earlier
 */
export function listServiceHandlers(client: Client, service: operations["list_service_handlers"]["parameters"]["path"]["service"], options?: RequestOptions): AdminPromise<ListServiceHandlersAnswer> {
  return callOperation(client, $listServiceHandlers, options, { params: { path: { service } } });
}

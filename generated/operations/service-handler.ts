// Generated from Admin API by `npm run generate`. Do not edit.

import { callOperation, type Operation, type OperationPromise, type RequestOptions } from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { HandlerMetadata, ListServiceHandlersResponse } from "../components.js";

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
 * `GET /services/{service}/handlers/{handler}`. Retried even if the server may have acted on the request.
 *
 * @param service - Fully qualified service name.
 * @param handler - Handler name.
 * @param options - {@link RequestOptions}.
 * @returns 200: Handler metadata including input/output types and configuration.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service_handler/get-service-handler}
 * @example
 * ```ts
 * await getServiceHandler(client, "Greeter", "greet");
 * ```
 */
export function getServiceHandler(
  client: Client,
  service: string,
  handler: string,
  options?: RequestOptions,
): OperationPromise<HandlerMetadata, 200> {
  return callOperation(client, $getServiceHandler, options, { params: { path: { service, handler } } });
}

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
 * `GET /services/{service}/handlers`. Retried even if the server may have acted on the request.
 *
 * @param service - Fully qualified service name.
 * @param options - {@link RequestOptions}.
 * @returns 200: List of handlers available in the service.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/service_handler/list-service-handlers}
 * @example
 * ```ts
 * await listServiceHandlers(client, "Greeter");
 * ```
 */
export function listServiceHandlers(
  client: Client,
  service: string,
  options?: RequestOptions,
): OperationPromise<ListServiceHandlersResponse, 200> {
  return callOperation(client, $listServiceHandlers, options, { params: { path: { service } } });
}

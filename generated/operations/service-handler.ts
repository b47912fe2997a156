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

/** Get service handler. Like {@link AdminClient.getServiceHandler}, with the client as the first argument. */
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

/** List service handlers. Like {@link AdminClient.listServiceHandlers}, with the client as the first argument. */
export function listServiceHandlers(
  client: Client,
  service: string,
  options?: RequestOptions,
): OperationPromise<ListServiceHandlersResponse, 200> {
  return callOperation(client, $listServiceHandlers, options, { params: { path: { service } } });
}

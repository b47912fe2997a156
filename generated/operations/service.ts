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

/** Get service. Like {@link AdminClient.getService}, with the client as the first argument. */
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

/** Get service OpenAPI definition. Like {@link AdminClient.getServiceOpenapi}, with the client as the first argument. */
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

/** List services. Like {@link AdminClient.listServices}, with the client as the first argument. */
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
  checkBody,
} as const satisfies Operation;

/** Modify service configuration. Like {@link AdminClient.modifyService}, with the client as the first argument. */
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
  checkBody,
} as const satisfies Operation;

/** Modify service state. Like {@link AdminClient.modifyServiceState}, with the client as the first argument. */
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

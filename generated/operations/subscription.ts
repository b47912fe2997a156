// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
  decodeNothing,
  type Operation,
  type OperationPromise,
  PLAIN_OR_NULL,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { CreateSubscriptionRequest, ListSubscriptionsResponse, SubscriptionResponse } from "../components.js";

const $createSubscription = {
  name: "createSubscription",
  method: "POST",
  path: "/subscriptions",
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
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

/**
 * Create subscription
 *
 * Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
 * For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
 *
 * `POST /subscriptions`. Not retried once the server may have acted on the request: a second request could have another effect or result.
 *
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 201: Subscription created successfully.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/subscription/create-subscription}
 * @example
 * ```ts
 * await createSubscription(
 *   client,
 *   { sink: "service://Greeter/greet", source: "kafka://my-cluster/my-topic" },
 * );
 * ```
 */
export function createSubscription(
  client: Client,
  body: CreateSubscriptionRequest,
  options?: RequestOptions,
): OperationPromise<SubscriptionResponse, 201> {
  return callOperation(client, $createSubscription, options, { body });
}

const $deleteSubscription = {
  name: "deleteSubscription",
  method: "DELETE",
  path: "/subscriptions/{subscription}",
  decode: decodeNothing,
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Delete subscription
 *
 * Deletes a subscription. This will stop events from the source from being forwarded to the sink.
 *
 * `DELETE /subscriptions/{subscription}`. Retried even if the server may have acted on the request.
 *
 * @param subscription - Subscription identifier
 * @param options - {@link RequestOptions}.
 * @returns 202: Subscription deletion accepted and will be processed asynchronously.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/subscription/delete-subscription}
 * @example
 * ```ts
 * await deleteSubscription(client, "sub_11XHoawrCiWtv8kzhEyGtsR");
 * ```
 */
export function deleteSubscription(
  client: Client,
  subscription: string,
  options?: RequestOptions,
): OperationPromise<void, 202> {
  return callOperation(client, $deleteSubscription, options, { params: { path: { subscription } } });
}

const $getSubscription = {
  name: "getSubscription",
  method: "GET",
  path: "/subscriptions/{subscription}",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 429: "none", 500: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Get subscription
 *
 * Returns the details of a specific subscription, including its source, sink, and configuration options.
 *
 * `GET /subscriptions/{subscription}`. Retried even if the server may have acted on the request.
 *
 * @param subscription - Subscription identifier
 * @param options - {@link RequestOptions}.
 * @returns 200: Subscription details including source, sink, and options.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request
 * - 404 Not Found: The request names something that does not exist. There is no body if the server does not know the path, for example because it is too old.
 * - 405 Method Not Allowed
 * - 409 Conflict
 * - 500 Internal Server Error
 * @see {@link https://docs.restate.dev/admin-api/subscription/get-subscription}
 * @example
 * ```ts
 * await getSubscription(client, "sub_11XHoawrCiWtv8kzhEyGtsR");
 * ```
 */
export function getSubscription(
  client: Client,
  subscription: string,
  options?: RequestOptions,
): OperationPromise<SubscriptionResponse, 200> {
  return callOperation(client, $getSubscription, options, { params: { path: { subscription } } });
}

/** Options of {@link listSubscriptions}. */
export interface ListSubscriptionsOptions extends RequestOptions {
  /** Filter by the exact specified sink. */
  readonly sink?: string | null | undefined;
  /** Filter by the exact specified source. */
  readonly source?: string | null | undefined;
}

const $listSubscriptions = {
  name: "listSubscriptions",
  method: "GET",
  path: "/subscriptions",
  errors: { 400: "text", 429: "none" },
  retry: { idempotent: true },
  options: { sink: PLAIN_OR_NULL, source: PLAIN_OR_NULL },
} as const satisfies Operation;

/**
 * List subscriptions
 *
 * Returns a list of all registered subscriptions, optionally filtered by source or sink.
 *
 * `GET /subscriptions`. Retried even if the server may have acted on the request.
 *
 * @param options - `sink`, `source`, and {@link RequestOptions}.
 * @returns 200: List of subscriptions matching the filter criteria.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The request cannot be parsed. For example, the query string is invalid or the body is not JSON.
 * @see {@link https://docs.restate.dev/admin-api/subscription/list-subscriptions}
 * @example
 * ```ts
 * await listSubscriptions(client, { sink: "service://Greeter/greet" });
 * ```
 */
export function listSubscriptions(
  client: Client,
  options?: ListSubscriptionsOptions,
): OperationPromise<ListSubscriptionsResponse, 200> {
  return callOperation(client, $listSubscriptions, options, {
    params: { query: { sink: options?.sink, source: options?.source } },
  });
}

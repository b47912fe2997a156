// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import type { operations } from "../schema.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing } from "../../src/runtime.js";

/** The request body of `createSubscription`. */
export type CreateSubscriptionBody = NonNullable<operations["create_subscription"]["requestBody"]>["content"]["application/json"];
/** What `createSubscription` succeeds with. */
export type CreateSubscriptionAnswer = Answer<201, operations["create_subscription"]["responses"][201]["content"]["application/json"]>;

const $createSubscription = {
  name: "createSubscription",
  method: "POST",
  path: "/subscriptions",
  errors: { 400: "json or text", 404: "json", 405: "json", 409: "json", 413: "text", 415: "text", 422: "text", 429: "none", 500: "json" },
  retry: { idempotent: false },
} as const satisfies Operation;

/**
 * Create subscription
 *
 * Creates a new subscription that connects an event source (e.g., a Kafka topic) to a Restate service handler.
 * For more information, see the [subscription documentation](https://docs.restate.dev/services/invocation/kafka#managing-kafka-subscriptions).
 *
 * `POST /subscriptions`
 *
 * Not retried once the request may have reached the server: repeating it could do it twice.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param body - The request body, `application/json`.
 * @param options - The request's options.
 * @returns 201 (`application/json`): Subscription created successfully.
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
 * @see {@link https://docs.restate.dev/admin-api/subscription/create-subscription}
 * @since Restate 1.6.1 or earlier
 */
export function createSubscription(client: Client, body: CreateSubscriptionBody, options?: RequestOptions): AdminPromise<CreateSubscriptionAnswer> {
  return callOperation(client, $createSubscription, options, { body });
}

/** What `deleteSubscription` succeeds with. */
export type DeleteSubscriptionAnswer = Answer<202, void>;

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
 * `DELETE /subscriptions/{subscription}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param subscription - Subscription identifier
 * @param options - The request's options.
 * @returns 202 (no body): Subscription deletion accepted and will be processed asynchronously.
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
 * @see {@link https://docs.restate.dev/admin-api/subscription/delete-subscription}
 * @since Restate 1.6.1 or earlier
 */
export function deleteSubscription(client: Client, subscription: operations["delete_subscription"]["parameters"]["path"]["subscription"], options?: RequestOptions): AdminPromise<DeleteSubscriptionAnswer> {
  return callOperation(client, $deleteSubscription, options, { params: { path: { subscription } } });
}

/** What `getSubscription` succeeds with. */
export type GetSubscriptionAnswer = Answer<200, operations["get_subscription"]["responses"][200]["content"]["application/json"]>;

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
 * `GET /subscriptions/{subscription}`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param subscription - Subscription identifier
 * @param options - The request's options.
 * @returns 200 (`application/json`): Subscription details including source, sink, and options.
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
 * @see {@link https://docs.restate.dev/admin-api/subscription/get-subscription}
 * @since Restate 1.6.1 or earlier
 */
export function getSubscription(client: Client, subscription: operations["get_subscription"]["parameters"]["path"]["subscription"], options?: RequestOptions): AdminPromise<GetSubscriptionAnswer> {
  return callOperation(client, $getSubscription, options, { params: { path: { subscription } } });
}

/** The options of `listSubscriptions`. */
export interface ListSubscriptionsOptions extends RequestOptions {
  /** Filter by the exact specified sink. */
  readonly sink?: NonNullable<operations["list_subscriptions"]["parameters"]["query"]>["sink"] | undefined;
  /** Filter by the exact specified source. */
  readonly source?: NonNullable<operations["list_subscriptions"]["parameters"]["query"]>["source"] | undefined;
}

/** What `listSubscriptions` succeeds with. */
export type ListSubscriptionsAnswer = Answer<200, operations["list_subscriptions"]["responses"][200]["content"]["application/json"]>;

const $listSubscriptions = {
  name: "listSubscriptions",
  method: "GET",
  path: "/subscriptions",
  errors: { 400: "text", 429: "none" },
  retry: { idempotent: true },
  options: ["sink", "source"],
} as const satisfies Operation;

/**
 * List subscriptions
 *
 * Returns a list of all registered subscriptions, optionally filtered by source or sink.
 *
 * `GET /subscriptions`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - `sink`, `source`, and the request's options.
 * @returns 200 (`application/json`): List of subscriptions matching the filter criteria.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 400 Bad Request: The request can't be read, for example a query string or a body that is not JSON
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/subscription/list-subscriptions}
 * @since Restate 1.6.1 or earlier
 */
export function listSubscriptions(client: Client, options?: ListSubscriptionsOptions): AdminPromise<ListSubscriptionsAnswer> {
  return callOperation(client, $listSubscriptions, options, { params: { query: { sink: options?.sink, source: options?.source } } });
}

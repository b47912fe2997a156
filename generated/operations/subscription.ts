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
  checkBody,
} as const satisfies Operation;

/** Create subscription. Like {@link AdminClient.createSubscription}, with the client as the first argument. */
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

/** Delete subscription. Like {@link AdminClient.deleteSubscription}, with the client as the first argument. */
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

/** Get subscription. Like {@link AdminClient.getSubscription}, with the client as the first argument. */
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

/** List subscriptions. Like {@link AdminClient.listSubscriptions}, with the client as the first argument. */
export function listSubscriptions(
  client: Client,
  options?: ListSubscriptionsOptions,
): OperationPromise<ListSubscriptionsResponse, 200> {
  return callOperation(client, $listSubscriptions, options, {
    params: { query: { sink: options?.sink, source: options?.source } },
  });
}

// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  decodeNothing,
  type Operation,
  type OperationPromise,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";

const $health = {
  name: "health",
  method: "GET",
  path: "/health",
  decode: decodeNothing,
  errors: { 429: "none" },
  retry: { idempotent: true },
} as const satisfies Operation;

/** Health check endpoint. Like {@link AdminClient.health}, with the client as the first argument. */
export function health(client: Client, options?: RequestOptions): OperationPromise<void, 200> {
  return callOperation(client, $health, options, {});
}

// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  decodeNothing,
  type Operation,
  type OperationPromise,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";

const $getHealth = {
  name: "getHealth",
  method: "GET",
  path: "/health",
  decode: decodeNothing,
  errors: { 429: "none" },
  retry: { idempotent: true },
} as const satisfies Operation;

/** Health check endpoint. Like {@link AdminClient.getHealth}, with the client as the first argument. */
export function getHealth(client: Client, options?: RequestOptions): OperationPromise<void, 200> {
  return callOperation(client, $getHealth, options, {});
}

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

/**
 * Health check endpoint
 *
 * Responds with 200 as long as the node itself is up, even if most nodes of its cluster are dead.
 *
 * `GET /health`. Retried even if the server may have acted on the request.
 *
 * @param options - {@link RequestOptions}.
 * @returns 200: The Admin API is ready to accept requests.
 * @see {@link https://docs.restate.dev/admin-api/health/health-check-endpoint}
 * @example
 * ```ts
 * await getHealth(client);
 * ```
 */
export function getHealth(client: Client, options?: RequestOptions): OperationPromise<void, 200> {
  return callOperation(client, $getHealth, options, {});
}

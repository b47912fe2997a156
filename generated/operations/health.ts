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

/**
 * Health check endpoint
 *
 * Responds with 200 as long as the node itself is up, even if most nodes of its cluster are dead.
 *
 * `GET /health`. Retried after a temporary failure.
 *
 * @param client - The client, from {@link createClient}.
 * @param options - Request options.
 * @returns 200: The Admin API is ready to accept requests.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 429 Too Many Requests: The server is already handling as many requests as `admin.concurrent-api-requests-limit` allows.
 * @throws Another {@link RestateAdminError} for failures that any call can have.
 * @see {@link https://docs.restate.dev/admin-api/health/health-check-endpoint}
 * @since Restate 1.6.1 or earlier
 */
export function health(client: Client, options?: RequestOptions): OperationPromise<void, 200> {
  return callOperation(client, $health, options, {});
}

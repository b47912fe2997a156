// Generated from Admin API 1.7.12 by `npm run generate`. Do not edit.
import type { Client } from "../client.js";
import type { AdminPromise, Answer, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation, decodeNothing } from "../../src/runtime.js";

/** What `health` succeeds with. */
export type HealthAnswer = Answer<200, void>;

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
 * `GET /health`
 *
 * Retried after a failure that may be temporary.
 *
 * @param client - The client to call it with, made by `createClient`.
 * @param options - The request's options.
 * @returns 200 (no body): The Admin API is ready to accept requests.
 * @throws {@link AdminResponseError} if the server answers with an error status:
 * - 429 Too Many Requests: The server is busy with as many requests as `admin.concurrent-api-requests-limit` allows
 * @throws {@link AdminConnectionError} if no complete answer arrives.
 * @throws {@link AdminTimeoutError} if none arrives within `timeout`.
 * @throws {@link AdminDecodeError} if a success has another body than the schema says.
 * @see {@link https://docs.restate.dev/admin-api/health/health-check-endpoint}
 * @since Restate 1.6.1 or earlier
 */
export function health(client: Client, options?: RequestOptions): AdminPromise<HealthAnswer> {
  return callOperation(client, $health, options, {});
}

// Generated from Admin API by `npm run generate`. Do not edit.
import type { QueryRequest, QueryResponse } from "../components.js";
import type { Client } from "../client.js";
import type { AdminPromise, Operation, RequestOptions } from "../../src/runtime.js";
import { callOperation } from "../../src/runtime.js";



const $query = {
  name: "query",
  method: "POST",
  path: "/query",
  errors: { 400: "json or text", 413: "text", 415: "text", 422: "text", 429: "json or none", 500: "json", 503: "json" },
  retry: { idempotent: true },
} as const satisfies Operation;

/**
 * Query the system and service state by using SQL.
 *
 * Reads with SQL; statements that would write are refused.
 * `SET` is the exception: it changes the setting for every later query of everyone.
 *
 * `POST /query`. Retried after a temporary failure.
 *
 * @param client - The client, from {@link createClient}.
 * @param body - The request body, `application/json`.
 * @param options - Request options.
 * @returns 200: Query results.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The SQL can't be parsed or is not a query, or the request can't be read
 * - 413 Payload Too Large: The request body is larger than 2 MiB
 * - 415 Unsupported Media Type: The request body is not declared as JSON
 * - 422 Unprocessable Entity: The request body is JSON, but not of the shape that this operation takes
 * - 429 Too Many Requests: More queries than the server's rate limit allows. Without a body: more requests than `admin.concurrent-api-requests-limit` allows.
 * - 500 Internal Server Error: The query failed, also where the SQL is at fault, such as an unknown table or column.
 * - 503 Service Unavailable: Query service not available
 * @throws Another {@link RestateAdminError} for what can fail in every call.
 * @see {@link https://docs.restate.dev/admin-api/introspection/query-the-system-and-service-state-by-using-sql}
 * @since Restate 1.6.1 or earlier
 */
export function query(client: Client, body: QueryRequest, options?: RequestOptions): AdminPromise<QueryResponse, 200> {
  return callOperation(client, $query, options, { body });
}

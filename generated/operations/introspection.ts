// Generated from Admin API by `npm run generate`. Do not edit.

import {
  callOperation,
  checkBody,
  type Operation,
  type OperationPromise,
  type RequestOptions,
} from "../../src/runtime.js";
import type { Client } from "../client.js";
import type { QueryRequest, QueryResponse } from "../components.js";

const $query = {
  name: "query",
  method: "POST",
  path: "/query",
  errors: { 400: "json or text", 413: "text", 415: "text", 422: "text", 429: "json or none", 500: "json", 503: "json" },
  retry: {
    idempotent: true,
    temporary: [
      {
        status: 500,
        message: "^Datafusion error: (Internal error: |External error: )*No such scanner",
        retryAfter: 2000,
      },
      {
        status: 500,
        message:
          "^Datafusion error: (Internal error: Unable to open a remote scanner|(Internal error: )?External error: .*(connect|handshake|partition|scanner|peer|node|rpc))",
      },
    ],
  },
  requiresBody: true,
  checkBody,
} as const satisfies Operation;

/**
 * Query the system and service state by using SQL.
 *
 * Runs a SQL query. The server rejects statements that write.
 * The exception, before Restate 1.8, is `SET`: it changes the setting for all later queries of every client.
 *
 * `POST /query`. Retried even if the server may have acted on the request.
 *
 * @param body - The request body.
 * @param options - {@link RequestOptions}.
 * @returns 200: Query results.
 * @throws An {@link AdminResponseError} with one of these statuses:
 * - 400 Bad Request: The SQL cannot be parsed or is not a query, or the request cannot be parsed.
 * - 413 Payload Too Large: The request body is larger than 2 MiB.
 * - 415 Unsupported Media Type: The content type of the request is not JSON.
 * - 422 Unprocessable Entity: The request body is JSON, but does not match the schema of this operation.
 * - 429 Too Many Requests: The rate limit for queries was exceeded. If there is no body, the server is already handling as many requests as `admin.concurrent-api-requests-limit` allows.
 * - 500 Internal Server Error: The query failed. Errors in the SQL, such as an unknown table or column, also return a 500.
 * - 503 Service Unavailable: Query service not available
 * @see {@link https://docs.restate.dev/admin-api/introspection/query-the-system-and-service-state-by-using-sql}
 * @example
 * ```ts
 * await query(
 *   client,
 *   { query: "SELECT id FROM sys_invocation WHERE status = 'paused'" },
 * );
 * ```
 */
export function query(
  client: Client,
  body: QueryRequest,
  options?: RequestOptions,
): OperationPromise<QueryResponse, 200> {
  return callOperation(client, $query, options, { body });
}

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
        message:
          "^Datafusion error: (Internal error: )?(No such scanner|External error: .*(connect|handshake|partition|scanner|peer|node|rpc))",
      },
    ],
  },
  checkBody,
} as const satisfies Operation;

/** Query the system and service state by using SQL. Like {@link AdminClient.query}, with the client as the first argument. */
export function query(
  client: Client,
  body: QueryRequest,
  options?: RequestOptions,
): OperationPromise<QueryResponse, 200> {
  return callOperation(client, $query, options, { body });
}

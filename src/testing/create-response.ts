import { operationSamples } from "../../generated/samples.js";
import { QUERY_REQUEST } from "../operations.js";
import { writeJson } from "../state/index.js";
import type { QueryMatch, QueryRows } from "./fake-call.js";
import type { FoundOperation } from "./find-operation.js";

export interface ServedCall extends FoundOperation {
  readonly body: unknown;
  readonly request: Request;
  /** The rows that a test has set for the queries that match. */
  readonly queries: readonly { readonly match: QueryMatch; readonly rows: QueryRows }[];
}

/**
 * Creates a response to a call.
 *
 * @param wantedStatus - The status. Default: 201 if the operation has it, or else its first success.
 * @param wantedBody - The body. Default: the sample for the status.
 */
export function createResponse(call: ServedCall, wantedStatus?: number, wantedBody?: unknown): Response {
  const { operation, body: sent, queries } = call;
  const successes = operation.successes.map((each) => Number(each.status));
  const status = wantedStatus ?? successes.find((each) => each === 201) ?? successes[0] ?? 200;
  // A status that the schema does not document comes from a proxy.
  const proxy: Sample = { body: `status ${status}, from a proxy` };
  const sample: Sample = wantedBody === undefined ? (operationSamples[operation.name]?.responses[status] ?? proxy) : {};
  const hasRows = wantedBody === undefined && status < 400 && operation.name === QUERY_REQUEST.operation;
  const body = hasRows ? { rows: findRows(queries, String(Object(sent).query)) } : (wantedBody ?? sample.body);
  if (body === undefined) return new Response(null, { status });
  const type = sample.type ?? (typeof body === "string" ? "text/plain" : "application/json");
  const text = type === "text/plain" ? String(body) : writeJson(body, "the response");
  return new Response(text, { status, headers: { "content-type": type } });
}

interface Sample {
  readonly type?: string;
  readonly body?: unknown;
}

/** Finds the rows by the first `onQuery` that matches, or throws an error. */
function findRows(queries: ServedCall["queries"], query: string): readonly object[] {
  const sql = collapse(query);
  const found = queries.find(({ match }) => isMatch(match, sql));
  if (!found) throw new Error(`no onQuery matches this query; set its rows with api.onQuery(...): ${sql}`);
  const rows = typeof found.rows === "function" ? found.rows(sql) : found.rows;
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

function isMatch(match: QueryMatch, sql: string): boolean {
  if (typeof match === "string") return collapse(match) === sql;
  // `search` ignores the position that a global pattern remembers, which `test` does not.
  return typeof match === "function" ? match(sql) : sql.search(match) !== -1;
}

function collapse(sql: string): string {
  return sql.trim().replace(/\s+/g, " ");
}

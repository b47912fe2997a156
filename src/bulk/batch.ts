/** One request for many invocations. No document has it: `x-bulk.batch` in an overlay says where it is. */

import { callOperation } from "../call/index.js";
import type { Client, ClientInternals, internals, RequestOptions } from "../client/index.js";
import type { BatchEndpoint, BulkOperation } from "./result.js";

/** What the server says about each id. */
export interface BatchAnswer {
  readonly succeeded: ReadonlySet<string>;
  /** The server's words, by id. */
  readonly failed: ReadonlyMap<string, string>;
}

/** The type of a client depends on the document. */
type BatchClient = Client<Record<string, { post: { requestBody: { content: { "application/json": object } } } }>>;

/** @param own - The options of the operation itself. */
export async function callBatch(
  client: { readonly [internals]: ClientInternals },
  { name, retry }: BulkOperation,
  { path }: BatchEndpoint,
  ids: readonly string[],
  own: object,
  request: RequestOptions,
): Promise<BatchAnswer> {
  const operation = { name, method: "POST", path, errors: {}, retry } as const;
  // Never retried here: what a first attempt has done would look like a failure in the response to the second.
  const options = { ...request, maxRetries: 0 };
  return readAnswer(
    await callOperation(client as BatchClient, operation, options, { body: { ...own, invocation_ids: ids } }),
  );
}

/** Reads `{ "succeeded": ["inv_..."], "failed": [{ "invocation_id": "inv_...", "error": "..." }] }`. */
function readAnswer(body: unknown): BatchAnswer {
  const { succeeded, failed } = Object(body);
  const failures = listItems(failed).map((item): [string, string] => {
    const { invocation_id, error } = Object(item);
    return [String(invocation_id), String(error)];
  });
  return { succeeded: new Set(listItems(succeeded).map(String)), failed: new Map(failures) };
}

function listItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

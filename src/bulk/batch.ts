/** One request for many invocations. No document has it: `x-bulk.batch` in an overlay says where it is. */

import { callOperation, decodeJson, type Operation } from "../call/index.js";
import type { AnyClient, Client, RequestOptions } from "../client/index.js";
import { type ErrorContext, quote } from "../errors/index.js";
import type { BatchEndpoint, BulkOperation } from "./bulk-operation.js";

/** What the server says about each id. */
export interface BatchResult {
  readonly succeeded: ReadonlySet<string>;
  /** The server's words, by id. */
  readonly failed: ReadonlyMap<string, string>;
}

/** The type of a client depends on the document. */
type BatchClient = Client<Record<string, { post: { requestBody: { content: { "application/json": object } } } }>>;

/** @param own - The options of the operation itself. */
export function callBatch(
  client: AnyClient,
  { name }: BulkOperation,
  { path }: BatchEndpoint,
  ids: readonly string[],
  own: object,
  request: RequestOptions,
): Promise<BatchResult> {
  const operation = {
    name,
    method: "POST",
    path,
    errors: {},
    // What a first attempt has done would look like a failure in the response to the second.
    retry: { idempotent: false },
    decode: async (success) => parseResult(await decodeJson(success), success.describe()),
  } as const satisfies Operation;
  return callOperation(client as BatchClient, operation, request, { body: { ...own, invocation_ids: ids } });
}

/** Reads `{ "succeeded": ["inv_..."], "failed": [{ "invocation_id": "inv_...", "error": "..." }] }`. */
function parseResult(body: unknown, { authorization }: ErrorContext): BatchResult {
  const { succeeded, failed } = Object(body);
  const failures = listItems(failed).map((item): [string, string] => {
    const { invocation_id, error } = Object(item);
    return [String(invocation_id), quote(String(error), 500, authorization)];
  });
  return { succeeded: new Set(listItems(succeeded).map(String)), failed: new Map(failures) };
}

function listItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

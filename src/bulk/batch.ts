/** One request for many invocations. No document has it: `x-bulk.batch` in an overlay says where it is. */

import { callOperation, decodeJson, type Operation } from "../call/index.js";
import type { AnyClient, Client, RequestOptions } from "../client/index.js";
import { type ErrorContext, quote } from "../errors/index.js";
import type { BulkOperation } from "./bulk-operation.js";

/** Larger batches are hardly faster (seen on 1.7.12). */
export const BATCH_SIZE = 100;

/** The batches of a run. */
export interface Batches {
  readonly size: number;
  /** How many are in flight at once. */
  readonly parallel: number;
  /** Recognizes failures that do not name the id, and by which the server did nothing. */
  readonly undone: RegExp | undefined;
  /** Sends ids in one request. */
  readonly send: (ids: readonly string[]) => Promise<BatchResult>;
}

/** What the server says about each id. */
export interface BatchResult {
  readonly succeeded: ReadonlySet<string>;
  /** The server's words, by id. */
  readonly failed: ReadonlyMap<string, string>;
}

/** The type of a client depends on the document. */
type BatchClient = Client<Record<string, { post: { requestBody: { content: { "application/json": object } } } }>>;

/**
 * @param own - The options of the operation itself.
 * @param concurrency - How many ids may be in flight at once.
 * @returns Undefined if each target needs a request of its own.
 */
export function planBatches(
  client: AnyClient,
  { name, batch: endpoint }: BulkOperation,
  own: object,
  concurrency: number,
  request: RequestOptions,
): Batches | undefined {
  const size = Math.min(concurrency, BATCH_SIZE);
  if (!endpoint || size === 1 || !Object.keys(own).every((option) => endpoint.options.includes(option)))
    return undefined;
  const operation = {
    name,
    method: "POST",
    path: endpoint.path,
    errors: {},
    // What a first attempt has done would look like a failure in the response to the second.
    retry: { idempotent: false },
    decode: async (success) => parseResult(await decodeJson(success), success.describe()),
  } as const satisfies Operation;
  return {
    size,
    parallel: Math.floor(concurrency / size),
    undone: endpoint.undone === undefined ? undefined : new RegExp(endpoint.undone),
    send: (ids) => callOperation(client as BatchClient, operation, request, { body: { ...own, invocation_ids: ids } }),
  };
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

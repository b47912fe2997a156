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
  /** Sends ids in one request. Returns what the server says about each: `true` if it did it, or why not. */
  readonly send: (ids: readonly string[]) => Promise<ReadonlyMap<string, true | string>>;
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
    send: (ids) => callOperation(client as BatchClient, operation, request, { body: { ...own, invocation_ids: ids } }),
  };
}

/** Reads `{ "succeeded": ["inv_..."], "failed": [{ "invocation_id": "inv_...", "error": "..." }] }`. */
function parseResult(body: unknown, { authorization }: ErrorContext): ReadonlyMap<string, true | string> {
  const { succeeded, failed } = Object(body);
  const listItems = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const said = new Map<string, true | string>();
  for (const item of listItems(failed)) {
    const { invocation_id, error } = Object(item);
    said.set(String(invocation_id), quote(String(error), 500, authorization));
  }
  for (const id of listItems(succeeded)) said.set(String(id), true);
  return said;
}

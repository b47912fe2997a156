import { callOperation, decodeJson, type Operation } from "../call/index.js";
import type { AnyClient, Client, RequestOptions } from "../client/index.js";
import { type ErrorContext, quote } from "../errors/index.js";
import type { BulkOperation } from "./bulk-operation.js";

/** Larger batches are hardly faster (seen on 1.7.12). */
export const BATCH_SIZE = 100;

/** The batches of a run. The OpenAPI document lacks their endpoint: `x-bulk.batch` in an overlay names it. */
export interface Batches {
  /** How many ids a request has at most. */
  readonly size: number;
  /** How many batches are in flight at once. */
  readonly parallel: number;
  /** Whether the next batch may succeed. */
  isUsable: boolean;
  /** Sends ids in one request. For each id, returns `true` if the server performed the operation, and the server's reason if it did not. */
  readonly send: (ids: readonly string[]) => Promise<ReadonlyMap<string, true | string>>;
}

/** A client whose type allows a request to any batch endpoint. */
type BatchClient = Client<Record<string, { post: { requestBody: { content: { "application/json": object } } } }>>;

/** Creates the batches of a run, with at most `most` targets in flight; undefined if each target needs a request of its own. */
export function createBatches(
  client: AnyClient,
  { name, batch: endpoint }: Pick<BulkOperation, "name" | "batch">,
  parameters: object,
  request: RequestOptions,
  most: number,
  perSecond: number,
): Batches | undefined {
  const size = Math.floor(Math.min(BATCH_SIZE, most, perSecond / 10));
  if (size < 2 || !endpoint || Object.keys(parameters).some((option) => !endpoint.options.includes(option)))
    return undefined;
  const operation = {
    name,
    method: "POST",
    path: endpoint.path,
    errors: {},
    // The response to a second attempt would report the work of the first one as failures.
    retry: { idempotent: false },
    decode: async (success) => parseResult(await decodeJson(success), success.describe()),
  } as const satisfies Operation;
  return {
    size,
    parallel: Math.floor(most / size),
    isUsable: true,
    send: (ids) =>
      callOperation(client as BatchClient, operation, request, { body: { ...parameters, invocation_ids: ids } }),
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

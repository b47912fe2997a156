import { isTemporary } from "../call/index.js";
import { type AnyClient, internals, type RequestOptions } from "../client/index.js";
import { AdminConnectionError, AdminResponseError, RestateAdminError } from "../errors/index.js";
import { type BatchResult, callBatch } from "./batch.js";
import type { Judge } from "./judge.js";
import type { Ledger } from "./ledger.js";
import type { Pause } from "./pause.js";
import { type BatchEndpoint, type BulkOperation, isUndone } from "./result.js";

/** A target that needs a call of its own. */
export interface SingleTarget {
  readonly id: string;
  /** The error of a request that may have changed it already. */
  readonly before?: unknown;
}

/** What a run of a bulk operation consists of. */
export interface BulkRun<Data> {
  readonly client: AnyClient;
  readonly operation: BulkOperation;
  readonly judge: Judge;
  readonly ledger: Ledger<Data>;
  readonly pause: Pause;
  /** Aborts when the run has to stop. */
  readonly stop: AbortSignal;
  readonly request: RequestOptions;
  /** The options of the operation itself. */
  readonly own: object;
}

/** The statuses after which the next batch may succeed: its own ids were wrong, or the server was busy or away. */
const PASSING_STATUSES: readonly number[] = [400, 422, 429, 502, 503, 504];

interface BatchOutcome {
  /** The targets that need a call of their own. */
  readonly left: readonly SingleTarget[];
  /** Whether the next batch may succeed. */
  readonly isUsable: boolean;
}

/**
 * Sends the ids in one request, and returns those that need a call of their own: the server refused them, which only
 * the status of a single call explains; or the request failed, and repeating it does no harm.
 */
export async function runBatch<Data>(
  run: BulkRun<Data>,
  endpoint: BatchEndpoint,
  ids: readonly string[],
): Promise<BatchOutcome> {
  const { client, operation, ledger, pause, stop, request, own } = run;
  const pausing = pause.over();
  if (pausing) await pausing;
  if (stop.aborted) {
    for (const id of ids) ledger.leave(id);
    return { left: [], isUsable: false };
  }
  const notice = pause.watch();
  try {
    const result = await callBatch(client, operation, endpoint, ids, own, request);
    notice();
    const left = ids.flatMap((id) => readOutcome(run, id, result, notice));
    return { left, isUsable: ids.every((id) => result.succeeded.has(id) || result.failed.has(id)) };
  } catch (error) {
    const status = error instanceof AdminResponseError ? error.status : undefined;
    const isRefused = status !== undefined && status < 500;
    // A proxy may refuse only the endpoint. The single calls will show.
    notice(isRefused ? undefined : error);
    const left = ids.flatMap((id) => (isRefused ? [{ id }] : settle(run, id, error)));
    const isPassing = status === undefined ? error instanceof AdminConnectionError : PASSING_STATUSES.includes(status);
    return { left, isUsable: isPassing };
  }
}

function readOutcome<Data>(
  run: BulkRun<Data>,
  id: string,
  { succeeded, failed }: BatchResult,
  notice: ReturnType<Pause["watch"]>,
): readonly SingleTarget[] {
  if (succeeded.has(id)) {
    // The generator gives an operation a batch endpoint only if it returns nothing.
    run.ledger.record(id, { list: "succeeded", data: undefined as Data });
    return [];
  }
  const words = failed.get(id);
  // The server refuses with words that name the id. Other errors come from routing: the operation may or may not have
  // been applied (seen on 1.6.2 and 1.7.12).
  if (words?.includes(id)) return [{ id }];
  const problem = words ?? "the response does not say what became of it";
  const error = new RestateAdminError(`${run.operation.name}: ${id}: ${problem}`);
  notice(error, words !== undefined);
  return words !== undefined && saysTemporary(run, words) ? [{ id }] : settle(run, id, error);
}

/** Whether the single call would respond with an error that says that the server did nothing. */
function saysTemporary({ operation }: BulkRun<unknown>, words: string): boolean {
  // Seen on 1.6.2 and 1.7.12: the words in a batch are the reason in the message of a single call.
  return isTemporary(operation.retry, 503, `Error when routing the request internally. Reason: ${words}`);
}

/** Settles a target of a failed request. A call of its own follows if the request may have arrived and that is safe. */
function settle<Data>(
  { judge, ledger, client, request }: BulkRun<Data>,
  id: string,
  error: unknown,
): readonly SingleTarget[] {
  const { maxRetries = client[internals].maxRetries, signal } = request;
  const isRepeatable = judge.isIdempotent && maxRetries > 0 && !signal?.aborted && !isUndone(id, error);
  if (isRepeatable) return [{ id, before: error }];
  ledger.fail(id, error);
  return [];
}

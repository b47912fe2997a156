import { callOperation, decodeJson, type Operation } from "../call/index.js";
import type { AnyClient, Client, RequestOptions } from "../client/index.js";
import {
  AdminConnectionError,
  AdminResponseError,
  type ErrorContext,
  quote,
  RestateAdminError,
} from "../errors/index.js";
import { type BulkOperation, isRefused, NOT_STARTED, type TargetOutcome } from "./bulk-operation.js";
import type { Ledger } from "./ledger.js";
import { concernsAll, type Pause } from "./pause.js";
import type { OpenTargets } from "./targets.js";

/**
 * Applies the operation to one target. Must not reject.
 *
 * @param isRepeat - Whether an earlier request may have changed the target.
 */
export type SingleCall<Data> = (id: string, isRepeat: boolean) => Promise<TargetOutcome<Data>>;

/** The parts of an operation that a run needs. */
export type RunOperation = Pick<BulkOperation, "name" | "retry" | "batch">;

export interface BulkRun<Data> {
  readonly operation: RunOperation;
  readonly call: SingleCall<Data>;
  /** Whether a target may be called after a request that may have changed it. */
  readonly isRepeatable: boolean;
  readonly ledger: Ledger<Data>;
  readonly pause: Pause;
  /** Waits until `count` more targets may be begun. It never rejects. */
  readonly pace: (count: number) => Promise<void>;
  /** Aborts when the run has to stop. */
  readonly stop: AbortSignal;
  /** How many calls may be in flight at once. */
  readonly width: number;
  /** Undefined if each target needs a call of its own. */
  readonly batches: Batches | undefined;
}

/** A target that needs a call of its own. */
interface SingleTarget {
  readonly id: string;
  /** The error of a request that may have changed the target already. */
  readonly before?: unknown;
}

/** The statuses after which the next batch may succeed: the ids were wrong, or the server was busy or away. */
const PASSING_STATUSES: readonly number[] = [400, 422, 429, 502, 503, 504];

/**
 * Applies the operation to each target: in batches as long as they work, and by single calls for the rest.
 *
 * @throws The error of the iterable of ids.
 */
export async function runTargets<Data>(run: BulkRun<Data>, { take }: OpenTargets): Promise<void> {
  if (run.batches) await runBatches(run, run.batches, take);
  const takeOne = async () => (await take(1))?.[0];
  await runPool(run.width, takeOne, (id) => run.pace(1).then(() => callTarget(run, { id })));
}

/**
 * Works on each item, with at most `width` of them in flight, and takes the next item once there is room for it. The overhead per item
 * does not depend on the width. `work` must not reject; an error of `take` is thrown once all work has ended.
 */
async function runPool<Item>(
  width: number,
  take: () => Promise<Item | undefined>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let busy = 0;
  let wake = (): void => {};
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const end = (): void => {
    busy--;
    wake();
  };
  try {
    for (let item = await take(); item !== undefined; item = await take()) {
      busy++;
      void work(item).then(end);
      while (busy >= width) await change();
    }
  } finally {
    while (busy > 0) await change();
  }
}

async function callTarget<Data>(run: BulkRun<Data>, { id, before }: SingleTarget): Promise<void> {
  const { call, ledger, pause, stop } = run;
  if (!stop.aborted) await pause.over();
  if (stop.aborted) {
    return ledger.record(id, before === undefined ? NOT_STARTED : { list: "unknown", error: before });
  }
  const outcome = await call(id, before !== undefined);
  pause.note("error" in outcome ? outcome.error : undefined);
  // A refusal does not tell whether the earlier request has changed the target.
  ledger.record(id, outcome.list === "failed" && before !== undefined ? { ...outcome, list: "unknown" } : outcome);
  if (outcome.list !== "notStarted") ledger.report();
}

/** Sends batches as long as the next one may succeed, and makes a single call for each target that still needs one. */
async function runBatches<Data>(run: BulkRun<Data>, batches: Batches, take: OpenTargets["take"]): Promise<void> {
  const { ledger, pause, pace, stop, isRepeatable, operation } = run;
  const { size, parallel, send } = batches;
  let isUsable = true;

  /** Returns the target of a failed request if it needs a single call; otherwise records that it may have been changed. */
  function leave(id: string, isUndone: boolean, before: unknown): readonly SingleTarget[] {
    if (isUndone) return [{ id }];
    if (isRepeatable) return [{ id, before }];
    ledger.record(id, { list: "unknown", error: before });
    return [];
  }

  /** @param words - The entry for the target in the response to a batch. */
  function readOutcome(id: string, words: true | string | undefined): readonly SingleTarget[] {
    if (words === true) {
      // The generator gives an operation a batch endpoint only if it returns nothing.
      ledger.record(id, { list: "succeeded", data: undefined as Data });
      return [];
    }
    // A refusal names the id. Only a single call returns its status.
    if (words?.includes(id)) return [{ id }];
    const error = new RestateAdminError(`${operation.name}: ${id}: ${words ?? "the response does not mention it"}`);
    // Any other message says that the target's partition could not be reached.
    pause.note(error, words !== undefined);
    const undone = operation.batch?.undone;
    return leave(id, words !== undefined && undone !== undefined && new RegExp(undone).test(words), error);
  }

  /** Sends the ids in one request. Returns the targets that need a single call. */
  async function runBatch(ids: readonly string[]): Promise<readonly SingleTarget[]> {
    if (!stop.aborted) await pace(ids.length);
    if (stop.aborted || !isUsable || ids.length === 1) return ids.map((id) => ({ id }));
    try {
      const result = await send(ids);
      pause.note(undefined);
      isUsable &&= ids.every((id) => result.has(id));
      return ids.flatMap((id) => readOutcome(id, result.get(id)));
    } catch (error) {
      const status = error instanceof AdminResponseError ? error.status : undefined;
      isUsable &&= status ? PASSING_STATUSES.includes(status) : error instanceof AdminConnectionError;
      // A proxy may reject only this endpoint. If the error concerns all targets, the single calls end the run.
      pause.note(concernsAll(error) ? undefined : error);
      return ids.flatMap((id) => leave(id, isRefused(error, stop), error));
    }
  }

  const share = Math.max(1, Math.floor(run.width / parallel));
  const takeBatch = async () => (isUsable ? take(size) : undefined);
  await runPool(parallel, takeBatch, async (ids) => {
    const left = await runBatch(ids);
    if (left.length < ids.length) ledger.report();
    const next = left.values();
    await runPool(
      share,
      async () => next.next().value,
      (target) => callTarget(run, target),
    );
  });
}

/** Larger batches are hardly faster (seen on 1.7.12). */
export const BATCH_SIZE = 100;

/** The batches of a run. The OpenAPI document lacks their endpoint: `x-bulk.batch` in an overlay names it. */
interface Batches {
  /** How many ids a request has at most. */
  readonly size: number;
  /** How many batches are in flight at once. */
  readonly parallel: number;
  /** Sends ids in one request. Returns for each id `true` if the server performed the operation, or the reason why not. */
  readonly send: (ids: readonly string[]) => Promise<ReadonlyMap<string, true | string>>;
}

/** A client whose type allows a request to any batch endpoint. */
type BatchClient = Client<Record<string, { post: { requestBody: { content: { "application/json": object } } } }>>;

/** Returns undefined if each target needs a request of its own. */
export function createBatchCall(
  client: AnyClient,
  { name, batch: endpoint }: RunOperation,
  own: object,
  request: RequestOptions,
): Batches["send"] | undefined {
  if (!endpoint || !Object.keys(own).every((option) => endpoint.options.includes(option))) return undefined;
  const operation = {
    name,
    method: "POST",
    path: endpoint.path,
    errors: {},
    // The response to a second attempt would report the work of the first one as failures.
    retry: { idempotent: false },
    decode: async (success) => parseResult(await decodeJson(success), success.describe()),
  } as const satisfies Operation;
  return (ids) => callOperation(client as BatchClient, operation, request, { body: { ...own, invocation_ids: ids } });
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

import { AdminConnectionError, AdminResponseError, RestateAdminError } from "../errors/index.js";
import type { Batches } from "./batches.js";
import { type BulkOperation, isRefused, NOT_STARTED, type TargetOutcome } from "./bulk-operation.js";
import type { Ledger } from "./ledger.js";
import type { OpenTargets } from "./targets.js";
import { concernsAll, type Throttle } from "./throttle.js";

/** Applies the operation to one target, and never rejects. `isRepeat`: an earlier request may have changed the target. */
export type SingleCall<Data> = (id: string, isRepeat: boolean) => Promise<TargetOutcome<Data>>;

export interface BulkRun {
  readonly operation: Pick<BulkOperation, "name" | "retry" | "batch">;
  readonly call: SingleCall<unknown>;
  /** Whether a target may be called after a request that may have changed it. */
  readonly isRepeatable: boolean;
  readonly ledger: Ledger<unknown>;
  readonly throttle: Throttle;
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

/** Statuses that say nothing about the next batch: the ids were wrong, or the server was busy or away. */
const STATUSES_OF_ONE_BATCH: readonly number[] = [400, 422, 429, 502, 503, 504];

/** Applies the operation to each target: in batches as long as they work, or by single calls. Throws if the targets are not all read. */
export async function runTargets(run: BulkRun, { take }: OpenTargets): Promise<void> {
  if (run.batches) await runBatches(run, run.batches, take);
  const takeOne = async () => (await take(1))?.[0];
  await runPool(run.width, takeOne, (id) => callTarget(run, { id }));
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
  const awaitEnd = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  try {
    for (let item = await take(); item !== undefined; item = await take()) {
      busy++;
      void work(item).then(() => {
        busy--;
        wake();
      });
      while (busy >= width) await awaitEnd();
    }
  } finally {
    while (busy > 0) await awaitEnd();
  }
}

/** `hasTurn`: the target was in a batch. Any other takes its turn just before its call: earlier turns could all be used at the end of a pause. */
async function callTarget(run: BulkRun, { id, before }: SingleTarget, hasTurn?: boolean): Promise<void> {
  const { call, ledger, throttle, stop } = run;
  if (!hasTurn) await throttle.begin(1);
  if (!stop.aborted) await throttle.waitForEnd();
  if (stop.aborted) {
    return ledger.record(id, before === undefined ? NOT_STARTED : { list: "unknown", error: before });
  }
  const outcome = await call(id, before !== undefined);
  throttle.note("error" in outcome ? outcome.error : undefined);
  // A refusal does not tell whether the earlier request has changed the target.
  ledger.record(id, outcome.list === "failed" && before !== undefined ? { ...outcome, list: "unknown" } : outcome);
  if (outcome.list !== "notStarted") ledger.report();
}

/** Sends batches as long as the next one may succeed, and makes a single call for each target that still needs one. */
async function runBatches(run: BulkRun, batches: Batches, take: OpenTargets["take"]): Promise<void> {
  const { ledger, throttle, stop, width } = run;
  const { size, parallel } = batches;
  const share = Math.max(1, Math.floor(width / parallel));
  const takeBatch = async () => (batches.isUsable ? take(size) : undefined);
  await runPool(parallel, takeBatch, async (ids) => {
    const isBatch = batches.isUsable && ids.length > 1;
    if (isBatch) await throttle.begin(ids.length);
    // Another batch may have shown meanwhile that none works.
    const isSent = isBatch && batches.isUsable && !stop.aborted;
    const singles = isSent ? await sendBatch(run, batches, ids) : ids.map((id) => ({ id }));
    if (singles.length < ids.length) ledger.report();
    const next = singles.values();
    const takeSingle = async () => next.next().value;
    await runPool(share, takeSingle, (target: SingleTarget) => callTarget(run, target, isSent));
  });
}

/** Sends the ids in one request. Returns the targets that need a single call. */
async function sendBatch(run: BulkRun, batches: Batches, ids: readonly string[]): Promise<readonly SingleTarget[]> {
  const { throttle, stop } = run;
  try {
    const replies = await batches.send(ids);
    throttle.note(undefined);
    batches.isUsable &&= ids.every((id) => replies.has(id));
    return ids.flatMap((id) => readReply(run, id, replies.get(id)));
  } catch (error) {
    const status = error instanceof AdminResponseError ? error.status : undefined;
    const isOfThisBatch = status ? STATUSES_OF_ONE_BATCH.includes(status) : error instanceof AdminConnectionError;
    batches.isUsable &&= isOfThisBatch;
    // A proxy may reject only this endpoint. If the error concerns all targets, the single calls end the run.
    throttle.note(concernsAll(error) ? undefined : error);
    return ids.flatMap((id) => repeatSingly(run, id, error, isRefused(error, stop)));
  }
}

/** @param reply - The entry for the target in the response to a batch. */
function readReply(run: BulkRun, id: string, reply: true | string | undefined): readonly SingleTarget[] {
  const { operation, ledger, throttle } = run;
  if (reply === true) {
    // The generator gives an operation a batch endpoint only if it returns nothing.
    ledger.record(id, { list: "succeeded", data: undefined });
    return [];
  }
  // A refusal names the id. Only a single call returns its status.
  if (reply?.includes(id)) return [{ id }];
  const error = new RestateAdminError(`${operation.name}: ${id}: ${reply ?? "the response does not mention it"}`);
  // Any other message says that the target's partition could not be reached.
  throttle.note(error, reply !== undefined);
  const undone = operation.batch?.undone;
  return repeatSingly(run, id, error, reply !== undefined && undone !== undefined && new RegExp(undone).test(reply));
}

/** After a failed batch: returns the target if a single call may follow, or else records it as `unknown`. */
function repeatSingly(run: BulkRun, id: string, error: unknown, isUndone: boolean): readonly SingleTarget[] {
  if (isUndone) return [{ id }];
  if (run.isRepeatable) return [{ id, before: error }];
  run.ledger.record(id, { list: "unknown", error });
  return [];
}

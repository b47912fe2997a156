import { createChunkReader } from "./chunk-reader.js";
import { forEach, type HeldPlaces } from "./for-each.js";
import type { Outcome } from "./judge.js";
import type { BatchEndpoint } from "./result.js";
import { type BulkRun, runBatch, type SingleTarget } from "./run-batch.js";

/** The batches of a run: their size, and how many are in flight at once. */
export interface Batches {
  readonly endpoint: BatchEndpoint;
  readonly size: number;
  readonly parallel: number;
}

export interface TargetOptions<Data> {
  /** Undefined if each target needs a call of its own. */
  readonly batches: Batches | undefined;
  /** How many calls may be in flight at once. */
  readonly places: number;
  readonly call: SingleCall<Data>;
}

/**
 * Applies the operation to one target.
 *
 * @param lend - Lets another target have the place during a pause.
 */
export type SingleCall<Data> = (id: string, lend: HeldPlaces["lend"]) => Promise<Outcome<Data>>;

/**
 * Applies the operation to each target: in batches as long as they work, and otherwise by a call for each.
 *
 * @returns The error of the targets, or the reason of `run.stop`.
 */
export function runTargets<Data>(
  run: BulkRun<Data>,
  ids: AsyncGenerator<string, void>,
  { batches, places, call }: TargetOptions<Data>,
): Promise<{ readonly reason: unknown } | undefined> {
  const read = createChunkReader(ids);
  let usable = batches;
  // Batches share the places, so that the calls that they leave have room.
  const needed = () => (usable ? Math.max(1, Math.floor(places / usable.parallel)) : 1);
  return forEach(
    () => read(usable?.size ?? 1),
    { count: places, needed },
    async (chunk, { count, free, lend }) => {
      let left: readonly SingleTarget[] = chunk.map((id) => ({ id }));
      if (usable && chunk.length > 1) {
        const outcome = await runBatch(run, usable.endpoint, chunk);
        if (!outcome.isUsable) usable = undefined;
        left = outcome.left;
        if (left.length < chunk.length) run.ledger.report();
      }
      // A call goes on as it began: not while the server is away, and not at all once the run has to stop.
      const lendPlace: HeldPlaces["lend"] = async (pause) => {
        await lend(pause);
        await run.pause.over();
        run.stop.throwIfAborted();
      };
      // One iterator for all loops, so that each target is taken by one of them.
      const rest = left.values();
      const callRest = async (): Promise<void> => {
        for (const target of rest) await callTarget(run, target, (id) => call(id, lendPlace));
        free();
      };
      await Promise.all(Array.from({ length: count }, callRest));
    },
  );
}

async function callTarget<Data>(
  run: BulkRun<Data>,
  { id, before }: SingleTarget,
  call: (id: string) => Promise<Outcome<Data>>,
): Promise<void> {
  const { judge, ledger, pause, stop } = run;
  const pausing = pause.over();
  if (pausing) await pausing;
  if (stop.aborted) return before === undefined ? ledger.leave(id) : ledger.fail(id, before);
  const notice = pause.watch();
  try {
    const outcome = await call(id);
    notice();
    ledger.record(id, outcome);
  } catch (error) {
    notice(error);
    if (judge.isOpen?.(id, error)) return callTarget(run, { id, before: error }, call);
    ledger.fail(id, error, before !== undefined);
  }
  ledger.report();
}

import { notify } from "../client/index.js";
import type { Judge, Outcome } from "./judge.js";
import type { BulkResult } from "./result.js";

/** The progress of a bulk operation. */
export interface BulkProgress {
  /** The number of targets. Undefined if they come from an iterable that is not an array. */
  readonly total: number | undefined;
  /** How many targets have an outcome. It is the sum of the four counts that follow. */
  readonly done: number;
  readonly succeeded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly unknown: number;
  /** How many targets have no outcome yet. Undefined if the total is. */
  readonly left: number | undefined;
  /** Targets per second since the start. */
  readonly rate: number;
}

/** Records the outcome of each target. */
export interface Ledger<Data> {
  readonly result: BulkResult<Data>;
  record(id: string, outcome: Outcome<Data>): void;
  /** @param isRepeat - Whether an earlier request may have changed the target. */
  fail(id: string, error: unknown, isRepeat?: boolean): void;
  /** Records a target that gets no call. */
  leave(id: string): void;
  /** Records that every known target without an outcome gets no call. */
  leaveRest(known: readonly string[] | undefined): void;
  /** Reports the progress to the caller. */
  report(): void;
  /** Whether every target got a call, and none was aborted. */
  isWhole(): boolean;
}

export interface LedgerOptions {
  readonly judge: Judge;
  readonly signal: AbortSignal | undefined;
  readonly total: number | undefined;
  readonly onProgress: ((progress: BulkProgress) => unknown) | undefined;
}

type Lists<Data> = { readonly [List in keyof BulkResult]: BulkResult<Data>[List][number][] };

export function createLedger<Data>({ judge, signal, total, onProgress }: LedgerOptions): Ledger<Data> {
  const result: Lists<Data> = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
  const { succeeded, unchanged, failed, unknown, notStarted } = result;
  const start = performance.now();
  let isCut = false;
  const record = (id: string, outcome: Outcome<Data>): void => {
    if (outcome.list === "succeeded") succeeded.push({ id, data: outcome.data });
    else if (outcome.list === "unchanged") unchanged.push({ id, status: outcome.status, reason: outcome.reason });
    else result[outcome.list].push({ id, error: outcome.error });
  };
  return {
    result,
    record,
    fail(id, error, isRepeat = false) {
      isCut ||= Boolean(signal?.aborted);
      record(id, judge.judgeFailure(id, error, isRepeat));
    },
    leave: (id) => void notStarted.push(id),
    leaveRest(known = []) {
      const settled = new Set([...succeeded, ...unchanged, ...failed, ...unknown].map(({ id }) => id));
      for (const id of notStarted) settled.add(id);
      for (const id of known) if (!settled.has(id)) notStarted.push(id);
    },
    report() {
      const seconds = (performance.now() - start) / 1_000;
      const counts = {
        succeeded: succeeded.length,
        unchanged: unchanged.length,
        failed: failed.length,
        unknown: unknown.length,
      };
      const done = counts.succeeded + counts.unchanged + counts.failed + counts.unknown;
      const left = total === undefined ? undefined : total - done;
      notify(onProgress, { total, done, ...counts, left, rate: done / Math.max(seconds, 0.001) });
    },
    isWhole: () => !isCut && notStarted.length === 0,
  };
}

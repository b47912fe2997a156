import { notify } from "../client/index.js";
import type { Outcome } from "./outcome.js";
import type { BulkResult } from "./result.js";

/** The progress of a bulk operation. */
export interface BulkProgress {
  /** The number of targets. Undefined if they come from an iterable that is not an array. */
  readonly total: number | undefined;
  /** How many targets are in a list of the result. It is the sum of the five counts that follow. */
  readonly done: number;
  readonly succeeded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly unknown: number;
  /** In a dry run, how many would be processed. */
  readonly notStarted: number;
  /** How many targets are in no list yet. Undefined if the total is. */
  readonly remaining: number | undefined;
  /** Targets per second since the start. */
  readonly rate: number;
}

/** Records the outcome of each target. */
export interface Ledger<Data> {
  readonly result: BulkResult<Data>;
  /** Whether the stop left a target undone. A run that was complete by then has not failed. */
  readonly isCut: boolean;
  /** Whether the last progress has all that was recorded. */
  readonly isReported: boolean;
  record(id: string, outcome: Outcome<Data>): void;
  /** Reports the progress to the caller. */
  report(): void;
}

export function createLedger<Data>(
  total: number | undefined,
  stop: AbortSignal,
  onProgress: ((progress: BulkProgress) => unknown) | undefined,
): Ledger<Data> {
  const lists: Record<keyof BulkResult, object[]> = {
    succeeded: [],
    unchanged: [],
    failed: [],
    unknown: [],
    notStarted: [],
  };
  const start = performance.now();
  let isCut = false;
  let isReported = false;
  return {
    // An outcome has the fields of its list.
    result: lists as BulkResult<Data>,
    get isCut() {
      return isCut;
    },
    get isReported() {
      return isReported;
    },
    record(id, { list, ...fields }) {
      isReported = false;
      isCut ||= stop.aborted && list !== "succeeded" && list !== "unchanged";
      lists[list].push({ id, ...fields });
    },
    report() {
      isReported = true;
      const seconds = (performance.now() - start) / 1_000;
      const counts = {
        succeeded: lists.succeeded.length,
        unchanged: lists.unchanged.length,
        failed: lists.failed.length,
        unknown: lists.unknown.length,
        notStarted: lists.notStarted.length,
      };
      const done = Object.values(counts).reduce((sum, count) => sum + count);
      const remaining = total === undefined ? undefined : total - done;
      notify(onProgress, { total, done, ...counts, remaining, rate: done / Math.max(seconds, 0.001) });
    },
  };
}

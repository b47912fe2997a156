import { notify } from "../client/index.js";
import type { Outcome } from "./outcome.js";
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
  readonly remaining: number | undefined;
  /** Targets per second since the start. */
  readonly rate: number;
}

/** Records the outcome of each target. */
export interface Ledger<Data> {
  readonly result: BulkResult<Data>;
  record(id: string, outcome: Outcome<Data>): void;
  /** Reports the progress to the caller. */
  report(): void;
}

type Lists<Data> = { readonly [List in keyof BulkResult]: BulkResult<Data>[List][number][] };

export function createLedger<Data>(
  total: number | undefined,
  onProgress: ((progress: BulkProgress) => unknown) | undefined,
): Ledger<Data> {
  const result: Lists<Data> = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
  const start = performance.now();
  return {
    result,
    record(id, outcome) {
      const { list } = outcome;
      if (list === "succeeded") result.succeeded.push({ id, data: outcome.data });
      else if (list === "unchanged") result.unchanged.push({ id, status: outcome.status, reason: outcome.reason });
      else if (list === "notStarted") result.notStarted.push({ id });
      else result[list].push({ id, error: outcome.error });
    },
    report() {
      const seconds = (performance.now() - start) / 1_000;
      const counts = {
        succeeded: result.succeeded.length,
        unchanged: result.unchanged.length,
        failed: result.failed.length,
        unknown: result.unknown.length,
      };
      const done = counts.succeeded + counts.unchanged + counts.failed + counts.unknown;
      const remaining = total === undefined ? undefined : total - done;
      notify(onProgress, { total, done, ...counts, remaining, rate: done / Math.max(seconds, 0.001) });
    },
  };
}

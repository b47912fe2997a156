import { notify } from "../client/index.js";
import type { TargetOutcome } from "./bulk-operation.js";
import type { BulkList, BulkResult } from "./result.js";

/** The progress of a bulk operation. */
export interface BulkProgress {
  /** The number of targets. Undefined if they come from an async iterable. */
  readonly total: number | undefined;
  /** How many targets are in a list of the result. It is the sum of the five counts that follow. */
  readonly done: number;
  readonly succeeded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly unknown: number;
  /** How many targets a dry run would process, or were left when the run stopped early. */
  readonly notStarted: number;
  /** Targets per second since the start. */
  readonly rate: number;
}

interface LedgerOptions extends Pick<BulkProgress, "total"> {
  readonly stop: AbortSignal;
  readonly onProgress: ((progress: BulkProgress) => unknown) | undefined;
}

/** Records the outcome of each target, and reports the progress to the caller. */
export class Ledger<Data> {
  readonly result: { readonly [List in BulkList]: BulkResult<Data>[List][number][] } = {
    succeeded: [],
    unchanged: [],
    failed: [],
    unknown: [],
    notStarted: [],
  };
  /** Whether the stop left a target undone. A run that was complete before the stop has not failed. */
  isCut = false;
  readonly #start: number = performance.now();
  readonly #options: LedgerOptions;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  record(id: string, { list, ...fields }: TargetOutcome<Data>): void {
    this.isCut ||= this.#options.stop.aborted && list !== "succeeded" && list !== "unchanged";
    (this.result[list] as object[]).push({ id, ...fields });
  }

  report = (): void => {
    const seconds = (performance.now() - this.#start) / 1_000;
    const counts = Object.fromEntries(Object.entries(this.result).map(([list, { length }]) => [list, length]));
    const done = Object.values(counts).reduce((sum, count) => sum + count);
    const { total, onProgress } = this.#options;
    const progress = { total, done, ...counts, rate: done / Math.max(seconds, 0.001) };
    notify(onProgress, progress as BulkProgress);
  };
}

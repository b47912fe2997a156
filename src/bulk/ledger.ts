import { isIdempotent } from "../call/index.js";
import { notify } from "../client/index.js";
import { type BulkOperation, type BulkResult, isUnchanged, isUndone } from "./result.js";

/** The progress of a bulk operation. */
export interface BulkProgress {
  /** How many targets have an outcome, successful or not. */
  readonly done: number;
  /** How many of them are `failed` or `unknown`. */
  readonly failed: number;
  /** The number of targets. Undefined if they come from an iterable that is not an array. */
  readonly total: number | undefined;
  /** Targets per second since the start. */
  readonly rate: number;
}

/** Records the outcome of each target. */
export interface Ledger<Data> {
  readonly result: BulkResult<Data>;
  /** Whether the operation may be applied again, with the options given. */
  readonly isIdempotent: boolean;
  succeed(id: string, data: Data, status?: number): void;
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

/** What the ledger is about. `own` are the options of the operation itself. */
export interface LedgerOptions {
  readonly operation: BulkOperation;
  readonly own: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
  readonly total: number | undefined;
  readonly onProgress: ((progress: BulkProgress) => unknown) | undefined;
}

type Lists<Data> = { readonly [List in keyof BulkResult]: BulkResult<Data>[List][number][] };

export function createLedger<Data>({ operation, own, signal, total, onProgress }: LedgerOptions): Ledger<Data> {
  const result: Lists<Data> = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
  const { succeeded, unchanged, failed, unknown, notStarted } = result;
  const idempotent = isIdempotent(operation.retry, { params: { query: own } });
  const start = performance.now();
  let isCut = false;
  return {
    result,
    isIdempotent: idempotent,
    succeed(id, data, status = 0) {
      if (operation.already.includes(status)) unchanged.push({ id, status });
      else succeeded.push({ id, data });
    },
    fail(id, error, isRepeat = false) {
      isCut ||= Boolean(signal?.aborted);
      if (isUnchanged(operation, error, isRepeat)) unchanged.push({ id, status: error.status });
      else if (idempotent || isUndone(id, error)) failed.push({ id, error });
      else unknown.push({ id, error });
    },
    leave: (id) => void notStarted.push(id),
    leaveRest(known = []) {
      const settled = new Set([...succeeded, ...unchanged, ...failed, ...unknown].map(({ id }) => id));
      for (const id of notStarted) settled.add(id);
      for (const id of known) if (!settled.has(id)) notStarted.push(id);
    },
    report() {
      const seconds = (performance.now() - start) / 1_000;
      const failures = failed.length + unknown.length;
      const done = succeeded.length + unchanged.length + failures;
      notify(onProgress, { done, failed: failures, total, rate: done / Math.max(seconds, 0.001) });
    },
    isWhole: () => !isCut && notStarted.length === 0,
  };
}

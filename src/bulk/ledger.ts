import { AdminResponseError, isIdempotent } from "../call/index.js";
import { notify } from "../client/index.js";
import { type BulkOperation, type BulkResult, explainUnchanged, isUndone } from "./result.js";

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
  /** Whether a filter found the targets, so that each of them existed. */
  readonly areFound: boolean;
  readonly onProgress: ((progress: BulkProgress) => unknown) | undefined;
}

type Lists<Data> = { readonly [List in keyof BulkResult]: BulkResult<Data>[List][number][] };

export function createLedger<Data>(options: LedgerOptions): Ledger<Data> {
  const { operation, own, signal, total, areFound, onProgress } = options;
  const result: Lists<Data> = { succeeded: [], unchanged: [], failed: [], unknown: [], notStarted: [] };
  const { succeeded, unchanged, failed, unknown, notStarted } = result;
  const idempotent = isIdempotent(operation.retry, { params: { query: own } });
  const start = performance.now();
  let isCut = false;
  return {
    result,
    isIdempotent: idempotent,
    succeed(id, data, status = 0) {
      const reason = explainUnchanged(operation, own, { status }, areFound);
      if (reason === undefined) succeeded.push({ id, data });
      else unchanged.push({ id, status, reason });
    },
    fail(id, error, isRepeat = false) {
      isCut ||= Boolean(signal?.aborted);
      // The page of a proxy says nothing about the target.
      const response = error instanceof AdminResponseError && error.documented ? error : undefined;
      const isKnown = areFound || isRepeat || (response?.attempts ?? 0) > 1;
      const reason = response && explainUnchanged(operation, own, response, isKnown);
      if (response && reason !== undefined) unchanged.push({ id, status: response.status, reason });
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

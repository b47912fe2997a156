/** The callbacks of one signal, as a single listener. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when a signal aborts. The signal must not have aborted yet. All callbacks of one signal share one
 * listener, since thousands of calls may share a signal, and Node warns of a leak at the eleventh listener.
 *
 * @returns A function that removes the callback.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? new Waiting();
  waitingFor.set(signal, waiting);
  waiting.add(callback);
  signal.addEventListener("abort", waiting);
  return () => {
    waiting.delete(callback);
    if (waiting.size === 0) signal.removeEventListener("abort", waiting);
  };
}

/**
 * Joins signals. `AbortSignal.any` would leak memory for each query, if one of them lives on (seen on Node 20.20).
 *
 * @returns The signal, and a function that removes the listeners, which must always be called.
 */
export function joinSignals(...signals: readonly (AbortSignal | undefined)[]): {
  readonly signal: AbortSignal;
  readonly forget: () => void;
} {
  const controller = new AbortController();
  const forgets = signals.map((each) => {
    const abort = () => controller.abort(each?.reason);
    return each?.aborted ? abort() : each && onAbort(each, abort);
  });
  const forget = () => {
    for (const each of forgets) each?.();
  };
  return { signal: controller.signal, forget };
}

/**
 * In milliseconds. Work that respects its signal ends within this time, with more information than a timeout, such as the status
 * of a truncated response. Other work is abandoned.
 */
const GRACE = 250;

export interface TimeLimit {
  /** Aborts on timeout, or when the caller aborts. */
  readonly signal: AbortSignal;
  /** Settles with the work, or rejects with the signal's reason if the work does not end in time. */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
  /** Removes the timer and the listener. It must always be called. */
  readonly stop: () => void;
}

/** @param timeout - In milliseconds; 0 disables it. */
export function startTimeLimit(timeout: number, caller?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const { signal } = controller;
  let reject = (_: unknown): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  const end = () => {
    controller.abort(caller?.reason);
    reject(signal.reason);
  };
  if (caller?.aborted) end();
  else if (caller) forget = onAbort(caller, end);
  if (timeout > 0) {
    timer = setTimeout(() => {
      controller.abort(new DOMException("the operation timed out", "TimeoutError"));
      timer = setTimeout(() => reject(signal.reason), GRACE);
    }, timeout);
  }
  return {
    signal,
    race: (work) =>
      new Promise((resolve, rejectRace) => {
        reject = rejectRace;
        work.then(resolve, reject);
        if (signal.aborted) reject(signal.reason);
      }),
    stop() {
      clearTimeout(timer);
      forget?.();
    },
  };
}

/**
 * Runs work until it ends, times out, or the caller aborts. The signal of `run` aborts in the latter two cases.
 *
 * @param timeout - In milliseconds; 0 disables it.
 * @param toError - Creates the error for a timeout. Default: a `TimeoutError`.
 * @throws The caller's reason if the caller aborts, the error for a timeout, and whatever the work throws.
 */
export async function runWithin<T>(
  timeout: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
  toError?: () => unknown,
): Promise<T> {
  caller?.throwIfAborted();
  const { signal, race, stop } = startTimeLimit(timeout, caller);
  try {
    return await race(run(signal));
  } catch (error) {
    const isTimeout = !caller?.aborted && signal.aborted && error === signal.reason;
    throw isTimeout && toError ? toError() : error;
  } finally {
    stop();
  }
}

/** Waits for a time. Rejects with the signal's reason as soon as the signal aborts. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pass = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
  await runWithin(0, signal, pass).finally(() => clearTimeout(timer));
}

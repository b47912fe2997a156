import { onAbort } from "./on-abort.js";

/**
 * In milliseconds. Work that obeys its signal has ended by then, and knows more than that its time is over, such as the status
 * of a response that broke off. Work that does not is left behind.
 */
const GRACE = 250;

export interface TimeLimit {
  /** Aborts when the time is over, or when the caller aborts. */
  readonly signal: AbortSignal;
  /** Settles as the work does, or rejects with the signal's reason if the work does not end in time. */
  readonly race: <T>(work: Promise<T>) => Promise<T>;
  /** Must be called in the end: no timer and no listener outlives it. */
  readonly stop: () => void;
}

/** @param timeout - In milliseconds; 0 for none. */
export function startTimeLimit(timeout: number, caller: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  const { signal } = controller;
  let reject = (_: unknown): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  const abort = () => {
    controller.abort(caller?.reason);
    reject(signal.reason);
  };
  if (caller?.aborted) abort();
  else if (caller) forget = onAbort(caller, abort);
  if (timeout > 0) {
    timer = setTimeout(() => {
      controller.abort(new DOMException("the timeout is over", "TimeoutError"));
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
 * Runs work until it ends, its time is over, or the caller aborts. The signal that it gets follows both.
 *
 * @param timeout - In milliseconds; 0 for none.
 * @throws the caller's reason if the caller aborts, a `TimeoutError` if the time is over, and whatever the work throws.
 */
export async function runWithin<T>(
  timeout: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted();
  const { signal, race, stop } = startTimeLimit(timeout, caller);
  try {
    return await race(run(signal));
  } finally {
    stop();
  }
}

/** Waits, and rejects with the signal's reason as soon as it aborts. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
  await runWithin(0, signal, passed).finally(() => clearTimeout(timer));
}

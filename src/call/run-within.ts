import { onAbort } from "./on-abort.js";

/**
 * In milliseconds: how long work may go on after its signal has aborted because of a timeout. If the work ends by itself, its error says more
 * than a timeout, such as the status of a truncated response.
 */
const GRACE = 250;

/**
 * Runs work until it ends, the time is over, or the caller aborts. In the last two cases, the signal of `run` aborts.
 *
 * @param timeout - In milliseconds; 0 disables it.
 * @param toError - Creates the error for a timeout. Default: a `TimeoutError`.
 * @throws The caller's reason if the caller aborts, the error for a timeout, or the error of the work.
 */
export async function runWithin<T>(
  timeout: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
  toError?: () => unknown,
): Promise<T> {
  caller?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = () => {
        controller.abort(caller?.reason);
        // During the grace, the reason of the signal is the timeout.
        reject(caller?.aborted ? caller.reason : signal.reason);
      };
      forget = caller && onAbort(caller, end);
      const expire = () => {
        controller.abort(new DOMException("the operation timed out", "TimeoutError"));
        timer = setTimeout(end, GRACE);
      };
      if (timeout > 0) timer = setTimeout(expire, timeout);
      run(signal).then(resolve, reject);
    });
  } catch (error) {
    const isTimeout = !caller?.aborted && signal.aborted && error === signal.reason;
    throw isTimeout && toError ? toError() : error;
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

/** Waits for the given time. The promise rejects with the signal's reason as soon as the signal aborts. */
export function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const pass = (ending: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      ending.addEventListener("abort", () => clearTimeout(timer));
    });
  return runWithin(0, signal, pass);
}

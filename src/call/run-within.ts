import { onAbort } from "./on-abort.js";

/**
 * In milliseconds. Work that respects its signal ends within this time, with more information than a timeout, such as the status
 * of a truncated response. Other work is abandoned.
 */
const GRACE = 250;

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
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = () => {
        controller.abort(caller?.reason);
        reject(signal.reason);
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

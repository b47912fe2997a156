import { onAbort } from "./on-abort.js";

/**
 * In milliseconds. Work that obeys its signal has ended by then, and has more to say than that its time is over, such as
 * the status of an answer that broke off; work that does not is left behind.
 */
const GRACE = 250;

/**
 * Runs work until it ends, its time is over, or the caller aborts. The signal that it gets follows both. No timer and no
 * listener outlives it.
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
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      if (caller) {
        forget = onAbort(caller, () => {
          controller.abort(caller.reason);
          reject(caller.reason);
        });
      }
      if (timeout > 0) {
        timer = setTimeout(() => {
          const reason = new DOMException("time is over", "TimeoutError");
          controller.abort(reason);
          timer = setTimeout(reject, GRACE, reason);
        }, timeout);
      }
      run(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

/** Waits, and rejects with the signal's reason as soon as it is aborted. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      if (signal) forget = onAbort(signal, () => reject(signal.reason));
      timer = setTimeout(resolve, milliseconds);
    });
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

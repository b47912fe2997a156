/** The callbacks of one signal, as a single listener. */
class Callbacks extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

const callbacksOf = new WeakMap<AbortSignal, Callbacks>();

/**
 * Calls back when a signal aborts. The signal must not have aborted yet. All callbacks of a signal share one listener, since
 * thousands of calls may share a signal, and Node warns of a leak at the eleventh listener.
 *
 * @returns A function that removes the callback.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = callbacksOf.get(signal) ?? new Callbacks();
  callbacksOf.set(signal, callbacks);
  callbacks.add(callback);
  signal.addEventListener("abort", callbacks);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", callbacks);
  };
}

/**
 * Creates a signal that aborts as soon as one of these signals aborts. `AbortSignal.any` would leak memory for each query as long as one
 * signal lives (seen on Node 20.20).
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

interface Waiting {
  readonly callbacks: Set<() => void>;
  readonly callAll: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when a signal aborts, which it has not done yet. All that wait for one signal share one listener: thousands of
 * calls may be given the same, and Node warns of a leak at the eleventh.
 *
 * @returns What takes it back.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? createWaiting();
  const { callbacks, callAll } = waiting;
  waitingFor.set(signal, waiting);
  callbacks.add(callback);
  signal.addEventListener("abort", callAll);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", callAll);
  };
}

function createWaiting(): Waiting {
  const callbacks = new Set<() => void>();
  const callAll = () => {
    for (const callback of callbacks) callback();
  };
  return { callbacks, callAll };
}

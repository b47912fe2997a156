/** Everything that waits for one signal. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when a signal aborts, which it has not done yet. All that wait for one signal share one listener: thousands of
 * calls may be given the same, and Node warns of a leak at the eleventh.
 *
 * @returns What takes it back.
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

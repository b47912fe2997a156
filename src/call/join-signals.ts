import { onAbort } from "./on-abort.js";

export interface JoinedSignals {
  readonly signal: AbortSignal | undefined;
  /** Removes the listeners. It must always be called. */
  readonly forget: () => void;
}

/** Joins two signals. `AbortSignal.any` would leak memory for each query, if one of them lives on (seen on Node 20.20). */
export function joinSignals(own: AbortSignal | undefined, passed: AbortSignal | undefined): JoinedSignals {
  if (!own || !passed) return { signal: own ?? passed, forget: () => {} };
  const controller = new AbortController();
  const forgets = [own, passed].map((signal) => {
    const abort = () => controller.abort(signal.reason);
    return signal.aborted ? abort() : onAbort(signal, abort);
  });
  const forget = () => {
    for (const each of forgets) each?.();
  };
  return { signal: controller.signal, forget };
}

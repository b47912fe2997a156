import { getEventListeners } from "node:events";
import { openResponses } from "./loopback-server.js";

/** The signals that callers have passed since the test began. */
const signals = new Set<AbortSignal>();
let timersBefore = 0;

/** Counts the timers that keep the process alive. The timers of undici do not. */
function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

export function noteSignal(signal: unknown): void {
  if (signal instanceof AbortSignal) signals.add(signal);
}

export function forgetLeft(): void {
  signals.clear();
  openResponses.clear();
  timersBefore = countTimers();
}

/** Lists the timers, listeners and responses that a test has left behind. */
export function listLeft(): readonly string[] {
  const listeners = [...signals].flatMap((signal) => getEventListeners(signal, "abort")).length;
  const timers = countTimers() - timersBefore;
  const counts = { timers, "listeners of a signal": listeners, "responses that are not closed": openResponses.size };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`leaves ${count} ${what}`] : []));
}

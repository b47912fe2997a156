import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";
import { LIMITS } from "./limits.js";

/** Polls until a condition is met, and returns the value. The error on timeout contains the last value. */
export async function pollUntil<T>(
  what: string,
  pollOnce: () => Promise<T>,
  isReached: (seen: T) => boolean,
  timeout: number = LIMITS.poll,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const seen = await pollOnce();
    if (isReached(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not ${what} after ${timeout} ms: ${inspect(seen)}`);
    await delay(20);
  }
}

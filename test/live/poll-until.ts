import { setTimeout as delay } from "node:timers/promises";

/** Looks again and again until there is a value, and gives it. What the last look saw is in the error if it never is. */
export async function pollUntil<T>(
  what: string,
  look: () => Promise<T>,
  isReached: (seen: T) => boolean,
  timeout = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const seen = await look();
    if (isReached(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not ${what} after ${timeout} ms: ${JSON.stringify(seen)}`);
    await delay(20);
  }
}

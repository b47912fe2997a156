import { afterEach, beforeEach, vi } from "vitest";

/**
 * Stops the timers of the tests of a file, or of a `describe`, until a test lets time pass. A timeout then ends what waits at
 * that moment, and no request that a busy machine has delayed. Sockets work as ever.
 *
 * @returns A function that lets some milliseconds pass.
 */
export function useStoppedClock(): (milliseconds: number) => void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  return (milliseconds) => void vi.advanceTimersByTime(milliseconds);
}

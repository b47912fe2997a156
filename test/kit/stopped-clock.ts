import { afterEach, beforeEach, vi } from "vitest";

/**
 * Stops the timers of the tests of a file, or of a `describe`, until a test lets time pass. A timeout then ends the requests
 * that wait at that moment, and none that a busy machine has delayed. Sockets work as usual.
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

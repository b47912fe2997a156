import { afterEach, beforeEach, vi } from "vitest";

/** Much faster, and a busy machine would let a request take as long as a wait. */
const SPEED = 20;

/**
 * Makes the clock and the timers of the tests of a file, or of a `describe`, run 20 times as fast. Sockets work as
 * ever, so a test may wait for seconds without taking them.
 */
export function useFastClock(): void {
  let clock: NodeJS.Timeout;
  beforeEach(() => {
    clock = setInterval(() => void vi.advanceTimersByTime(SPEED), 1);
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    clearInterval(clock);
  });
}

import { afterEach, beforeEach, vi } from "vitest";

/** With a much faster clock, a request on a busy machine could take as long as a wait. */
const SPEED = 20;

/**
 * Makes the clock and the timers of the tests of a file, or of a `describe`, run 20 times as fast. Sockets work
 * as usual, so a test may wait for seconds that pass in a fraction of the time.
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

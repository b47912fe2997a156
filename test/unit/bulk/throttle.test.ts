import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Throttle } from "../../../src/bulk/throttle.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  createClient,
  type Fetch,
} from "../../../src/index.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const context = { operation: "killInvocation", method: "PATCH", url: "/", attempts: 1 };
const late = new AdminTimeoutError({ ...context, timeout: 1, applied: "unknown" });
const lost = new AdminConnectionError({ ...context, problem: "reset", applied: "unknown" });
const respond = (status: number, headers: Record<string, string> = {}) =>
  new AdminResponseError({ ...context, status, body: undefined, headers: new Headers(headers) });
function create() {
  const stop = new AbortController();
  const request = { headers: { "x-team": "a" } };
  const fetch = vi.fn<Fetch>(async () => Response.json({ rows: [{ number: 0 }] }));
  return {
    stop,
    fetch,
    throttle: new Throttle({ client: createClient({ fetch }), request, stop, perSecond: 1_000, mostTimeouts: 2 }),
  };
}

it.each([
  ["60", 60_000, false],
  ["60.001", 0, true],
  ["0.5", 500, false],
])("a server that asks for %s seconds is left alone for %i ms, or ends the run: %s", async (seconds, wait, isOver) => {
  const { stop, throttle } = create();
  throttle.note(respond(429, { "retry-after": seconds }));
  const over = vi.fn();
  const waiting = throttle.waitForEnd()?.then(over);
  await vi.advanceTimersByTimeAsync(Math.max(0, wait - 1));
  expect([over.mock.calls.length, stop.signal.aborted]).toEqual([isOver ? 1 : 0, isOver]);
  await vi.advanceTimersByTimeAsync(2);
  await waiting;
  expect(stop.signal.aborted).toBe(isOver);
  // The next call does not wait.
  if (!isOver) expect(throttle.waitForEnd()).toBeUndefined();
});

it("a run ends at the limit of timeouts in a row, and no earlier", () => {
  for (const between of [undefined, respond(409)]) {
    const { stop, throttle } = create();
    for (const error of [late, late, between, late, late]) throttle.note(error);
    expect(stop.signal.aborted).toBe(false);
    throttle.note(late);
    expect(stop.signal.reason).toBe(late);
  }
});

it.each([
  [lost, true],
  [late, true],
  [respond(503), true],
  [respond(502), true],
  [respond(429), false],
  [respond(429, { "retry-after": "0" }), false],
  [respond(500), false],
  [undefined, false],
])("after %s, the next call waits until the server answers: %s", async (error, waits) => {
  const { throttle, fetch } = create();
  throttle.note(error);
  const over = throttle.waitForEnd();
  expect(over !== undefined).toBe(waits);
  // All waiting calls share the pause.
  expect(throttle.waitForEnd()).toBe(over);
  await vi.advanceTimersByTimeAsync(2_000);
  await over;
  expect(throttle.waitForEnd()).toBeUndefined();
  for (const [, { headers }] of fetch.mock.calls) expect(headers).toMatchObject({ "x-team": "a" });
});

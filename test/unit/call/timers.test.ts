import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClientOptions } from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { createFrozenClient } from "../frozen-client.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const never = new Promise<never>(() => {});

/** Keeps account of timers; what it gives are those that wait still. */
function watchTimers(): ReadonlySet<unknown> {
  const waiting = new Set<unknown>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((
    callback: (...args: unknown[]) => void,
    ...rest: [number]
  ) => {
    const timer = set(
      () => {
        waiting.delete(timer);
        callback();
      },
      ...rest,
    );
    waiting.add(timer);
    return timer;
  }) as typeof setTimeout);
  vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    waiting.delete(timer);
    clear(timer);
  });
  return waiting;
}

// Without a real fetch: its pool of connections has timers of its own.
describe("a call", () => {
  it("leaves no timer behind, however the call ends", async () => {
    const waiting = watchTimers();
    const controller = new AbortController();
    const admin = (fetch: ClientOptions["fetch"]) => createFrozenClient({ fetch });
    await admin(async () => Response.json({ things: [] })).listThings();
    await catchError(admin(() => Promise.reject(new TypeError("fetch failed"))).health());
    await catchError(admin(async () => new Response(null, { status: 500 })).health());
    await catchError(admin(() => never).health({ timeout: 20, maxRetries: 0 }));
    const aborted = [
      admin(() => never).health({ signal: controller.signal }),
      admin(async () => new Response(null, { status: 503, headers: { "retry-after": "9" } })).health({
        signal: controller.signal,
      }),
    ].map(catchError);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting.size).toBe(2);
    controller.abort();
    await Promise.all(aborted);
    expect(waiting.size).toBe(0);
  });
});

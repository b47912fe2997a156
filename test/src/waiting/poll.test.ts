import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../../src/index.js";
import { poll, type Seen, type WaitOptions } from "../../../src/waiting/poll.js";
import { waitUntilHealthy } from "../../../src/waiting/wait.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What comes out of it, and when the looks were; each sees how often it was looked before. */
async function run(options: WaitOptions, reachedAt: number) {
  const start = Date.now();
  const looks: number[] = [];
  const look = async (): Promise<Seen<number>> => {
    looks.push(Date.now() - start);
    return { value: looks.length, words: `look ${looks.length}`, isReached: looks.length === reachedAt };
  };
  const outcome = poll("it", options, look).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { outcome: await outcome, looks, end: Date.now() - start };
}

describe("waiting", () => {
  it("looks at once, then after pauses that double up to the longest", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { outcome, looks } = await run({}, 8);
    expect(outcome).toBe(8);
    expect(looks).toEqual([0, 100, 300, 700, 1500, 3100, 5100, 7100]);
    expect(vi.getTimerCount()).toBe(0);
    expect((await run({ interval: 150 }, 4)).looks).toEqual([0, 100, 250, 400]);
  });

  it("makes pauses shorter by chance, by half at most", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect((await run({}, 4)).looks).toEqual([0, 50, 150, 350]);
  });

  it("ends with its time, and says what was seen last", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { outcome, end } = await run({ timeout: 500 }, Number.NaN);
    expect(outcome).toMatchObject({
      name: "WaitTimeoutError",
      message: "it: not within 500 ms; last seen: look 3",
      timeout: 500,
      lastSeen: 3,
    });
    expect(end).toBe(500);
    expect(vi.getTimerCount()).toBe(0);
    expect(await run({}, Number.NaN)).toMatchObject({ outcome: { timeout: 60_000 }, end: 60_000 });
  });

  it("ends with its time also if the first look never ends, obedient or not", async () => {
    const start = Date.now();
    for (const isObedient of [true, false]) {
      const outcome = poll("it", { timeout: 1_000 }, ({ signal }) => {
        return new Promise<Seen>((_, reject) => {
          if (isObedient) signal?.addEventListener("abort", () => reject(signal.reason));
        });
      }).catch((error: unknown) => error);
      await vi.runAllTimersAsync();
      expect(await outcome).toMatchObject({
        message: "it: not within 1000 ms; nothing was seen",
        lastSeen: undefined,
      });
    }
    expect(Date.now() - start).toBeLessThan(2_500);
  });

  it("ends with what the last look throws, if that has more to say than that the time is over", async () => {
    const more = new Error("it is gone");
    const outcome = poll("it", { timeout: 1_000 }, ({ signal }) => {
      return new Promise<Seen>((_, reject) => signal?.addEventListener("abort", () => reject(more)));
    }).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe(more);
  });

  it("has no end with a timeout of 0", async () => {
    const { outcome, end } = await run({ timeout: 0 }, 200);
    expect(outcome).toBe(200);
    expect(end).toBeGreaterThan(150_000);
  });

  it("ends with the caller's reason, whatever that is, and with what a look throws", async () => {
    const controller = new AbortController();
    const never = async (): Promise<Seen> => ({ value: 1, words: "", isReached: false });
    const outcome = poll("it", { signal: controller.signal }, never).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    controller.abort("enough");
    expect(await outcome).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
    const late = new DOMException("time is over", "TimeoutError");
    await expect(poll("it", {}, () => Promise.reject(late))).rejects.toBe(late);
    await expect(poll("it", { signal: AbortSignal.abort("before") }, never)).rejects.toBe("before");
  });

  it.each([{ timeout: -1 }, { timeout: Number.NaN }, { timeout: 2 ** 31 }, { interval: 0 }, { interval: Infinity }])(
    "refuses %j",
    async (options) => {
      await expect(run(options, 1)).resolves.toMatchObject({
        outcome: expect.objectContaining({
          name: "TypeError",
          message: expect.stringContaining("must be a number of milliseconds"),
        }),
      });
    },
  );
});

describe("waiting for a server to be healthy", () => {
  /** Answers one status after the other; 0 is a refused connection, and -1 no answer. */
  const wait = async (...statuses: number[]) => {
    const fetch = vi.fn(async (request: Request) => {
      const status = statuses.shift() ?? 200;
      if (status === 0) throw new TypeError("fetch failed");
      if (status > 0) return new Response(null, { status });
      return new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    });
    const outcome = waitUntilHealthy(createClient({ fetch })).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    return { outcome: await outcome, looks: fetch.mock.calls.length };
  };

  it("takes refusals, silence and statuses that pass for not yet", async () => {
    expect(await wait(0, 408, 429, 500, 502, 503, 504, -1)).toEqual({ outcome: undefined, looks: 9 });
  });

  it.each([401, 403, 404, 302])("ends with %d", async (status) => {
    expect(await wait(0, status)).toMatchObject({ outcome: { name: "AdminResponseError", status }, looks: 2 });
  });
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AdminConnectionError, AdminDecodeError, AdminResponseError, AdminTimeoutError } from "../../../src/index.js";
import { poll, type Seen, type WaitOptions, type WaitProgress } from "../../../src/waiting/poll.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Returns the outcome and the time of each poll. Each poll returns the number of polls so far. */
async function run(options: WaitOptions, reachedAt: number, begun?: number) {
  const start = Date.now();
  const polls: number[] = [];
  const pollOnce = async (): Promise<Seen<number>> => {
    polls.push(Date.now() - start);
    return { value: polls.length, description: `poll ${polls.length}`, isReached: polls.length === reachedAt };
  };
  const outcome = poll("it", options, pollOnce, begun === undefined ? {} : { start: begun }).catch(
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return { outcome: await outcome, polls, end: Date.now() - start };
}

it("waiting polls immediately, then after pauses that double up to the interval", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { outcome, polls } = await run({}, 8);
  expect(outcome).toBe(8);
  expect(polls).toEqual([0, 100, 300, 700, 1500, 3100, 5100, 7100]);
  expect(vi.getTimerCount()).toBe(0);
  expect((await run({ interval: 150 }, 4)).polls).toEqual([0, 100, 250, 400]);
});

it("waiting shortens pauses at random, by at most half", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect((await run({}, 4)).polls).toEqual([0, 50, 150, 350]);
});

it("waiting times out, and says what was last seen", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { outcome, end } = await run({ timeout: 500 }, Number.NaN);
  expect(outcome).toMatchObject({
    name: "WaitTimeoutError",
    message: "timed out after 500 ms waiting for it; last seen: poll 3",
    timeout: 500,
    lastSeen: 3,
  });
  expect(end).toBe(500);
  expect(vi.getTimerCount()).toBe(0);
  expect(await run({}, Number.NaN)).toMatchObject({ outcome: { timeout: 60_000 }, end: 60_000 });
});

it("waiting counts its timeout from an earlier start if there is one, and polls at least once", async () => {
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await run({ timeout: 1_000 }, Number.NaN, performance.now() - 400)).end).toBe(600);
  expect(await run({ timeout: 1_000 }, Number.NaN, performance.now() - 5_000)).toMatchObject({ polls: [0], end: 1 });
});

it("waiting times out even if the first poll never ends, whether it respects its signal or not", async () => {
  const start = Date.now();
  for (const isObedient of [true, false]) {
    const outcome = poll("it", { timeout: 1_000 }, ({ signal }) => {
      return new Promise<Seen>((_, reject) => {
        if (isObedient) signal?.addEventListener("abort", () => reject(signal.reason));
      });
    }).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await outcome).toMatchObject({
      message: "timed out after 1000 ms waiting for it; no poll completed",
      lastSeen: undefined,
    });
  }
  expect(Date.now() - start).toBeLessThan(2_500);
});

it("waiting reports each poll, and at least once a second what was seen last", async () => {
  const seen: unknown[] = [];
  await vi.advanceTimersByTimeAsync(700);
  const start = Date.now();
  const onProgress = ({ lastSeen, description }: WaitProgress) =>
    seen.push([lastSeen, description, Date.now() - start]);
  let polls = 0;
  const outcome = poll("it", { timeout: 2_500, onProgress }, async (): Promise<Seen> => {
    if (++polls > 1) return new Promise(() => {});
    return { value: 1, description: "one", isReached: false };
  }).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  await outcome;
  expect(seen).toEqual([0, 1_000, 2_000].map((elapsed) => [1, "one", elapsed]));
  expect(vi.getTimerCount()).toBe(0);
});

it("waiting reports a failed poll with its error, and a later success without an error", async () => {
  const lost = new AdminConnectionError({ operation: "a", method: "GET", url: "b", attempts: 1, problem: "reset" });
  const seen: unknown[] = [];
  const onProgress = ({ lastSeen, description, cause }: WaitProgress) => seen.push([lastSeen, description, cause]);
  const outcomes = [lost, { value: 1, description: "one", isReached: true }] as const;
  let polls = 0;
  const waiting = poll(
    "it",
    { interval: 200, onProgress },
    async (): Promise<Seen> => {
      const next = outcomes[polls++ % 2];
      if (next === lost) throw next;
      return next as Seen;
    },
    { hasSucceeded: true },
  );
  await vi.runAllTimersAsync();
  expect(await waiting).toBe(1);
  expect(seen).toEqual([
    [undefined, "no poll completed", lost],
    [1, "one", undefined],
  ]);
});

it("waiting never times out with a timeout of 0", async () => {
  const { outcome, end } = await run({ timeout: 0 }, 200);
  expect(outcome).toBe(200);
  expect(end).toBeGreaterThan(150_000);
});

it("waiting rejects with the caller's reason, and with the error that a poll throws", async () => {
  const controller = new AbortController();
  const never = async (): Promise<Seen> => ({ value: 1, description: "", isReached: false });
  const outcome = poll("it", { signal: controller.signal }, never).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(500);
  controller.abort("enough");
  expect(await outcome).toBe("enough");
  expect(vi.getTimerCount()).toBe(0);
  const late = new DOMException("time is over", "TimeoutError");
  await expect(poll("it", {}, () => Promise.reject(late))).rejects.toBe(late);
  await expect(poll("it", { signal: AbortSignal.abort("before") }, never)).rejects.toBe("before");
});

const context = { operation: "query", method: "POST", url: "http://127.0.0.1:9070/query", attempts: 3 };
const scanner = { ...context, status: 500, body: "No such scanner", temporary: true };
const [temporary, busy] = [new AdminResponseError(scanner), new AdminResponseError({ ...scanner, retryAfter: 1 })];
const mistake = new AdminResponseError({ ...context, status: 500, body: "Schema error" });
const lost = new AdminConnectionError({ ...context, problem: "reset", applied: "unknown" });
const late = new AdminTimeoutError({ ...context, timeout: 30_000, applied: "unknown" });
const overloads = [429, 408].map((status) => new AdminResponseError({ ...context, status, body: undefined }));
const away = new AdminResponseError({ ...context, status: 503, body: undefined });
const page = new AdminDecodeError({
  ...context,
  status: 200,
  headers: new Headers(),
  problem: "the body is not JSON",
});
const seen: Seen = { value: 1, description: "one", isReached: false };
const reached: Seen = { value: 2, description: "two", isReached: true };

/** Polls with one outcome after the other. */
async function pollThrough(...outcomes: readonly (Error | Seen)[]): Promise<unknown> {
  const left = [...outcomes];
  const outcome = poll("it", { timeout: 5_000 }, async () => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next instanceof Error || next === undefined) throw next;
    return next;
  }).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return outcome;
}

it.each<[string, { given: readonly (Error | Seen)[]; want: unknown }]>([
  ["goes on after temporary failures from the start", { given: [temporary, temporary, reached], want: 2 }],
  ["goes on after one for which the server asks for time", { given: [busy, reached], want: 2 }],
  ["goes on when the server is lost after a poll", { given: [seen, lost, late, away, page, reached], want: 2 }],
  ["goes on when the server is overloaded after a poll", { given: [seen, ...overloads, reached], want: 2 }],
  ["ends at once if the server was never there", { given: [lost, reached], want: lost }],
  ["ends at once if something else responds from the start", { given: [page, reached], want: page }],
  ["ends at once if it is lost or away before a poll has succeeded", { given: [temporary, away, reached], want: away }],
  ["ends at once with a mistake", { given: [seen, mistake, reached], want: mistake }],
])("a wait during which the server fails %s", async (_, { given, want }) =>
  expect(await pollThrough(...given)).toBe(want),
);

it("a wait during which the server fails says with which error the last poll failed when it times out", async () => {
  const error = await pollThrough(seen, lost);
  expect(error).toMatchObject({ name: "WaitTimeoutError", lastSeen: 1, cause: lost });
  expect(String(error)).toContain("waiting for it; last seen: one; the last poll failed: query: reset");
  expect(await pollThrough(seen, lost, seen)).not.toHaveProperty("cause");
});

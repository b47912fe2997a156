import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type BulkResult, createClient, type Fetch, killInvocations, resumeInvocations } from "../../../src/index.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { idsOf, listIds, names } from "./bulk-server.js";

allowLongRuns();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is drawn of a run. Times are in milliseconds. */
const RUN = fc.record({
  count: fc.integer({ min: 1, max: 300 }),
  perSecond: fc.oneof(fc.double({ min: 0.05, max: 5, noNaN: true }), fc.double({ min: 5, max: 3_000, noNaN: true })),
  concurrency: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
  act: fc.constantFrom(resumeInvocations, killInvocations),
  latency: fc.integer({ min: 0, max: 3_000 }),
  /** After so many requests, the server is away for so long. */
  loss: fc.record({ after: fc.nat(400), lasts: fc.integer({ min: 0, max: 20_000 }) }),
  /** Whether the server has the endpoint for many. */
  hasBatches: fc.boolean(),
});
type Run = typeof RUN extends fc.Arbitrary<infer Value> ? Value : never;

interface Seen {
  /** When each id was first in a request, in order. */
  readonly begun: readonly number[];
  readonly took: number;
  readonly result: BulkResult;
}

/** Runs at a clock that stands still but for the waits, so that a time is exact. */
async function run({ count, perSecond, concurrency, act, latency, loss, hasBatches }: Run): Promise<Seen> {
  const start = performance.now();
  const seen = new Map<string, number>();
  let sent = 0;
  let awayUntil = 0;
  const fetch: Fetch = async (url, { body }) => {
    const { pathname } = new URL(url);
    const now = performance.now() - start;
    const isQuery = pathname === "/query";
    const ids = idsOf(pathname, String(body));
    for (const id of ids) if (!seen.has(id)) seen.set(id, now);
    await new Promise((resolve) => setTimeout(resolve, latency));
    if (!isQuery && sent++ === loss.after) awayUntil = performance.now() + loss.lasts;
    if (performance.now() < awayUntil) return new Response(null, { status: 503 });
    if (isQuery) return Response.json({ rows: [] });
    if (ids.length === 1 && !pathname.startsWith("/internal")) return new Response(null, { status: 200 });
    return hasBatches ? Response.json({ succeeded: ids, failed: [] }) : new Response(null, { status: 404 });
  };
  const running = act(createClient({ fetch, baseUrl: "http://h" }), names(count), { perSecond, concurrency });
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  running.then(over, over);
  while (!isOver) await vi.advanceTimersToNextTimerAsync();
  return { begun: [...seen.values()], took: performance.now() - start, result: await running };
}

it("no second begins more targets than perSecond and a tenth, in batches or not, while the server is there, slow or away", () =>
  holdsFor(
    fc.asyncProperty(RUN, async (drawn) => {
      const { begun, took, result } = await run(drawn);
      const { count, perSecond, concurrency = 20, latency, loss } = drawn;
      const { succeeded, unknown, ...rest } = listIds(result);
      expect([...(succeeded ?? []), ...(unknown ?? [])].sort()).toEqual(names(count).sort());
      expect(rest).toEqual({});
      expect(begun).toHaveLength(count);
      const batch = Math.max(1, perSecond / 10);
      for (const [index, from] of begun.entries()) {
        const within = begun.slice(index).filter((time) => time < from + 998).length;
        expect(within, `from ${from}`).toBeLessThanOrEqual(Math.max(1, perSecond) + batch);
      }
      // The limit is the only thing that it waits for, where answers come sooner.
      const isLimit = loss.after >= 2 * count && perSecond * latency < 1_000 * Math.min(concurrency, 20);
      if (isLimit) expect(took).toBeLessThan((1_000 * count) / perSecond + 10 * latency + 1_000);
    }),
  ));

it("without a limit, all that have room begin at once, and a dry run never waits", async () => {
  const fetch: Fetch = async () => Response.json({ rows: names(50).map((id) => ({ id })) });
  const client = createClient({ fetch });
  const start = performance.now();
  const { notStarted } = await resumeInvocations(client, { service: "S" }, { perSecond: 0.001, dryRun: true });
  await killInvocations(client, names(1_000), { concurrency: 1 });
  expect([notStarted.length, performance.now() - start]).toEqual([50, 0]);
});

it("an abort ends the wait for the next one at once", async () => {
  const stop = new AbortController();
  const client = createClient({ fetch: async () => new Response(null) });
  const running = resumeInvocations(client, names(3), { perSecond: 0.001, signal: stop.signal });
  const stopped = expect(running).rejects.toMatchObject({
    result: { succeeded: [{ id: "inv_0" }], notStarted: [{ id: "inv_1" }, { id: "inv_2" }] },
  });
  await vi.advanceTimersByTimeAsync(999_999);
  stop.abort();
  await stopped;
});

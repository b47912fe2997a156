import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createClient, type Fetch, killInvocations, resumeInvocations } from "../../../src/index.js";
import { names } from "./bulk-server.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("without perSecond, a call begins as soon as there is room, and a dry run never waits", async () => {
  const fetch: Fetch = async () => Response.json({ rows: names(50).map((id) => ({ id })) });
  const client = createClient({ fetch });
  const start = performance.now();
  const { notStarted } = await resumeInvocations(client, { service: "S" }, { perSecond: 0.001, dryRun: true });
  await killInvocations(client, names(1_000), { concurrency: 1 });
  expect([notStarted.length, performance.now() - start]).toEqual([50, 0]);
});

it("an abort ends the wait for the next call at once", async () => {
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

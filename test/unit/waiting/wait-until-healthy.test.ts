import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../../src/index.js";
import { checkHealth, waitUntilHealthy } from "../../../src/waiting/wait-until-healthy.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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
    const outcome = waitUntilHealthy(createClient({ fetch }), { partitions: false }).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    return { outcome: await outcome, polls: fetch.mock.calls.length };
  };

  it("keeps polling on refused connections, silence and temporary statuses", async () => {
    expect(await wait(0, 408, 429, 500, 502, 503, 504, -1)).toEqual({ outcome: undefined, polls: 9 });
  });

  it("ends once its partitions have responded for a second", async () => {
    const start = Date.now();
    const failures = new Map([[2, "Datafusion error: No such scanner"]]);
    let queries = 0;
    let failedAt = start;
    const fetch = async ({ url }: Request) => {
      if (!url.endsWith("/query")) return new Response(null, { status: 200 });
      queries += 1;
      const failure = failures.get(queries);
      if (failure === undefined) return Response.json({ rows: [] });
      failedAt = Date.now();
      return new Response(failure, { status: 500 });
    };
    const waiting = waitUntilHealthy(createClient({ fetch }), { interval: 100 });
    await vi.runAllTimersAsync();
    await waiting;
    const end = Date.now();
    expect(queries).toBeGreaterThan(3);
    expect(failedAt).toBeGreaterThan(start);
    expect(end - failedAt).toBeGreaterThanOrEqual(1_000);
  });

  it.each([401, 403, 404, 302])("rejects on %d", async (status) => {
    expect(await wait(0, status)).toMatchObject({ outcome: { name: "AdminResponseError", status }, polls: 2 });
  });
});

describe("checking the health of a server", () => {
  it("makes one attempt, also if the caller leaves maxRetries undefined", async () => {
    let attempts = 0;
    const fetch = async () => {
      attempts++;
      return new Response("busy", { status: 503 });
    };
    const seen = checkHealth(createClient({ fetch }), false, { maxRetries: undefined });
    await vi.runAllTimersAsync();
    expect(await seen).toMatchObject({ isReached: false });
    expect(attempts).toBe(1);
  });
});

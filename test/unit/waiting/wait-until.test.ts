import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAdminClient, createClient, type WaitUntilHealthyOptions, waitUntilHealthy } from "../../../src/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { toFetch } from "../../kit/to-fetch.js";
import { isProbe, useRestartingServer } from "../sql/restarting-server.js";

describe("waiting for a server to be healthy", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Answers one status after the other; 0 is a refused connection, and -1 no answer. */
  const wait = (...statuses: number[]) => waitWith({ maxRetries: undefined }, ...statuses);
  const waitWith = async (request: WaitUntilHealthyOptions, ...statuses: number[]) => {
    const start = Date.now();
    const respond = vi.fn(async (request: Request) => {
      const status = statuses.shift() ?? 200;
      if (status === 0) throw new TypeError("fetch failed");
      if (status > 0) return new Response(null, { status });
      return new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    });
    const onRetry = vi.fn();
    const options = { partitions: false, ...request };
    const outcome = waitUntilHealthy(createClient({ fetch: toFetch(respond), onRetry }), options).catch(
      (error: unknown) => error,
    );
    await vi.runAllTimersAsync();
    const passed = Date.now() - start;
    return { outcome: await outcome, polls: respond.mock.calls.length, retries: onRetry.mock.calls.length, passed };
  };

  it("keeps polling on refused connections, silence and temporary statuses, with one attempt each", async () => {
    expect(await wait(0, 408, 429, 500, 502, 503, 504, -1)).toMatchObject({ outcome: undefined, polls: 9, retries: 0 });
  });

  it("gives each poll 5 seconds, and as many retries as are wanted", async () => {
    expect(await waitWith({ interval: 1 }, -1, -1)).toMatchObject({ polls: 3, passed: expect.closeTo(10_000, -2) });
    expect(await waitWith({ maxRetries: 2 }, 503, 503)).toMatchObject({ outcome: undefined, polls: 3, retries: 2 });
  });

  it("ends once its partitions have responded for a second", async () => {
    const start = Date.now();
    const failures = new Map([[2, "Datafusion error: No such scanner"]]);
    let queries = 0;
    let failedAt = start;
    const fetch = toFetch(async ({ url }) => {
      if (!url.endsWith("/query")) return new Response(null, { status: 200 });
      queries += 1;
      const failure = failures.get(queries);
      if (failure === undefined) return Response.json({ rows: [] });
      failedAt = Date.now();
      return new Response(failure, { status: 500 });
    });
    const waiting = waitUntilHealthy(createClient({ fetch }), { interval: 100 });
    await vi.runAllTimersAsync();
    await waiting;
    const end = Date.now();
    expect(queries).toBeGreaterThan(3);
    expect(failedAt).toBeGreaterThan(start);
    expect(end - failedAt).toBeGreaterThanOrEqual(1_000);
  });

  it("says why its partitions do not respond when it times out", async () => {
    const fetch = toFetch(({ url }) =>
      url.endsWith("/query") ? new Response("No such scanner", { status: 500 }) : new Response(),
    );
    const outcome = waitUntilHealthy(createClient({ fetch }), { timeout: 1_000 }).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await outcome).toMatchObject({ name: "WaitTimeoutError", lastSeen: { operation: "query", status: 500 } });
  });

  it("says what the last poll saw when it times out", async () => {
    expect((await wait(...Array(100).fill(503))).outcome).toMatchObject({
      name: "WaitTimeoutError",
      message: expect.stringMatching(/^waitUntilHealthy: timed .* to be healthy; last seen: the server returned 503/),
      lastSeen: { status: 503 },
    });
  });

  it.each([401, 403, 404, 302])("rejects on %d", async (status) => {
    expect(await wait(0, status)).toMatchObject({ outcome: { name: "AdminResponseError", status }, polls: 2 });
  });
});

describe("a deployment", () => {
  useFastClock();

  it("that is deleted while it drains has drained once no invocation needs it", async () => {
    const { fetch, on, onQuery } = createFakeAdminApi();
    const remaining = [2, 1, 0];
    onQuery(/FROM sys_invocation/, () => {
      on("getDeployment", 404);
      const [number = 0] = remaining.splice(0, 1);
      return number > 0 ? [{ status: "running", number }] : [];
    });
    const seen: unknown[] = [];
    const admin = createAdminClient({ fetch });
    await admin.waitUntilDrained("dp_1", { onProgress: ({ lastSeen }) => seen.push(lastSeen) });
    const different = [...new Set(seen.map((each) => JSON.stringify(each ?? {})))];
    expect(different.sort()).toEqual(['{"running":1}', '{"running":2}', "{}"]);
  });

  it("that does not exist has not drained", async () => {
    const { fetch, on, onQuery } = createFakeAdminApi();
    on("getDeployment", 404);
    onQuery(/FROM sys_invocation/, []);
    await expect(createAdminClient({ fetch }).waitUntilDrained("dp_1")).rejects.toMatchObject({ status: 404 });
  });

  it("that does not drain in time is named with those that still need it", async () => {
    const { fetch, onQuery } = createFakeAdminApi();
    const rows = [
      { status: "paused", number: 2 },
      { status: "running", number: 1 },
    ];
    onQuery(/FROM sys_invocation WHERE .*'dp_1'/, rows);
    await expect(createAdminClient({ fetch }).waitUntilDrained("dp_1", { timeout: 1_000 })).rejects.toMatchObject({
      message: "waitUntilDrained: timed out after 1000 ms waiting for dp_1 to drain; last seen: 2 paused, 1 running",
      lastSeen: { paused: 2, running: 1 },
    });
  });
});

describe("a deployment that no row says is needed", () => {
  useFastClock();
  const { server, connect } = useRestartingServer();

  it("has drained after a second of responses, for a client that has seen no failure", async () => {
    const admin = connect();
    server.answer = (response, { url, body }) => {
      if (url !== "/query") return answerJson(response, 200, { id: "dp_1" });
      answerJson(response, 200, { rows: isProbe({ body }) ? [{ number: 0 }] : [] });
    };
    const start = performance.now();
    await admin.waitUntilDrained("dp_1");
    expect(performance.now() - start).toBeGreaterThan(1_000);
    expect(server.requests.filter(isProbe).length).toBeGreaterThan(2);
    expect(isProbe(server.requests.at(-1) ?? { body: "" })).toBe(false);
  });

  it("has not drained right after a restart that the client did not see", async () => {
    const admin = connect();
    const start = performance.now();
    server.answer = (response, { url }) => {
      if (url !== "/query") return answerJson(response, 200, { id: "dp_1" });
      const passed = performance.now() - start;
      if (passed > 300 && passed < 600) answerText(response, 500, "Datafusion error: External error: No such scanner");
      else answerJson(response, 200, { rows: passed < 900 ? [] : [{ status: "suspended", number: 200 }] });
    };
    expect(await catchError(admin.waitUntilDrained("dp_1", { timeout: 8_000 }))).toMatchObject({
      lastSeen: { suspended: 200 },
    });
  });
});

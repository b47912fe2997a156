import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AdminTimeoutError,
  type Client,
  createClient,
  type Fetch,
  killInvocations,
  pauseInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
  WaitTimeoutError,
} from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { calls, catchStop, client, idOf, ids, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

const isCall = (url: string) => url.startsWith("/invocations/");

/** Does ten, then answers 503 to whatever comes, until it has been asked so many queries. */
function restartAfterTen(looks: number): void {
  let [left, away] = [10, looks];
  server.answer = (response, { url }) => {
    const isAway = left === 0 && away > 0;
    if (isAway && url === "/query") away--;
    if (isAway) response.writeHead(503).end();
    else if (url === "/query") answerJson(response, 200, { rows: [] });
    else {
      if (isCall(url)) left = Math.max(0, left - 1);
      response.writeHead(200).end();
    }
  };
}

/** The requests that are not calls of the operation. */
const asked = () => calls().filter((call) => !call.startsWith("PATCH"));

describe("while the server is away", () => {
  useFastClock();

  it("no call is begun, and the rest is done once it is there again", async () => {
    restartAfterTen(3);
    const { succeeded, unknown, failed } = await resumeInvocations(client, names(100), { concurrency: 4 });
    expect([succeeded.length, failed.length]).toEqual([100 - unknown.length, 0]);
    // What was on its way by then.
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThanOrEqual(4);
    expect(new Set(asked())).toEqual(new Set(["POST /query"]));
    expect(calls().filter((call) => call.startsWith("PATCH"))).toHaveLength(100);
  });

  it("an abort ends at once, and what was not begun is told", async () => {
    restartAfterTen(Number.POSITIVE_INFINITY);
    const controller = new AbortController();
    const { answer } = server;
    server.answer = (response, request) => {
      if (request.url === "/query") controller.abort(new Error("changed my mind"));
      answer(response, request);
    };
    const options = { concurrency: 4, signal: controller.signal };
    const { cause, result } = await catchStop(resumeInvocations(client, names(100), options));
    expect(cause).toBe(controller.signal.reason);
    expect(result.succeeded).toHaveLength(10);
    const begun = [...ids(result.succeeded), ...ids(result.unknown)];
    expect([...begun, ...ids(result.notStarted)].sort()).toEqual(names(100).sort());
    // The server need not have seen a request that was aborted.
    expect(begun.length).toBeLessThanOrEqual(14);
    expect(begun).toEqual(expect.arrayContaining(server.requests.map(idOf).filter((id) => id !== "")));
  });
});

describe("a server that is busy", () => {
  useFastClock();

  /** Answers the first calls this way, and the others with 200. */
  function answerBusy(count: number, status: number, retryAfter: string): void {
    let left = count;
    server.answer = (response, { url }) => {
      if (isCall(url) && left-- > 0) response.writeHead(status, { "retry-after": retryAfter }).end();
      else if (url === "/query") answerJson(response, 200, { rows: [] });
      else response.writeHead(200).end();
    };
  }
  const options = { concurrency: 2, maxRetries: 0 };

  it.each([429, 503])("with %d is left alone for as long as it asks", async (status) => {
    answerBusy(2, status, "1");
    const start = performance.now();
    const { succeeded, failed, unknown } = await killInvocations(client, names(10), options);
    expect(performance.now() - start).toBeGreaterThanOrEqual(999);
    expect([succeeded.length, ids([...failed, ...unknown])]).toEqual([8, ["inv_0", "inv_1"]]);
  });

  it.each([429, 503])("with %d for longer than a pause may be ends the run, and says what is left", async (status) => {
    answerBusy(1_000, status, "120");
    const { cause, result } = await catchStop(killInvocations(client, names(30), options));
    expect(cause).toMatchObject({ name: "AdminResponseError", status });
    expect([ids([...result.failed, ...result.unknown]), ids(result.notStarted)]).toEqual([
      ["inv_0", "inv_1"],
      names(30).slice(2).sort(),
    ]);
  });

  it("is told by a maximum of how long a pause may be", async () => {
    answerBusy(1_000, 429, "1");
    const { result } = await catchStop(killInvocations(client, names(30), { ...options, maxPause: 500 }));
    expect(result.notStarted).toHaveLength(28);
  });
});

it("a run that has to stop does not wait for the end of its pause", async () => {
  server.answer = (response, request) => {
    if (idOf(request) === "inv_0") response.writeHead(429, { "retry-after": "30" }).end();
    else setTimeout(() => response.writeHead(401).end(), 200);
  };
  const start = performance.now();
  const options = { concurrency: 2, maxRetries: 0 };
  const { cause, result } = await catchStop(restartInvocationsAsNew(client, names(50), options));
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(cause).toMatchObject({ status: 401 });
  expect([ids(result.failed), result.notStarted.length]).toEqual([["inv_0", "inv_1"], 48]);
});

describe("while the server stays away", () => {
  afterEach(() => vi.useRealTimers());

  /** A client of a server that answers the calls with what `answer` gives, and queries with `health`. */
  function createOwn(answer: (signal: AbortSignal | undefined) => Promise<Response>, health = 503): Client {
    const fetch: Fetch = async (url, init) => {
      seen.push(new URL(url).pathname);
      if (isCall(new URL(url).pathname)) return answer(init.signal);
      return new Response('{"rows":[]}', { status: health, headers: { "content-type": "application/json" } });
    };
    return createClient({ fetch });
  }
  const seen: string[] = [];
  const hang = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  beforeEach(() => {
    seen.length = 0;
    vi.useFakeTimers();
  });

  it("for more than a minute, the run stops and says what is left", async () => {
    const own = createOwn(async () => new Response(null, { status: 503 }));
    const run = catchStop(restartInvocationsAsNew(own, names(30), { concurrency: 2 }));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(seen.filter(isCall)).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    const { result, cause, message } = await run;
    expect([ids(result.unknown), ids(result.notStarted)]).toEqual([["inv_0", "inv_1"], names(30).slice(2).sort()]);
    expect(cause).toBeInstanceOf(WaitTimeoutError);
    expect(message).toContain(
      "restartInvocationsAsNew: stopped early: timed out after 60000 ms waiting for the server to come back",
    );
    expect(seen.filter(isCall)).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("with nothing left to begin, the run just ends", async () => {
    const own = createOwn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return new Response(null, { status: 503 });
    });
    const run = restartInvocationsAsNew(own, names(4));
    await vi.advanceTimersByTimeAsync(200);
    expect(ids((await run).unknown)).toEqual(names(4));
    expect(seen.filter((path) => !isCall(path))).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ["is healthy all the same", 200],
    ["hides its health", 404],
  ])("which hangs, and %s, the run stops once two rounds in a row have timed out", async (_, health) => {
    const own = createOwn(hang, health);
    const run = catchStop(restartInvocationsAsNew(own, names(300), { concurrency: 3, timeout: 1_000 }));
    await vi.advanceTimersByTimeAsync(10_000);
    const { result, cause } = await run;
    expect(cause).toBeInstanceOf(AdminTimeoutError);
    expect(result.unknown.length).toBeGreaterThanOrEqual(7);
    expect(result.unknown.length).toBeLessThanOrEqual(9);
    expect(ids([...result.unknown, ...result.notStarted])).toEqual(names(300).sort());
    expect(vi.getTimerCount()).toBe(0);
  });

  it("which hangs for some targets does not stop the run while it answers others", async () => {
    let calls = 0;
    const own = createOwn(
      (signal) => (calls++ % 3 === 0 ? new Promise((resolve) => resolve(new Response(null))) : hang(signal)),
      200,
    );
    const run = pauseInvocations(own, names(60), { concurrency: 3, timeout: 1_000, maxRetries: 0 });
    await vi.advanceTimersByTimeAsync(60_000);
    const { unknown, unchanged } = await run;
    expect([unknown.length, unchanged.length]).toEqual([40, 20]);
  });
});

describe("a server that is there", () => {
  useFastClock();

  /** Answers to the calls with a status, and to all else that it is healthy. */
  function answerCalls(status: (id: string) => number): void {
    server.answer = (response, request) => {
      if (isCall(request.url)) response.writeHead(status(idOf(request))).end();
      else if (request.url === "/query") answerJson(response, 200, { rows: [] });
      else response.writeHead(200).end();
    };
  }
  it("is asked one query when a gateway fails, and that is all", async () => {
    answerCalls((id) => (id === "inv_5" ? 502 : 200));
    const { succeeded, unknown } = await killInvocations(client, names(30), { concurrency: 3, maxRetries: 0 });
    expect([succeeded.length, ids(unknown)]).toEqual([29, ["inv_5"]]);
    expect(asked()).toEqual(["POST /query"]);
  });

  it("is not asked at all if there is nothing left to do, or its answers are the calls' own", async () => {
    answerCalls(() => 503);
    await resumeInvocations(client, names(4), { concurrency: 4 });
    answerCalls(() => 409);
    await resumeInvocations(client, names(10), { concurrency: 4 });
    expect(asked()).toEqual([]);
  });

  it("and goes away after a failure of another kind is waited for all the same", async () => {
    restartAfterTen(2);
    const { answer } = server;
    server.answer = (response, request) => {
      if (idOf(request) === "inv_3") response.destroy();
      else answer(response, request);
    };
    const { succeeded, unknown } = await resumeInvocations(client, names(100), { concurrency: 2 });
    expect(succeeded.length + unknown.length).toBe(100);
    expect(unknown.length).toBeLessThanOrEqual(3);
  });
});

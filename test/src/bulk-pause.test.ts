import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient, killInvocations, resumeInvocations } from "../../src/index.js";
import { answerJson } from "../loopback-server.js";
import { calls, catchStop, client, idOf, ids, names, server } from "./bulk-server.js";

const isCall = (url: string) => url.startsWith("/invocations/");

describe("while the server is away", () => {
  afterEach(() => vi.useRealTimers());

  /** Does ten, then answers 503 to whatever comes, until it has been asked for its health so often. */
  function restartAfterTen(looks: number): void {
    let [left, away] = [10, looks];
    server.answer = (response, { url }) => {
      const isAway = left === 0 && away > 0;
      if (isAway && url === "/health") away--;
      if (isAway) response.writeHead(503).end();
      else if (url === "/query") answerJson(response, 200, { rows: [] });
      else {
        if (isCall(url)) left = Math.max(0, left - 1);
        response.writeHead(200).end();
      }
    };
  }

  it("no call is begun, and the rest is done once it is there again", async () => {
    restartAfterTen(3);
    const { succeeded, unknown, failed } = await resumeInvocations(client, names(100), { concurrency: 4 });
    expect([succeeded.length, failed.length]).toEqual([100 - unknown.length, 0]);
    // What was on its way by then.
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThanOrEqual(4);
    const looks = server.requests.map(({ url }) => url).filter((url) => !isCall(url));
    expect(looks).toEqual(["/health", "/health", "/health", "/health", "/query"]);
    expect(calls().filter((call) => call.startsWith("PATCH"))).toHaveLength(100);
  });

  it("what was on its way before says nothing of the time after", async () => {
    restartAfterTen(2);
    const { answer } = server;
    let breakOff = () => {};
    server.answer = (response, request) => {
      if (idOf(request) === "inv_0") breakOff = () => void response.destroy();
      else answer(response, request);
      if (idOf(request) === "inv_50") breakOff();
    };
    const { unknown } = await resumeInvocations(client, names(100), { concurrency: 4 });
    expect(ids(unknown)).toContain("inv_0");
    const looks = server.requests.map(({ url }) => url).filter((url) => !isCall(url));
    expect(looks).toEqual(["/health", "/health", "/health", "/query"]);
  });

  it("an abort ends at once, and what was not begun is told", async () => {
    restartAfterTen(Number.POSITIVE_INFINITY);
    const controller = new AbortController();
    const { answer } = server;
    server.answer = (response, request) => {
      if (request.url === "/health") controller.abort(new Error("changed my mind"));
      answer(response, request);
    };
    const options = { concurrency: 4, signal: controller.signal };
    const { cause, result } = await catchStop(resumeInvocations(client, names(100), options));
    expect(cause).toBe(controller.signal.reason);
    expect(result.succeeded).toHaveLength(10);
    const begun = [...ids(result.succeeded), ...ids(result.unknown)];
    expect([...begun, ...result.notStarted].sort()).toEqual(names(100).sort());
    expect(
      server.requests
        .map(idOf)
        .filter((id) => id !== "")
        .sort(),
    ).toEqual(begun.sort());
  });

  it("for more than a minute, the others are tried all the same", async () => {
    vi.useFakeTimers();
    const seen: string[] = [];
    const fetch = async ({ url }: Request) => {
      seen.push(new URL(url).pathname);
      return new Response(null, { status: 503 });
    };
    const own = createClient({ fetch });
    const run = resumeInvocations(own, names(30), { concurrency: 2 });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(seen.filter(isCall)).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    const { unknown } = await run;
    expect(ids(unknown)).toEqual(names(30).sort());
    expect(seen.filter(isCall)).toHaveLength(30);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a server that is there", () => {
  it("is asked once whether it is, however many calls fail", async () => {
    server.answer = (response, { url }) => {
      if (isCall(url)) response.writeHead(502).end();
      else if (url === "/query") answerJson(response, 200, { rows: [] });
      else response.writeHead(200).end();
    };
    const { failed } = await killInvocations(client, names(30), { concurrency: 3, maxRetries: 0 });
    expect(failed).toHaveLength(30);
    expect(calls().filter((call) => !call.startsWith("PATCH"))).toEqual(["GET /health", "POST /query"]);
  });

  it("is not asked at all if there is nothing left to do, or its answers are the calls' own", async () => {
    server.answer = (response) => response.writeHead(503).end();
    await resumeInvocations(client, names(4), { concurrency: 4 });
    expect(calls()).toHaveLength(4);
    server.answer = (response) => answerJson(response, 404, { message: "no" });
    await resumeInvocations(client, names(10), { concurrency: 4 });
    expect(calls()).toHaveLength(14);
  });
});

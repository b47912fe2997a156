import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AdminTimeoutError,
  type Client,
  createClient,
  type Fetch,
  pauseInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
  WaitTimeoutError,
} from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { calls, catchStop, client, idOf, ids, listIds, names, server, useBulkServer } from "./bulk-server.js";

useBulkServer();

const isCall = (url: string) => url.startsWith("/invocations/");
/** Lists the requests that are not calls of the operation. */
const asked = () => calls().filter((call) => !call.startsWith("PATCH"));

/** Accepts ten calls, and then answers 503 to every request until this many queries have come. */
function restartAfterTen(looks: number): void {
  let [left, away] = [10, looks];
  server.answer = (response, { url }) => {
    const isAway = left === 0 && away > 0;
    if (isAway && url === "/query") away--;
    if (isCall(url)) left = Math.max(0, left - 1);
    if (isAway) response.writeHead(503).end();
    else answerJson(response, 200, { rows: [] });
  };
}

describe("while the server is away", () => {
  useFastClock();

  it("no call begins, and the rest is done once the server is back", async () => {
    restartAfterTen(3);
    const { succeeded, unknown, failed } = await resumeInvocations(client, names(100), { concurrency: 4 });
    expect([succeeded.length, failed.length]).toEqual([100 - unknown.length, 0]);
    // The calls that were in flight by then.
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThanOrEqual(4);
    expect(new Set(asked())).toEqual(new Set(["POST /query"]));
    expect(calls().filter((call) => call.startsWith("PATCH"))).toHaveLength(100);
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
  /** Creates a client of a server that answers calls by `answer`, and queries with the status `health`. */
  function createOwn(answer: (signal: AbortSignal) => Promise<Response>, health = 503): Client {
    const fetch: Fetch = async (url, init) => {
      if (isCall(new URL(url).pathname)) {
        sent += 1;
        return answer(init.signal);
      }
      return new Response('{"rows":[]}', { status: health, headers: { "content-type": "application/json" } });
    };
    return createClient({ fetch });
  }
  let sent = 0;
  const hang = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  beforeEach(() => {
    sent = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    const left = vi.getTimerCount();
    vi.useRealTimers();
    expect(left, "timers of a run that has not ended").toBe(0);
  });

  it("for more than a minute, the run stops and says what is left", async () => {
    const own = createOwn(async () => new Response(null, { status: 503 }));
    const run = catchStop(restartInvocationsAsNew(own, names(30), { concurrency: 2 }));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(sent).toBe(2);
    const [{ result, cause, message }] = await Promise.all([run, vi.runAllTimersAsync()]);
    expect(listIds(result)).toEqual({ unknown: ["inv_0", "inv_1"], notStarted: names(30).slice(2).sort() });
    expect(cause).toBeInstanceOf(WaitTimeoutError);
    expect(message).toContain("timed out after 60000 ms waiting for the server to come back");
    expect(sent).toBe(2);
  });

  it("although it is healthy, and hangs, the run stops once two rounds in a row have timed out", async () => {
    const run = catchStop(
      restartInvocationsAsNew(createOwn(hang, 200), names(300), { concurrency: 3, timeout: 1_000 }),
    );
    const [{ result, cause }] = await Promise.all([run, vi.runAllTimersAsync()]);
    expect(cause).toBeInstanceOf(AdminTimeoutError);
    expect(result.unknown.length).toBeGreaterThanOrEqual(7);
    expect(result.unknown.length).toBeLessThanOrEqual(9);
    expect(ids([...result.unknown, ...result.notStarted])).toEqual(names(300).sort());
  });

  it("for some targets, the run does not stop while it answers others", async () => {
    const own = createOwn((signal) => (sent % 3 === 1 ? Promise.resolve(new Response(null)) : hang(signal)), 200);
    const run = pauseInvocations(own, names(60), { concurrency: 3, timeout: 1_000, maxRetries: 0 });
    // Runs all timers, however long that takes, since a run that waits for a stopped clock would never end.
    const [{ unknown, unchanged }] = await Promise.all([run, vi.runAllTimersAsync()]);
    expect([unknown.length, unchanged.length]).toEqual([40, 20]);
  });
});

it("a server that responds gets no query if nothing is left to do, or if only the calls failed", async () => {
  const statuses = [503, 503, 503, 503];
  server.answer = (response) => response.writeHead(statuses.shift() ?? 409).end();
  await resumeInvocations(client, names(4), { concurrency: 4 });
  await resumeInvocations(client, names(10), { concurrency: 4 });
  expect(asked()).toEqual([]);
});

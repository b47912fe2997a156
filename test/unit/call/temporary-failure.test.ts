import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdminResponseError, createAdminClient } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
const connect = () => createFrozenClient({ baseUrl: server.url });

const ROUTING = "routing: not leader";
const SCANNER = "No such scanner, it has expired";

/** Answers with an error so many times, then with a success. */
function failFirst(times: number, status: number, message: string): void {
  let left = times;
  server.answer = (response) => {
    if (left-- > 0) answerJson(response, status, { message });
    else answerJson(response, 200, { rows: [], new_id: "t2" });
  };
}

describe("a temporary failure", () => {
  /** Without the pauses between attempts. */
  const skipPauses = () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
  };
  afterEach(() => void vi.restoreAllMocks());

  it("is repeated more often than maxRetries, even for what is not idempotent", async () => {
    failFirst(3, 503, ROUTING);
    await connect().copyThing("t1", { maxRetries: 1 });
    expect(server.requests).toHaveLength(4);
  });

  it("is not repeated without retries", async () => {
    failFirst(1_000, 503, ROUTING);
    const error = await catchError(connect().copyThing("t1", { maxRetries: 0 }));
    expect(error).toMatchObject({ status: 503, temporary: true, attempts: 1 });
  });

  it("is repeated together with a rejected token at most as often as maxRetries says", async () => {
    skipPauses();
    const statuses = [401, 503, 503, 503];
    server.answer = (response) => void response.writeHead(statuses.shift() ?? 200).end();
    const admin = createFrozenClient({ baseUrl: server.url, token: async () => "a", maxRetries: 2 });
    expect(await catchError(admin.health())).toMatchObject({ status: 503, attempts: 3 });
  });

  it.each([
    ["another status", 500, ROUTING],
    ["another message", 503, `${ROUTING}, but acted`],
  ])("is what the operation's mark names, not %s", async (_, status, message) => {
    failFirst(1, status, message);
    const error = await catchError(connect().copyThing("t1"));
    expect(error).toMatchObject({ status, temporary: false, attempts: 1 });
  });

  it("does not use up the retries of other failures", async () => {
    skipPauses();
    let count = 0;
    server.answer = (response) => {
      count++;
      if (count > 6) answerJson(response, 200, { rows: [] });
      else if (count % 3 === 0) response.writeHead(503, { "retry-after": "0" }).end();
      else answerJson(response, 500, { message: SCANNER });
    };
    await connect().search({ text: "a" });
    expect(server.requests).toHaveLength(7);
  });

  it("is an error that says so, where retries are off", async () => {
    failFirst(1, 500, SCANNER);
    const error = await catchError(connect().search({ text: "a" }, { maxRetries: 0 }));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ status: 500, temporary: true, attempts: 1 });
  });

  it("ends at once when the caller aborts", async () => {
    failFirst(1_000, 500, SCANNER);
    const error = await catchError(connect().search({ text: "a" }, { signal: AbortSignal.timeout(150) }));
    expect(error).toMatchObject({ name: "TimeoutError" });
  });
});

describe("in the course of time", () => {
  /** The pauses before each further attempt. */
  let delays: number[];
  const onRetry = ({ delay }: { readonly delay: number }) => void delays.push(delay);
  const total = () => delays.reduce((sum, delay) => sum + delay, 0);

  beforeEach(() => {
    delays = [];
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => vi.useRealTimers());

  /** Returns the error of a call, however long that takes. */
  async function waitForError(call: Promise<unknown>): Promise<unknown> {
    const error = catchError(call);
    let isOver = false;
    error.then(() => {
      isOver = true;
    });
    while (!isOver) {
      // The time stands still while an attempt runs, which takes turns of the event loop, on Node 24 more than before.
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
      if (!isOver) await vi.advanceTimersToNextTimerAsync();
    }
    return error;
  }

  it("a temporary failure is repeated for a minute, with a second at most in between", async () => {
    const fetch = async () => Response.json({ message: SCANNER }, { status: 500 });
    const error = await waitForError(createFrozenClient({ fetch, onRetry }).search({ text: "a" }));
    expect(error).toMatchObject({ temporary: true, attempts: delays.length + 1 });
    expect(Math.max(...delays)).toBeLessThanOrEqual(1_000);
    expect(total()).toBeGreaterThan(60_000);
    expect(total()).toBeLessThan(62_000);
    expect(delays.length).toBeLessThan(100);
  });

  it("a query that breaks off runs again 8 times, with growing pauses", async () => {
    const pull = (stream: ReadableStreamDefaultController) => stream.error(new TypeError("terminated"));
    const fetch = async () => new Response(new ReadableStream({ pull }));
    const admin = createAdminClient({ fetch, onRetry });
    expect(await waitForError(admin.queryRows("SELECT 1"))).toMatchObject({
      name: "AdminConnectionError",
      attempts: 9,
    });
    // A cluster that loses a node recovers within 8 seconds.
    expect(total()).toBeGreaterThan(8_000);
    expect(await waitForError(admin.queryRows("SELECT 1", { maxRetries: 0 }))).toMatchObject({ attempts: 1 });
  });

  it("a lost connection is no reason to stop: with one address, each refusal after it is a retry", async () => {
    const fetch = async () => {
      const cause = { code: delays.length === 0 ? "ECONNRESET" : "ECONNREFUSED" };
      throw new TypeError("fetch failed", { cause });
    };
    const admin = createFrozenClient({ fetch, onRetry });
    expect(await waitForError(admin.listThings({ maxRetries: 6 }))).toMatchObject({ attempts: 7, applied: "unknown" });
  });
});

describe("a temporary failure with Retry-After", () => {
  const waitFor = async (retryAfter: string) => {
    server.answer = (response) => {
      if (server.requests.length > 1) return answerJson(response, 200, { copy_id: "t2" });
      response.setHeader("retry-after", retryAfter);
      answerJson(response, 503, { message: "routing: not leader" });
    };
    const delays: number[] = [];
    const admin = createFrozenClient({ baseUrl: server.url, onRetry: ({ delay }) => delays.push(delay) });
    await admin.copyThing("t1");
    return delays;
  };

  it("is repeated only after that time", async () => {
    const [delay, ...others] = await waitFor("0.2");
    expect(delay).toBeGreaterThan(200);
    expect(delay).toBeLessThanOrEqual(250);
    expect(others).toEqual([]);
  });

  it("is not repeated if the server asks for more than a minute", async () => {
    expect(await catchError(waitFor("61"))).toMatchObject({ status: 503, temporary: true, attempts: 1 });
  });
});

describe("rows that are truncated", () => {
  useFastClock();

  it("are read again, more often than maxRetries", async () => {
    let left = 3;
    server.answer = (response, { body }) => {
      if (!body.includes("SELECT a") || left-- <= 0) return answerJson(response, 200, { rows: [{ a: 1 }] });
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":1},');
      setTimeout(() => response.destroy(), 10);
    };
    const admin = createAdminClient({ baseUrl: server.url });
    expect(await admin.queryRows("SELECT a")).toEqual([{ a: 1 }]);
    expect(server.requests.filter(({ body }) => body.includes("SELECT a"))).toHaveLength(4);
  });
});

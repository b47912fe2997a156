import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdminConnectionError, AdminTimeoutError, type ClientOptions, type Fetch } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";

const FIRST = "http://first.test";
const SECOND = "http://second.test";
const CONNECT_TIMEOUT = 1_000;

type Answer = (path: string) => Response | Promise<Response>;

/** What the first node does; the second answers everything. */
let first: Answer;
let requests: string[];

const silent: Answer = () => new Promise(() => {});
const answerWell: Answer = () => Response.json({ things: [] });
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const sentTo = (node: string) => requests.filter((each) => each.includes(node)).map((each) => each.replace(node, ""));

const fetch: Fetch = async ({ url, method, signal }) => {
  const { origin, pathname } = new URL(url);
  requests.push(`${method} ${url}`);
  // Like every real fetch, it ends with its signal.
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  return Promise.race([origin === FIRST ? first(pathname) : answerWell(pathname), aborted]);
};

function create(options: ClientOptions = {}): FrozenClient {
  return createFrozenClient({ baseUrl: [FIRST, SECOND], fetch, connectTimeout: CONNECT_TIMEOUT, ...options });
}

beforeEach(() => {
  requests = [];
  first = silent;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a node that hangs", () => {
  it("is left after a request and a probe, and costs what waits for it no more than that", async () => {
    const admin = create();
    const calls = Array.from({ length: 5 }, () => admin.listThings());
    await vi.advanceTimersByTimeAsync(3 * CONNECT_TIMEOUT);
    // All of them share a probe.
    expect(sentTo(FIRST)).toEqual([...Array(5).fill("GET /things"), "GET /"]);
    expect(sentTo(SECOND)).toEqual(Array(5).fill("GET /things"));
    expect(await Promise.all(calls)).toHaveLength(5);
  });

  it("keeps what must not be repeated until its timeout, and gets nothing more", async () => {
    const admin = create({ timeout: 10 * CONNECT_TIMEOUT });
    const error = catchError(admin.moveThing("t1"));
    await vi.advanceTimersByTimeAsync(3 * CONNECT_TIMEOUT);
    await admin.moveThing("t2");
    await vi.advanceTimersByTimeAsync(7 * CONNECT_TIMEOUT);
    expect(await error).toBeInstanceOf(AdminTimeoutError);
    expect(await error).toMatchObject({ attempts: 1, applied: "unknown" });
    expect(sentTo(FIRST).filter((request) => request.startsWith("PATCH"))).toEqual(["PATCH /things/t1/move"]);
    expect(sentTo(SECOND)).toEqual(["PATCH /things/t2/move"]);
  });

  it("is the error where there are no retries", async () => {
    const error = catchError(create({ maxRetries: 0 }).listThings());
    await vi.advanceTimersByTimeAsync(3 * CONNECT_TIMEOUT);
    expect(await error).toBeInstanceOf(AdminConnectionError);
    expect(String(await error)).toContain("no response to the request, nor to a probe");
  });

  it("is not one that is slow, and answers its probes", async () => {
    first = async (path) => {
      if (path === "/") return new Response(null, { status: 401 });
      await later(6 * CONNECT_TIMEOUT);
      return Response.json({ things: [] });
    };
    const call = create().listThings();
    await vi.advanceTimersByTimeAsync(6 * CONNECT_TIMEOUT);
    expect(await call).toEqual({ things: [] });
    expect(sentTo(SECOND)).toEqual([]);
    expect(sentTo(FIRST).filter((request) => request === "GET /").length).toBeGreaterThan(2);
  });

  it("is not one whose proxy redirects a probe, which nothing follows", async () => {
    const redirects: (string | undefined)[] = [];
    const admin = createFrozenClient({
      baseUrl: [FIRST, SECOND],
      connectTimeout: CONNECT_TIMEOUT,
      fetch: async (request, init) => {
        if (new URL(request.url).pathname === "/") redirects.push(init?.redirect);
        return fetch(request, init);
      },
    });
    first = async (path) => {
      if (path === "/") return new Response(null, { status: 302, headers: { location: "http://login.test/" } });
      await later(2 * CONNECT_TIMEOUT);
      return Response.json({ things: [] });
    };
    const call = admin.listThings();
    await vi.advanceTimersByTimeAsync(2 * CONNECT_TIMEOUT);
    expect(await call).toEqual({ things: [] });
    expect(redirects).toEqual(["manual", "manual"]);
  });

  it.each<[string, ClientOptions]>([
    ["with one address", { baseUrl: FIRST }],
    ["with a connectTimeout of 0", { connectTimeout: 0 }],
  ])("is not probed %s", async (_, options) => {
    const error = catchError(create({ timeout: 3 * CONNECT_TIMEOUT, maxRetries: 0, ...options }).listThings());
    await vi.advanceTimersByTimeAsync(3 * CONNECT_TIMEOUT);
    expect(await error).toBeInstanceOf(AdminTimeoutError);
    expect(requests).toEqual([`GET ${FIRST}/things`]);
  });
});

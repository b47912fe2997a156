import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AdminTimeoutError, type ClientOptions } from "../../../src/index.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";
import { createFrozenClient } from "../frozen-client.js";

let server: LoopbackServer;

beforeAll(async () => {
  server = await startLoopbackServer();
});
beforeEach(() => {
  server.requests.length = 0;
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => server.close());

const never = new Promise<never>(() => {});

/** Where a call can be stuck, and how to make it so. */
const PLACES: readonly [
  string,
  { options?: ClientOptions; prepare?: (admin: ReturnType<typeof createFrozenClient>) => void },
][] = [
  ["the token", { options: { token: () => never } }],
  ["middleware before it", { prepare: (admin) => admin.http.use({ onRequest: () => never }) }],
  ["middleware after it", { prepare: (admin) => admin.http.use({ onResponse: () => never }) }],
  ["a fetch that does not obey its signal", { options: { fetch: () => never } }],
  [
    "a body that does not obey it",
    { options: { fetch: async () => new Response(new ReadableStream({ pull: () => never })) } },
  ],
  [
    "the headers",
    {
      prepare: () => {
        server.answer = () => {};
      },
    },
  ],
  [
    "the body",
    {
      prepare: () => {
        server.answer = (response) => {
          response.writeHead(200, { "content-type": "application/json" }).write("{");
        };
      },
    },
  ],
  [
    "the wait for another attempt",
    {
      prepare: () => {
        server.answer = (response) => response.writeHead(503, { "retry-after": "50" }).end();
      },
    },
  ],
];

function createStuck({ options, prepare }: (typeof PLACES)[number][1]): ReturnType<typeof createFrozenClient> {
  server.answer = (response) => answerJson(response, 200, { things: [] });
  const admin = createFrozenClient({ baseUrl: server.url, ...options });
  prepare?.(admin);
  return admin;
}

describe("a caller's signal", () => {
  it("sends nothing if it has already aborted, and rejects with its reason", async () => {
    const reason = new Error("changed my mind");
    const admin = createFrozenClient({ baseUrl: server.url });
    expect(await catchError(admin.health({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  it.each(PLACES)("ends a call that waits for %s with its reason, and leaves nothing behind", async (_, place) => {
    const admin = createStuck(place);
    for (const reason of [new Error("changed my mind"), "a word", null, new DOMException("late", "TimeoutError")]) {
      const controller = new AbortController();
      const call = admin.listThings({ signal: controller.signal, timeout: 40_000 });
      setTimeout(() => controller.abort(reason), 15);
      expect(await catchError(call)).toBe(reason);
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    }
  });

  it("keeps no listener after calls end, however they end", async () => {
    const { signal } = new AbortController();
    const admin = createFrozenClient({ baseUrl: server.url, maxRetries: 1 });
    server.answer = (response) => answerJson(response, 200, { things: [] });
    await admin.listThings({ signal });
    for (const status of [500, 503]) {
      server.answer = (response) => answerJson(response, status, {});
      await catchError(admin.listThings({ signal }));
    }
    server.answer = () => {};
    await catchError(admin.listThings({ signal, timeout: 30 }));
    await catchError(admin.getThing("..", { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("prevents further attempts", async () => {
    server.answer = (response) => response.writeHead(503).end();
    vi.mocked(Math.random).mockReturnValue(0.2);
    const controller = new AbortController();
    // In the pause before the second attempt, which is a tenth of a second.
    const onRetry = () => void setTimeout(() => controller.abort("enough"), 5);
    const admin = createFrozenClient({ baseUrl: server.url, onRetry });
    expect(await catchError(admin.health({ signal: controller.signal }))).toBe("enough");
    await sleep(150);
    expect(server.requests).toHaveLength(1);
  });
});

describe("the timeout of an attempt", () => {
  useFastClock();

  it.each(PLACES.slice(0, -1))("ends an attempt that waits for %s", async (_, place) => {
    const admin = createStuck(place);
    const error = await catchError(admin.listThings({ timeout: 1_000, maxRetries: 1 }));
    expect(error).toBeInstanceOf(AdminTimeoutError);
    expect(error).toMatchObject({ operation: "listThings", attempts: 2, timeout: 1_000 });
    expect(String(error)).toContain("no complete response within 1000 ms");
  });

  it.each<[string, string, number]>([
    ["the token", "no", 2],
    // Which may have sent something of its own.
    ["middleware before it", "unknown", 1],
    ["the headers", "unknown", 1],
    ["a fetch that does not obey its signal", "unknown", 1],
  ])("while waiting for %s reports whether the request was applied: %s", async (name, applied, attempts) => {
    const admin = createStuck(new Map(PLACES).get(name) ?? {});
    const error = await catchError(admin.copyThing("t1", { timeout: 1_000, maxRetries: 1 }));
    expect(error).toMatchObject({ name: "AdminTimeoutError", applied, attempts });
  });

  it("prevents an abandoned attempt from sending its request later", async () => {
    let give = (_: string): void => {};
    const token = new Promise<string>((resolve) => {
      give = resolve;
    });
    const admin = createFrozenClient({ baseUrl: server.url, token: () => token });
    expect(await catchError(admin.health({ timeout: 30, maxRetries: 0 }))).toBeInstanceOf(AdminTimeoutError);
    give("late");
    await sleep(50);
    expect(server.requests).toHaveLength(0);
  });

  it("closes a response that arrives later, from a fetch that does not obey its signal", async () => {
    const cancelled = vi.fn();
    let respond = (_: Response): void => {};
    const late = new Promise<Response>((resolve) => {
      respond = resolve;
    });
    const admin = createFrozenClient({ fetch: () => late, maxRetries: 0 });
    expect(await catchError(admin.listThings({ timeout: 20 }))).toBeInstanceOf(AdminTimeoutError);
    respond(
      new Response(new ReadableStream({ cancel: cancelled }), { headers: { "content-type": "application/json" } }),
    );
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });
});

it("the timeout of an attempt is 30 seconds by default, and disabled by 0", async () => {
  server.answer = (response) => answerJson(response, 200, { things: [] });
  const timers = vi.spyOn(globalThis, "setTimeout");
  const waits = async (client: ClientOptions, call: { timeout?: number }) => {
    const fetch = async () => Response.json({ things: [] });
    timers.mockClear();
    await createFrozenClient({ fetch, ...client }).listThings(call);
    return timers.mock.calls.map(([, milliseconds]) => milliseconds);
  };
  expect(await waits({}, {})).toEqual([30_000]);
  expect(await waits({ timeout: 5_000 }, {})).toEqual([5_000]);
  expect(await waits({ timeout: 5_000 }, { timeout: 7_000.5 })).toEqual([7_000.5]);
  expect(await waits({ timeout: 0 }, {})).toEqual([]);
  expect(await waits({}, { timeout: 0 })).toEqual([]);
});

describe("many calls at once", () => {
  it("all end when their shared signal aborts", async () => {
    const controller = new AbortController();
    const admin = createFrozenClient({ fetch: () => never });
    const calls = Array.from({ length: 20 }, () => catchError(admin.health({ signal: controller.signal })));
    const reason = new Error("changed my mind");
    controller.abort(reason);
    expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("can share a signal without a warning", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const { signal } = new AbortController();
    const admin = createFrozenClient({ fetch: async () => Response.json({ things: [] }) });
    const calls = Array.from({ length: 50 }, () => admin.listThings({ signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await Promise.all(calls);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warned);
    expect(warned.mock.calls).toEqual([]);
  });
});

import { getEventListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runWithin } from "../../../src/call/run-within.js";
import { AdminTimeoutError, type ClientOptions } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

const never = new Promise<never>(() => {});

/** The places where a call can be stuck, with a client that is stuck there. */
const PLACES: Readonly<Record<string, () => FrozenClient>> = {
  "the token": () => create({ token: () => never }),
  "the function of its headers": () => create({ headers: () => never }),
  "a fetch that does not obey its signal": () => create({ fetch: () => never }),
  "a body that does not obey it": () => create({ fetch: async () => respondInPieces([], "nothing") }),
  "the headers": () => createWith(() => {}),
  "the body": () => createWith((response) => response.writeHead(200).write("{")),
  "the wait for another attempt": () =>
    createWith((response) => response.writeHead(503, { "retry-after": "50" }).end()),
};

function create(options: ClientOptions): FrozenClient {
  return createFrozenClient({ baseUrl: server.url, ...options });
}

function createWith(answer: (response: ServerResponse) => unknown): FrozenClient {
  server.answer = answer;
  return create({});
}

it.each(Object.entries(PLACES))("a caller's signal ends a call that waits for %s with its reason", async (_, stick) => {
  const admin = stick();
  for (const reason of [new Error("changed my mind"), "a word", null, new DOMException("late", "TimeoutError")]) {
    const controller = new AbortController();
    const call = admin.listThings({ signal: controller.signal, timeout: 40_000 });
    setTimeout(() => controller.abort(reason), 15);
    expect(await catchError(call)).toBe(reason);
  }
});

describe("the timeout of an attempt", () => {
  useFastClock();

  it.each(Object.entries(PLACES).slice(0, -1))("ends an attempt that waits for %s", async (_, stick) => {
    const admin = stick();
    const error = await catchError(admin.listThings({ timeout: 1_000, maxRetries: 1 }));
    expect(error).toBeInstanceOf(AdminTimeoutError);
    expect(error).toMatchObject({ operation: "listThings", attempts: 2, timeout: 1_000 });
    expect(String(error)).toContain("no complete response within 1000 ms");
  });

  it.each<[string, string, number]>([
    ["the token", "no", 2],
    ["the function of its headers", "no", 2],
    ["the headers", "unknown", 1],
    ["a fetch that does not obey its signal", "unknown", 1],
  ])("while waiting for %s reports whether the request was applied: %s", async (name, applied, attempts) => {
    const error = await catchError(PLACES[name]?.().copyThing("t1", { timeout: 1_000, maxRetries: 1 }) ?? never);
    expect(error).toMatchObject({ name: "AdminTimeoutError", applied, attempts });
  });

  it("prevents an abandoned attempt from sending its request later", async () => {
    let give = (_: string): void => {};
    const token = new Promise<string>((resolve) => {
      give = resolve;
    });
    const admin = create({ token: () => token });
    expect(await catchError(admin.health({ timeout: 30, maxRetries: 0 }))).toBeInstanceOf(AdminTimeoutError);
    give("late");
    await sleep(50);
    expect(server.requests).toHaveLength(0);
  });

  it.each([200, 500])("closes a %i that arrives later, from a fetch that does not obey its signal", async (status) => {
    const cancelled = vi.fn();
    let respond = (_: Response): void => {};
    const late = new Promise<Response>((resolve) => {
      respond = resolve;
    });
    const admin = createFrozenClient({ fetch: () => late, maxRetries: 0 });
    expect(await catchError(admin.listThings({ timeout: 20 }))).toBeInstanceOf(AdminTimeoutError);
    respond(
      new Response(new ReadableStream({ cancel: cancelled }), {
        status,
        headers: { "content-type": "application/json" },
      }),
    );
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });
});

it("a caller who aborts after a timeout, while the work may still end, gets the reason of the abort", async () => {
  const controller = new AbortController();
  const ended = runWithin(5, controller.signal, () => never);
  setTimeout(() => controller.abort("mine"), 50);
  expect(await catchError(ended)).toBe("mine");
});

it("the timeout of an attempt is 30 seconds by default, and disabled by 0", async () => {
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

it("many calls at once are aborted by the signal that they share, also after some of them have ended", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const answers = [Promise.resolve(Response.json({ things: [] })), never];
  const admin = createFrozenClient({ fetch: () => answers.shift() ?? never });
  const call = () => admin.listThings({ signal, timeout: 0 });
  const [first, second] = [call(), call()];
  await first;
  controller.abort("enough");
  expect(await catchError(second)).toBe("enough");
});

it("many calls at once can share a signal without a warning", async () => {
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

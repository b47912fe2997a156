import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AdminConnectionError, type CallEvent, type ClientOptions, type Observers } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";

/** The responses of `fetch`, one for each attempt. It fails once there are no more. */
const answers: (() => Response)[] = [];
const fetch = async (): Promise<Response> => {
  const answer = answers.shift();
  if (!answer) throw new TypeError("fetch failed");
  return answer();
};
/** Creates a client with this `fetch`, which retries without a delay. */
const create = (options: ClientOptions) => createFrozenClient({ baseUrl: "http://127.0.0.1:9070", fetch, ...options });
let events: [name: string, event: CallEvent][];

beforeEach(() => {
  events = [];
  answers.length = 0;
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => void vi.restoreAllMocks());

const NAMES = ["onCall", "onCallEnd", "onRequest", "onResponse", "onError", "onRetry"] as const;

const observeWith = (make: (name: string) => (event: CallEvent) => unknown): Observers =>
  Object.fromEntries(NAMES.map((name) => [name, make(name)]));

const record = () => observeWith((name) => (event) => events.push([name, event]));

it("observers receive each attempt, with the schema's path template", async () => {
  answers.push(
    () => new Response("busy", { status: 503, headers: { "retry-after": "0" } }),
    () => new Response(null, { status: 202 }),
  );
  await create(record()).paintThing("secret");
  expect(events[0]?.[1].call).toBeGreaterThan(0);
  const duration = expect.toSatisfy((value) => Number.isFinite(value) && value >= 0);
  const call = {
    call: events[0]?.[1].call,
    calledFunction: "paintThing",
    operation: "paintThing",
    method: "PATCH",
    path: "/things/{thing_id}/paint",
  };
  const attempt = (number: number) => ({ ...call, baseUrl: "http://127.0.0.1:9070", attempt: number });
  const url = "http://127.0.0.1:9070/things/secret/paint";
  expect(events).toEqual([
    ["onCall", call],
    ["onRequest", attempt(1)],
    ["onResponse", { ...attempt(1), status: 503, headers: expect.any(Headers), url, duration }],
    ["onRetry", { ...attempt(1), delay: 0, error: expect.objectContaining({ status: 503 }) }],
    ["onRequest", attempt(2)],
    ["onResponse", { ...attempt(2), status: 202, headers: expect.any(Headers), url, duration }],
    ["onCallEnd", { ...call, attempts: 2, status: 202, error: undefined, applied: "yes", duration }],
  ]);
});

it("observers receive an attempt that ended without a response", async () => {
  const error = await catchError(create(record()).copyThing("t1"));
  const url = "http://127.0.0.1:9070/things/t1/copy";
  expect(events).toMatchObject([
    ["onCall", {}],
    ["onRequest", {}],
    ["onError", { error, attempt: 1, url }],
    ["onCallEnd", { error, attempts: 1, status: undefined }],
  ]);
});

it.each([
  [404, "no"],
  [500, "unknown"],
])(
  "observers receive the end of a call that fails with %i, which may have been applied: %s",
  async (status, applied) => {
    answers.push(() => new Response(null, { status }));
    const error = await catchError(create(record()).paintThing("t1", { maxRetries: 0 }));
    expect(events.at(-1)).toMatchObject(["onCallEnd", { error, attempts: 1, applied }]);
  },
);

it.each(["onCall", "onRequest", "onResponse", "onError", "onRetry"] as const)(
  "observers may abort in %s: nothing is sent after it",
  async (name) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    if (name !== "onError") answers.push(() => new Response(null, { status: 503, headers: { "retry-after": "9" } }));
    const spy = vi.fn(fetch);
    const admin = create({ fetch: spy, [name]: () => controller.abort(reason) });
    expect(await catchError(admin.health({ signal: controller.signal }))).toBe(reason);
    expect(spy).toHaveBeenCalledTimes(name === "onCall" || name === "onRequest" ? 0 : 1);
  },
);

it("observers cannot change what comes later by changing an event", async () => {
  answers.push(() => new Response());
  const change = (event: CallEvent) => Object.assign(event, { attempt: 99, operation: "another" });
  const { onCall, ...others } = record();
  await create({ ...others, onCall: [change, onCall].flat() as never, onRequest: change }).health();
  expect(events.map(([name]) => name)).toEqual(["onCall", "onResponse", "onCallEnd"]);
  for (const [, event] of events) expect(event).toMatchObject({ operation: "health" });
  expect(events[1]).toMatchObject(["onResponse", { attempt: 1 }]);
});

it("observers receive a call without a sent request", async () => {
  const admin = create({ ...record(), serverVersion: "1.6.2" });
  const unsupported = await catchError(admin.setState("t1", { object_key: "a", scope: "b" }));
  const wrong = await catchError(admin.health({ retries: 1 } as object));
  const ends = events.filter(([name]) => name === "onCallEnd").map(([, event]) => event);
  expect(ends).toMatchObject([
    { operation: "setState", attempts: 0, status: undefined, error: unsupported },
    { operation: "health", attempts: 0, error: wrong },
  ]);
  expect(events).toHaveLength(4);
});

it.each<[string, () => unknown]>([
  ["throw", () => expect.fail("the logger is broken")],
  ["reject", () => Promise.reject(new Error("the logger is broken"))],
  ["never end", () => new Promise(() => {})],
])("observers do not break the call when they %s", async (_, observer) => {
  answers.push(
    () => new Response(null, { status: 503 }),
    () => Response.json({ things: [] }),
  );
  const broken = observeWith(() => observer);
  expect(await create(broken).listThings()).toEqual({ things: [] });
  expect(await catchError(create(broken).listThings())).toBeInstanceOf(AdminConnectionError);
});

it("an attempt lasts until its response is read, and a call until its last attempt has ended, in milliseconds", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const lasting = async (status: number, milliseconds: number) => {
    vi.advanceTimersByTime(milliseconds);
    return new Response(null, { status });
  };
  const attempts = [() => lasting(503, 30), () => lasting(202, 7)];
  const admin = create({ ...record(), fetch: async () => attempts.shift()?.() ?? expect.fail("one more") });
  vi.advanceTimersByTime(1_000);
  const calls = [admin.paintThing("t1")];
  // The pause between the attempts is half of the backoff.
  await vi.advanceTimersByTimeAsync(250);
  await Promise.all(calls);
  vi.useRealTimers();
  const durations = events.flatMap(([name, event]) => ("duration" in event ? [[name, event.duration]] : []));
  expect(durations).toEqual([
    ["onResponse", 30],
    ["onResponse", 7],
    ["onCallEnd", 287],
  ]);
});

it("each call has a unique number, even across clients", async () => {
  for (const admin of [create(record()), create(record())]) {
    answers.push(
      () => new Response(),
      () => new Response(),
    );
    await Promise.all([admin.health(), admin.health()]);
  }
  const numbers = events.flatMap(([name, { call }]) => (name === "onCall" ? [call] : []));
  expect(new Set(numbers).size).toBe(4);
});

it("a fetch that makes a call can be refused, which says nothing about the outer call", async () => {
  const refused = () => Promise.reject(Object.assign(new Error(), { code: "ECONNREFUSED" }));
  const inner = create({ maxRetries: 0, fetch: refused });
  const outer = create({ fetch: async () => (await inner.health().withResponse()).response });
  const error = await catchError(outer.moveThing("t1"));
  expect(error).toMatchObject({ name: "AdminConnectionError", operation: "moveThing", applied: "unknown" });
  expect((error as Error).cause).toMatchObject({ operation: "health", applied: "no" });
});

it.each<[string, string, Observers, boolean]>([
  ["nothing observes it", "", {}, false],
  ["the environment asks for a log", "debug", {}, true],
  ["there is an observer", "", { onRetry: [] }, true],
])("a call is watched only if somebody looks: %s", async (_, environment, observers, isWatched) => {
  vi.stubEnv("RESTATE_ADMIN_LOG", environment);
  // In unit tests, every client has the observers of the kit besides its own.
  const path = "../../../src/client/observers.js";
  const { watchCalls } = await vi.importActual<typeof import("../../../src/client/observers.js")>(path);
  expect(watchCalls(observers) !== undefined).toBe(isWatched);
  vi.unstubAllEnvs();
});

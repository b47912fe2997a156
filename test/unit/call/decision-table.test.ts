import { getEventListeners } from "node:events";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ClientOptions, Fetch, RequestOptions } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";

allowLongRuns();

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const fail = (thrown: unknown) => (): never => {
  throw thrown;
};
const lose = (code: string) => fail(new TypeError("fetch failed", { cause: { code } }));
const refuse = fail(new Error("this value does not want to be looked at"));
const respond =
  (status: number, body: BodyInit | null = null, headers: HeadersInit = {}): Fetch =>
  async () =>
    new Response(body, { status, headers });
const isJson = { "content-type": "application/json" };

/** Values that JavaScript lets anybody throw, and abort with. */
const ODD: readonly unknown[] = [
  ...[undefined, null, "", 0, 10n, Symbol("odd"), Object.create(null), [], refuse],
  new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse }),
  ...["message", "cause", "code", "stack"].map((name) => Object.defineProperty(new Error(), name, { get: refuse })),
  ...[{}, [], Symbol("odd"), ""].map((code) => new TypeError("fetch failed", { cause: { code, message: code } })),
  new DOMException("not by the caller", "AbortError"),
];

/** How one attempt fails. */
const FAILURES: Readonly<Record<string, Fetch>> = {
  refused: lose("ECONNREFUSED"),
  reset: lose("ECONNRESET"),
  ...Object.fromEntries(ODD.map((thrown, index) => [`reset by odd value ${index}`, fail(thrown)])),
  "reset in the body": async () => respondInPieces([], new Error("terminated")),
  silent: () => new Promise(() => {}),
  ...Object.fromEntries([304, 404, 429, 500, 503].map((status) => [`${status}`, respond(status)])),
  // The retry rules by the marks of the two operations.
  temporary: (url, init) =>
    url.endsWith("/search")
      ? respond(500, '{"message":"No such scanner"}')(url, init)
      : respond(503, '{"message":"routing: not leader"}')(url, init),
  page: respond(200, "<html>", { "content-type": "text/html" }),
  "half of JSON": respond(200, '{"rows":[', isJson),
};

type Call = (admin: FrozenClient, options: RequestOptions) => Promise<unknown>;
const CALLS: Readonly<Record<"idempotent" | "not idempotent", Call>> = {
  idempotent: (admin, options) => admin.search({ text: "a" }, options),
  "not idempotent": (admin, options) => admin.copyThing("t1", options),
};

/** Makes a call whose attempts fail as a script says and then succeed, and waits for its end, however long that takes. */
async function run(call: Call, script: readonly string[], options: RequestOptions, client: ClientOptions = {}) {
  let sent = 0;
  const fetch: Fetch = async (url, init) => {
    const failure = FAILURES[script[sent++] ?? ""];
    return failure ? failure(url, init) : Response.json({ rows: [], copy_id: "t2" });
  };
  const admin = createFrozenClient({ baseUrl: "https://admin.test", fetch, ...client });
  let error: unknown;
  let isOver = false;
  call(admin, { timeout: 1_000, ...options }).then(
    () => {
      isOver = true;
    },
    (reason) => {
      error = reason;
      isOver = true;
    },
  );
  while (!isOver) {
    // The clock stands still while an attempt runs, which takes turns of the event loop.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (!isOver) await vi.advanceTimersToNextTimerAsync();
  }
  return { error, sent };
}

const rows = Object.keys(FAILURES);
const script = fc.array(fc.oneof(fc.constantFrom("refused", "reset", "503", "temporary"), fc.constantFrom(...rows)), {
  minLength: 1,
  maxLength: 5,
});
const kinds = Object.keys(CALLS) as (keyof typeof CALLS)[];
const kind = fc.constantFrom(...kinds);

it("a call that is aborted sends nothing more, and rejects with the reason, whatever fetch does", () =>
  holdsFor(
    fc.asyncProperty(script, kind, fc.nat({ max: ODD.length - 1 }), fc.nat({ max: 3_000 }), async (...given) => {
      const [failures, name, odd, moment] = given;
      const controller = new AbortController();
      let sentBefore: number | undefined;
      let begun = 0;
      const timer = setTimeout(() => {
        sentBefore = begun;
        controller.abort(ODD[odd]);
      }, moment);
      const onRequest = ({ attempt }: { readonly attempt: number }) => {
        begun = attempt;
      };
      const { signal } = controller;
      const { error, sent } = await run(CALLS[name], failures, { signal, maxRetries: 4 }, { onRequest });
      clearTimeout(timer);
      expect(getEventListeners(signal, "abort")).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
      if (sentBefore === undefined) return;
      expect(sent).toBeLessThanOrEqual(sentBefore);
      expect(Object.is(error, signal.reason)).toBe(true);
    }),
    [[["silent"], "idempotent", 9, 5]],
  ));

it.each<[string, Call, number]>([
  ["with another value", (admin, options) => admin.createThing({ name: "a", force: false }, options), 2],
  ["with another value in the query", (admin, options) => admin.deleteThing("a", { force: false, ...options }), 2],
  ["with the value in the query", (admin, options) => admin.deleteThing("a", { force: true, ...options }), 1],
])("whether a request is idempotent depends on what is sent: %s", async (_, call, attempts) => {
  expect(await run(call, ["503", "503"], { maxRetries: 1 })).toMatchObject({ sent: attempts });
});

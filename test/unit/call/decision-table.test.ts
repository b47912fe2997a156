import { getEventListeners } from "node:events";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AdminRequestError, ClientOptions, Fetch, RequestOptions } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";

allowLongRuns();

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const APPLIED = ["no", "unknown", "yes"] as const;

/** How one attempt fails, and the row of the table for it. */
interface Row {
  readonly fetch: Fetch;
  /** Whether the server applied that attempt. */
  readonly applied: (typeof APPLIED)[number];
  /** Whether another attempt follows. What is temporary does not count toward `maxRetries`. */
  readonly again: "never" | "if idempotent" | "always" | "temporary";
}

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
const status = (code: number, again: Row["again"]): [string, Row] => [
  `${code}`,
  { fetch: respond(code), applied: code < 500 ? "no" : "unknown", again },
];

/** What JavaScript lets anybody throw, and abort with. */
const ODD: readonly unknown[] = [
  ...[undefined, null, "", 0, 10n, Symbol("odd"), Object.create(null), [], refuse],
  new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse }),
  ...["message", "cause", "code", "stack"].map((name) => Object.defineProperty(new Error(), name, { get: refuse })),
  ...[{}, [], Symbol("odd"), ""].map((code) => new TypeError("fetch failed", { cause: { code, message: code } })),
  new DOMException("not by the caller", "AbortError"),
];

const isLost = { applied: "unknown", again: "if idempotent" } as const;
const TABLE: Readonly<Record<string, Row>> = {
  refused: { fetch: lose("ECONNREFUSED"), applied: "no", again: "always" },
  reset: { fetch: lose("ECONNRESET"), ...isLost },
  ...Object.fromEntries(
    ODD.map((thrown, index) => [`reset by odd value ${index}`, { fetch: fail(thrown), ...isLost }]),
  ),
  "reset in the body": {
    fetch: async () => new Response(new ReadableStream({ pull: fail(new Error("terminated")) }), { headers: isJson }),
    applied: "yes",
    again: "if idempotent",
  },
  silent: { fetch: () => new Promise(() => {}), ...isLost },
  ...Object.fromEntries([301, 304, 400, 401, 404, 409, 425, 500, 501, 599].map((code) => status(code, "never"))),
  ...Object.fromEntries([408, 429, 502, 503, 504].map((code) => status(code, "if idempotent"))),
  temporary: {
    // As the marks of the two operations say.
    fetch: (url, init) =>
      url.endsWith("/search")
        ? respond(500, '{"message":"No such scanner"}')(url, init)
        : respond(503, '{"message":"routing: not leader"}')(url, init),
    applied: "no",
    again: "temporary",
  },
  page: { fetch: respond(200, "<html>", { "content-type": "text/html" }), applied: "unknown", again: "never" },
  "half of JSON": { fetch: respond(200, '{"rows":[', isJson), applied: "yes", again: "never" },
};

type Call = (admin: FrozenClient, options: RequestOptions) => Promise<unknown>;
const CALLS: Readonly<Record<"idempotent" | "not idempotent", Call>> = {
  idempotent: (admin, options) => admin.search({ text: "a" }, options),
  "not idempotent": (admin, options) => admin.copyThing("t1", options),
};

/** Says by the table after how many attempts a call ends, and how. */
function predict(script: readonly string[], isIdempotent: boolean, maxRetries: number) {
  let applied: Row["applied"] = "no";
  let counted = 0;
  for (const [index, name] of script.entries()) {
    const row = TABLE[name] as Row;
    applied = APPLIED[Math.max(APPLIED.indexOf(applied), APPLIED.indexOf(row.applied))] ?? "no";
    const isAgain = row.again !== "never" && (row.again !== "if idempotent" || isIdempotent);
    if (row.again !== "temporary") counted += 1;
    if (maxRetries === 0 || !isAgain || (row.again !== "temporary" && counted > maxRetries)) {
      return { attempts: index + 1, applied };
    }
  }
  return { attempts: script.length + 1, applied: undefined };
}

/** Makes a call whose attempts fail as a script says, and then succeed, up to its end, however long that takes. */
async function run(call: Call, script: readonly string[], options: RequestOptions, client: ClientOptions = {}) {
  let sent = 0;
  const fetch: Fetch = async (url, init) => {
    const row = TABLE[script[sent++] ?? ""];
    return row ? row.fetch(url, init) : Response.json({ rows: [], copy_id: "t2" });
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
    // The time stands still while an attempt runs, which takes turns of the event loop.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (!isOver) await vi.advanceTimersToNextTimerAsync();
  }
  return { error, sent };
}

const rows = Object.keys(TABLE);
const script = fc.array(fc.oneof(fc.constantFrom("refused", "reset", "503", "temporary"), fc.constantFrom(...rows)), {
  minLength: 1,
  maxLength: 5,
});
const kinds = Object.keys(CALLS) as (keyof typeof CALLS)[];
const kind = fc.constantFrom(...kinds);

/** Expects that a call ends as the table says, and that its error tells what was applied. */
async function expectByTable(failures: readonly string[], name: keyof typeof CALLS, maxRetries: number): Promise<void> {
  const want = predict(failures, name === "idempotent", maxRetries);
  const { error, sent } = await run(CALLS[name], failures, { maxRetries });
  const { attempts = sent, applied } = Object(error) as Partial<AdminRequestError>;
  expect({ sent, attempts, applied }, `${name}: ${failures.join(", ")}`).toEqual({ sent: want.attempts, ...want });
}

describe("whatever fetch does", () => {
  it.each(rows)("an attempt that is %s is followed by what the table says", async (row) => {
    for (const name of kinds) for (const maxRetries of [0, 1]) await expectByTable([row], name, maxRetries);
  });

  it("each attempt is followed by what the table says, after others", () =>
    holdsFor(fc.asyncProperty(script, kind, fc.integer({ min: 0, max: 4 }), expectByTable), [
      [["reset", "refused"], "idempotent", 4],
      [["reset", "refused", "reset"], "idempotent", 4],
      [["reset", "reset", "refused"], "idempotent", 4],
      [["reset", "half of JSON"], "idempotent", 4],
      [["temporary", "503", "temporary", "temporary"], "idempotent", 1],
    ]));

  it("once it is aborted, nothing more is sent, and the call rejects with the reason", () =>
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
});

it.each<[string, Call, number]>([
  ["without exceptions", (admin, options) => admin.paintThing("t1", options), 2],
  ["without the field of the exception", (admin, options) => admin.createThing({ name: "a" }, options), 2],
  ["with another value", (admin, options) => admin.createThing({ name: "a", force: false }, options), 2],
  ["with the exception's value", (admin, options) => admin.createThing({ name: "a", force: true }, options), 1],
  ["with another value in the query", (admin, options) => admin.deleteThing("a", { force: false, ...options }), 2],
  ["with the value in the query", (admin, options) => admin.deleteThing("a", { force: true, ...options }), 1],
])("whether a request is idempotent depends on what is sent: %s", async (_, call, attempts) => {
  expect(await run(call, ["503", "503"], { maxRetries: 1 })).toMatchObject({ sent: attempts });
});

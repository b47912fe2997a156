import { beforeEach, expect, it, vi } from "vitest";
import { assertRule, DATA, PLAIN_LIST } from "../../../src/client/option-rules.js";
import { type ClientOptions, createClient, type Fetch } from "../../../src/index.js";
import { health } from "../../fixtures/frozen/client/operations.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { toFetch } from "../../kit/to-fetch.js";

/** Options that a caller in plain JavaScript can write. */
const wrong = (options: object) => options as ClientOptions;

it.each<[object, string]>([
  [{ signal: AbortSignal.abort() }, 'unknown option "signal"'],
  [{ timeout: -1 }, "timeout must be a number of milliseconds from 0 to 2147483647, not -1"],
  [{ timeout: "30s" }, 'timeout must be a number of milliseconds from 0 to 2147483647, not "30s"'],
  [{ timeout: null }, "timeout must be a number of milliseconds from 0 to 2147483647, not null"],
  [{ maxRetries: Number.NaN }, "maxRetries must be a whole number from 0, not NaN"],
  [{ maxRetries: "2" }, 'maxRetries must be a whole number from 0, not "2"'],
  [{ token: "SECRET\nx" }, "createClient: the token contains a character"],
  [{ headers: { "X-Key": "SECRET\nx" } }, '"X-Key"'],
  [{ token: 5 }, "token must be a string or a function, not number"],
  [{ token: { secret: "SECRET" } }, "token must be a string or a function, not Object"],
  [{ headers: "X-A: SECRET" }, "createClient: headers must be an object, Headers, or a function, not string"],
  [{ headers: [["x-a", "SECRET"]] }, "headers must be an object, Headers, or a function, not Array"],
  [{ fetch: "node-fetch" }, 'fetch must be a function, not "node-fetch"'],
  [{ onResponce: () => {} }, 'unknown option "onResponce"; the options are headers, '],
  [{ headers: Promise.resolve({ "x-a": "SECRET" }) }, "headers must be an object, Headers, or a function, not Promise"],
  [{ headers: { "x-a": () => "SECRET" } }, 'the header "x-a" must be a string, not function'],
  [{ serverVersion: true }, 'serverVersion must be a version such as "1.7.12", or false, not boolean'],
  [{ serverVersion: "latest" }, 'serverVersion must be a version such as "1.7.12", or false, not "latest"'],
  [{ serverVersion: `"\n${"x".repeat(99)}` }, `or false, not "\\"\\n${"x".repeat(38)}"`],
  [{ baseUrl: Symbol("SECRET") }, "baseUrl must be a string or a URL, not symbol"],
  [{ headers: { "x-a": null } }, 'the header "x-a" must be a string, not null'],
  ["http://localhost:9070" as unknown as object, "the options must be a plain object"],
  [new Map(), "the options must be a plain object"],
])("a client's options %j are rejected: %s", (options, message) => {
  const create = () => createClient(wrong(options));
  expect(create).toThrow(TypeError);
  expect(create).toThrow(message);
  expect(create).toThrow(/^(?!.*SECRET)/);
});

it.each<[object, boolean]>([
  [{ timeout: 0 }, true],
  [{ timeout: 2 ** 31 - 1 }, true],
  [{ maxRetries: 0 }, true],
  [{ maxRetries: 1.5 }, false],
  [{ maxResponseBytes: 1 }, true],
  [{ maxResponseBytes: Number.POSITIVE_INFINITY }, true],
  [{ maxResponseBytes: 0 }, false],
  [{ serverVersion: "v1.8.0-rc.1" }, true],
  [{ serverVersion: "1.7" }, false],
  [{ serverVersion: false }, true],
  [{ token: "" }, true],
  [{ onCall: [] }, true],
  [{ onCall: [() => {}, () => {}] }, true],
  [{ onCall: [() => {}, "log"] }, false],
  [{ baseUrl: new URL("http://localhost") }, true],
  [Object.assign(Object.create(null), { timeout: 1 }), true],
])("a client's options %o are right up to their limits: %s", (options, isRight) => {
  const create = () => createClient(wrong(options));
  if (isRight) expect(create).not.toThrow();
  else expect(create).toThrow(new RegExp(`^createClient: ${Object.keys(options)} must be `));
});

it("a client's options may include an unknown name whose value is undefined", () => {
  expect(createClient(wrong({ retries: undefined }))).toBeDefined();
});

it("a client's options may have a Map as headers, as the Headers of another realm are read", async () => {
  const headers = new Map([["x-a", "1"]]) as unknown as Headers;
  const seen: (string | null)[] = [];
  const fetch = toFetch((request) => {
    seen.push(request.headers.get("x-a"));
    return new Response();
  });
  await health(createFrozenClient({ fetch, headers }));
  await health(createFrozenClient({ fetch }), { headers });
  expect(seen).toEqual(["1", "1"]);
});

const fetch = vi.fn<Fetch>(async () => new Response());
beforeEach(() => void fetch.mockClear());

it.each<[object | null, string]>([
  [{ timeout: -1 }, "health: timeout must be a number of milliseconds"],
  [{ maxRetries: Number.NaN }, "health: maxRetries must be a whole number from 0, not NaN"],
  [{ headers: "SECRET" }, "health: headers must be an object or Headers, not string"],
  [{ headers: () => ({ "x-a": "SECRET" }) }, "health: headers must be an object or Headers, not function"],
  [{ headers: Promise.resolve({ "x-a": "SECRET" }) }, "health: headers must be an object or Headers, not Promise"],
  [{ signal: new AbortController() }, "health: signal must be an AbortSignal, not AbortController"],
  [{ signal: null }, "health: signal must be an AbortSignal, not null"],
  [{ retries: 0 }, 'health: unknown option "retries"; the options are headers, timeout, maxRetries, signal'],
  ...[[], null, new AbortController().signal, "latest" as unknown as object].map((options): [object | null, string] => [
    options,
    "health: the options must be a plain object",
  ]),
])("a call's options %j are rejected before anything is sent: %s", async (options, message) => {
  const error = await catchError(health(createFrozenClient({ fetch }), options as object));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(message);
  expect(String(error)).not.toContain("SECRET");
  expect(fetch).not.toHaveBeenCalled();
});

it("an operation's own options are checked by name, since the server would ignore a misspelled one", async () => {
  const admin = createFrozenClient({ fetch });
  const error = await catchError(admin.moveThing("t1", { placeId: "here" } as object));
  expect(String(error)).toMatch(/^TypeError: moveThing: unknown option "placeId"; the options are place, /);
  expect(fetch).not.toHaveBeenCalled();
  await admin.moveThing("t1", { place: "here" });
  expect(fetch).toHaveBeenCalledTimes(1);
});

it.each<[unknown, string]>([
  [{ id: "here" }, "Object"],
  [Promise.resolve("t1"), "Promise"],
  [["t1"], "Array"],
  [null, "null"],
  [() => "t1", "function"],
  [Symbol("t1"), "symbol"],
])(
  "an operation's own options have plain values, so %s is rejected, which would be sent as something else or not at all",
  async (value, kind) => {
    const admin = createFrozenClient({ fetch });
    const options = { place: value as string };
    const message = `place must be a string, a number or a boolean, not ${kind}`;
    await expect(admin.moveThing("t1", options)).rejects.toThrow(`moveThing: ${message}`);
    expect(fetch).not.toHaveBeenCalled();
  },
);

it("an operation's own options are not confused with fields of the body, whose names are checked", async () => {
  const admin = createFrozenClient({ fetch });
  const body = { object_key: "a", expectedVersion: "1" };
  await expect(admin.setState("t1", body)).rejects.toThrow(
    'setState: unknown field "expectedVersion" in the body; use snake_case',
  );
  expect(fetch).not.toHaveBeenCalled();
});

it("an operation's own options may be null if the schema allows null, and are then not sent", async () => {
  fetch.mockResolvedValueOnce(Response.json({ things: [] }));
  await createFrozenClient({ fetch }).listThings({ color: null });
  await expect(createFrozenClient({ fetch }).listThings({ color: {} as never })).rejects.toThrow(
    "listThings: color must be a string, a number, a boolean or null, not Object",
  );
  expect(fetch.mock.calls.map(([url]) => new URL(url).search)).toEqual([""]);
});

it.each<["list" | "data", unknown, boolean]>([
  ["list", ["a", 1, true, null], true],
  ["list", [], true],
  ["list", "a", true],
  ["list", ["a", {}], false],
  ["list", [["a"]], false],
  ["list", Promise.resolve("a"), false],
  ...["a", 0, null, {}, { a: [] }, []].map((value): ["data", unknown, boolean] => ["data", value, true]),
  ["data", () => "a", false],
  ["data", Promise.resolve({}), false],
  ["data", new Map(), false],
])("an operation's own options may be a %s, as %o is: %s", (kind, value, isRight) => {
  // Restate has no such option yet.
  const rule = { list: PLAIN_LIST, data: DATA }[kind];
  const check = () => assertRule(value, rule, "filter");
  if (isRight) expect(check).not.toThrow();
  else expect(check).toThrow(`filter must be ${rule.wanted}, not `);
});

it("an operation's own options are rejected if a URL cannot contain them", async () => {
  const error = await catchError(createFrozenClient({ fetch }).moveThing("t1", { place: "\ud800" }));
  expect(String(error)).toBe("TypeError: moveThing: an argument is not well-formed Unicode");
  expect(fetch).not.toHaveBeenCalled();
});

it.each<[string, boolean]>([
  // A port of its own, since another test may have caused the warning for the default one.
  ["http://localhost:9079", false],
  ["http://127.0.0.10:9070", false],
  ["http://[::1]:9070", false],
  ["https://restate.example.com", false],
  ["http://admin.localhost", false],
  ["http://restate.example.com", true],
  ["http://localhost.example.com", true],
  ["http://notlocalhost", true],
  ["http://10.0.0.1:9070", true],
])("a token over http to %s warns once: %s", (baseUrl, warns) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  try {
    createClient({ baseUrl });
    expect(warn).not.toHaveBeenCalled();
    createClient({ baseUrl, token: "SECRET" });
    createClient({ baseUrl, token: () => "SECRET" });
    expect(warn).toHaveBeenCalledTimes(warns ? 1 : 0);
    expect(JSON.stringify(warn.mock.calls)).not.toContain("SECRET");
  } finally {
    warn.mockRestore();
  }
});

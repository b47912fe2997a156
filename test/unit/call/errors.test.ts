import { afterEach, expect, it, vi } from "vitest";
import type { Operation } from "../../../src/call/operation.js";
import { readErrorResponse } from "../../../src/call/read-failure.js";
import { AdminConnectionError, AdminResponseError, type CallEndEvent, type ClientOptions } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const BASE = "http://127.0.0.1:9070";
const HTML = { "content-type": "text/html" };
const PAGE = "<!DOCTYPE html><title>Log in</title>";
const INGRESS = "; this is the ingress, not the Admin API (port 9070 by default) (GET";
const LINK = "[META0003, https://docs.restate.dev/references/errors#META0003]";

/** Returns the error of a call that is answered like this. */
async function fail(status: number, body: BodyInit | null, headers: HeadersInit = {}, options: ClientOptions = {}) {
  const fetch = async () => new Response(body, { status, headers });
  const admin = createFrozenClient({ baseUrl: BASE, fetch, maxRetries: 0, ...options });
  const error = await catchError(admin.getThing("t1"));
  return error as AdminResponseError;
}

it.each<[number, string | object | null, HeadersInit, string, ClientOptions?]>([
  [401, "no", {}, "401: no; no token was sent: set `token` or RESTATE_AUTH_TOKEN (GET"],
  [401, "no", {}, "401: no; the token that was sent is not accepted (GET", { token: "secret" }],
  [404, null, {}, "404; is the path in baseUrl correct? (GET"],
  [404, { message: "gone" }, {}, "404: gone (GET"],
  [500, { message: "no", restate_code: "META0003" }, {}, `500: no ${LINK} (GET ${BASE}/things/t1)`],
  [400, { message: "[META0003] [META0003] no", restate_code: "META0003" }, {}, `400: no ${LINK} (GET`],
  [400, { message: "no", restate_code: "\u001b[2J" }, {}, "400: no (GET"],
  [400, { message: "no", restate_code: "x".repeat(33) }, {}, "400: no (GET"],
  [500, { message: 5 }, {}, "500 (GET"],
  [500, "a < b", {}, "500: a < b (GET"],
  [429, null, { "retry-after": "0" }, "429 (GET"],
  [400, "taken", { location: "/x" }, "400: taken (GET"],
  [307, null, { location: "/x?a#b" }, `307: a redirect to ${BASE}/x, which`],
  [307, null, { location: "http://:" }, "307: a redirect, which"],
  [304, null, {}, "304 (GET"],
  [307, null, { location: "//h/in?token=SECRET" }, "307: a redirect to http://h/in, which is not followed; is baseUrl"],
  [400, { message: "bad path: /x" }, {}, `400: bad path: /x${INGRESS}`],
  [404, { message: "service 'x' not found, make sure to register it" }, {}, `make sure to register it${INGRESS}`],
  [200, PAGE, HTML, `not JSON: "${PAGE}"; this page is from a proxy; is baseUrl correct? (text/html)`],
  [200, '{"things":[', {}, 'but the body is not JSON: "{"things":["'],
  [200, "", {}, "but the body is empty"],
  [404, PAGE, HTML, `404: ${PAGE}; this page is from a proxy; is baseUrl correct? (GET`],
  [401, PAGE, HTML, `401: ${PAGE}; this page is from a proxy; is the token correct? (GET`],
  [400, PAGE, HTML, `400: ${PAGE}; this page is from a proxy (GET`],
  [404, "<html>\u001b[31mNot here</html>", HTML, "404: <html> [31mNot here</html>; this page"],
  [500, { message: "x".repeat(1_000_000) }, {}, `500: ${"x".repeat(500)}… (GET`],
])("the error of a response says what to do about %i with %j", async (status, given, headers, message, options) => {
  const body = typeof given === "string" ? given : given && JSON.stringify(given);
  const error = await fail(status, body, headers, options);
  expect(error.message).toMatch(/^getThing: the server returned /);
  expect(error.message).toContain(message);
  if (message.includes("proxy") || message.includes("ingress")) expect(error.documented).not.toBe(true);
  else if (status >= 400 && given) expect(error).toMatchObject({ status, body: given });
});

it("the error of a response has the status's own words only if the server sends no message, not even an empty one", async () => {
  const context = { operation: "a", method: "GET", url: "b", attempts: 1, status: 400, statusText: "Bad" };
  const write = (body: unknown) => new AdminResponseError({ ...context, body }).message;
  expect(write(undefined)).toBe("a: the server returned 400: Bad (GET b)");
  expect(write({ message: "" })).toBe("a: the server returned 400 (GET b)");
  // A browser hides a redirect like this.
  const hidden = new AdminResponseError({ ...context, status: 0, body: undefined });
  expect(hidden.message).toContain("returned 0: a redirect, which is not followed; is baseUrl correct?");
  expect(write("x".repeat(500))).toBe(`a: the server returned 400: ${"x".repeat(500)} (GET b)`);
});

it("the error of a response has the server's own words, without the request", async () => {
  expect((await fail(404, '{"message":"no such thing"}')).detail).toBe("no such thing");
  expect((await fail(404, null)).detail).toBeUndefined();
});

it("the error of a response says in milliseconds how long the server asks to wait", async () => {
  expect((await fail(429, null, { "retry-after": "0" })).retryAfter).toBe(0);
  expect((await fail(429, null)).retryAfter).toBeUndefined();
  // The header says more than our rule for such an error.
  const context = { operation: "a", method: "GET", url: "b", attempts: 1, status: 500, body: "", temporary: true };
  const ruled = new AdminResponseError({ ...context, retryAfter: 2_000, headers: new Headers({ "retry-after": "9" }) });
  expect(ruled.retryAfter).toBe(9_000);
});

const read = (status: number, body: BodyInit | null, more: Partial<Operation> = {}) => {
  const operation = { name: "a", method: "GET", path: "/", retry: { idempotent: true }, errors: {}, ...more };
  const context = { operation: "a", method: "GET", url: "/", attempts: 1 };
  return readErrorResponse(new Response(body, { status }), new AbortController().signal, context, operation);
};

it.each([
  [404, '{"a":1}', true],
  [404, "text", false],
  [404, "null", false],
  [409, "text", true],
  [409, '{"a":1}', false],
  [500, null, true],
  [500, '{"a":1}', true],
  [500, "text", false],
])(
  "the kept part of an error response says whether the most specific entry of the schema has the status %i with the body %j: %s",
  async (...given) => {
    const [status, body, documented] = given;
    const errors = { 404: "json", "4XX": "text", default: "json none" };
    expect(await read(status, body, { errors })).toMatchObject({ status, documented });
    expect(await read(status, body)).toMatchObject({ documented: false });
  },
);

it("the kept part of an error response is the first 1 MiB of its body, with a message of any length", async () => {
  const body = "x".repeat(1_048_576);
  expect((await read(500, body)).body).toBe(body);
  expect((await read(500, `${body}x`)).body).toBe(body);
});

it("the kept part of an error response is temporary if a mark has both its status and its message", async () => {
  const retry = {
    idempotent: false,
    temporary: [
      { status: 503, message: "^not leader$" },
      { status: 500, message: "scan" },
    ],
  };
  const find = async (status: number, message: string) =>
    (await read(status, JSON.stringify({ message }), { retry })).temporary;
  expect(await Promise.all([find(503, "not leader"), find(500, "no scanner"), find(500, "not leader")])).toEqual([
    true,
    true,
    false,
  ]);
  expect(await Promise.all([find(503, "no scanner"), find(503, "not leader, but done")])).toEqual([false, false]);
});

it.each<[string, unknown, string]>([
  ["its code", Object.assign(new Error("closed"), { code: "UND_ERR_SOCKET" }), "closed (UND_ERR_SOCKET)"],
  ["its words, if the code is a number", new DOMException("timed out", "TimeoutError"), "timed out"],
  ["an error without words", new TypeError("fetch failed", { cause: new Error("") }), "fetch failed"],
  ["a text", "no network", "no network"],
  ["nothing", undefined, "undefined"],
  ["what cannot be read", new Proxy({}, { get: () => expect.fail("read") }), "no complete response"],
  ["no response", new TypeError("fetch returned no Response"), "fetch returned no Response"],
])("the error of a failed fetch repeats %s", async (_, cause, words) => {
  const fetch = () => (words.includes("Response") ? Promise.resolve(undefined as never) : Promise.reject(cause));
  const error = await catchError(createFrozenClient({ fetch, maxRetries: 0 }).health());
  expect(error).toBeInstanceOf(AdminConnectionError);
  expect(error).toHaveProperty("message", expect.stringContaining(words));
});

it.each([
  ["before anything is sent", () => AbortSignal.abort("enough"), "no", 0],
  ["while it waits for a response", (controller: AbortController) => controller.signal, "unknown", 1],
])(
  "observers learn whether a call that is aborted %s was applied, and the call rejects with the caller's reason",
  async (_, start, applied, attempts) => {
    const ends: CallEndEvent[] = [];
    const controller = new AbortController();
    const fetch = () => {
      controller.abort("enough");
      return new Promise<never>(() => {});
    };
    const admin = createFrozenClient({ baseUrl: BASE, fetch, onCallEnd: (event) => ends.push(event) });
    expect(await catchError(admin.paintThing("t1", { signal: start(controller) }))).toBe("enough");
    expect(ends).toMatchObject([{ applied, error: "enough", attempts }]);
  },
);

it("observers log each attempt without secrets, if the environment enables it", async () => {
  vi.stubEnv("RESTATE_ADMIN_LOG", "debug");
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const statuses = [200];
  const fetch = async () => {
    const status = statuses.shift();
    if (!status) throw new TypeError("fetch failed");
    return new Response(null, { status });
  };
  const admin = createFrozenClient({ baseUrl: "http://localhost", fetch, token: "SECRET", maxRetries: 0 });
  await admin.health();
  await catchError(admin.copyThing("t1"));
  const lines = log.mock.calls.map(([line]) => String(line));
  expect(lines[0]).toMatch(
    /^restate-admin-client: health: 200 in \d+ ms \(GET http:\/\/localhost\/health, attempt 1\)$/,
  );
  expect(lines[1]).toContain("restate-admin-client: copyThing: no complete response: fetch failed");
  expect(lines.join()).not.toContain("SECRET");
});

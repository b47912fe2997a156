import { inspect } from "node:util";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  AdminConnectionError,
  AdminTimeoutError,
  AdminUnsupportedError,
  type ClientOptions,
  createAdminClient,
  isAdminResponseError,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, answerText, type LoopbackServer } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
let version: unknown;

const sent = () => server.requests.map(({ method, url }) => `${method} ${url}`);
const create = (options: ClientOptions = {}) => createFrozenClient({ baseUrl: server.url, maxRetries: 0, ...options });

beforeEach(() => {
  version = "1.6.2";
  server.answer = (response, { url }) =>
    url === "/version" ? answerJson(response, 200, { version }) : answerJson(response, 200, { boxes: [] });
});
afterEach(() => vi.useRealTimers());

it("a call that some servers do not support is rejected if the operation is too new, with one request for the version", async () => {
  const admin = create();
  const error = await catchError(admin.listBoxes());
  const known = { operation: "listBoxes", what: "the operation", since: "1.7.2", serverVersion: "1.6.2" };
  expect(error).toMatchObject({ ...known, attempts: 0 });
  expect(String(error)).toBe(
    "AdminUnsupportedError: listBoxes: the operation requires Restate 1.7.2 or later, but the server is 1.6.2; nothing was sent (GET /boxes)",
  );
  expect(sent()).toEqual(["GET /version"]);
});

it("a call that some servers do not support is rejected if newer servers do not have the operation, and sent to older ones", async () => {
  const admin = create();
  await admin.countBoxes();
  version = "1.7.2";
  const error = await catchError(create().countBoxes());
  expect(error).toMatchObject({ what: "the operation", goneIn: "1.7.2", serverVersion: "1.7.2" });
  expect(String(error)).toBe(
    "AdminUnsupportedError: countBoxes: the operation requires a Restate before 1.7.2, but the server is 1.7.2; nothing was sent (GET /boxes/count)",
  );
  expect(sent()).toEqual(["GET /version", "GET /boxes/count", "GET /version"]);
});

it("a call that some servers do not support shares one request for the version with concurrent calls of equal headers, and the answer with all calls", async () => {
  version = "1.7.12";
  const admin = create();
  const show = () => inspect(admin, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  const shown: string[] = [];
  const { answer } = server;
  server.answer = (response, request) => {
    if (request.url === "/version") shown.push(show());
    answer(response, request);
  };
  // The last two would be one string without quotes.
  const equal = [
    [undefined, {}, new Headers()],
    [{ "X-Team": "a", "x-b": "1" }, new Headers({ "x-b": "1", "x-team": "a" })],
    [{ "x-team": "b" }],
    [{ "x-team": "c,x-d,1" }],
    [{ "x-team": "c", "x-d": "1" }],
  ];
  const given = [...equal, ...equal].flat();
  await Promise.all(given.map((headers) => admin.listBoxes(headers && { headers })));
  const asked = server.requests.filter(({ url }) => url === "/version");
  const teams = asked.map(({ headers }) => `${headers["x-team"]} ${headers["x-b"] ?? headers["x-d"]}`);
  expect(teams.sort()).toEqual(["a 1", "b undefined", "c 1", "c,x-d,1 undefined", "undefined undefined"]);
  server.requests.length = 0;
  await admin.listBoxes({ headers: { "x-team": "new" } });
  expect(sent()).toEqual(["GET /boxes"]);
  // The client shows no headers while it asks, and keeps none.
  expect(shown).toHaveLength(equal.length);
  for (const each of [...shown, show()]) expect(each).not.toContain("x-");
});

it("a call that some servers do not support does not depend on the version request of a call with other credentials", async () => {
  version = "1.7.12";
  const { answer } = server;
  server.answer = (response, request) =>
    request.headers.authorization === "Bearer expired" ? answerText(response, 401, "no") : answer(response, request);
  const admin = create();
  const list = (token: string) => admin.listBoxes({ headers: { authorization: `Bearer ${token}` } });
  const [failed, listed] = await Promise.all([catchError(list("expired")), list("valid")]);
  expect(failed).toMatchObject({ status: 401, operation: "version" });
  expect(listed).toEqual({ boxes: [] });
  // Nor does a call without headers of its own.
  const other = create();
  const expired = { headers: { authorization: "Bearer expired" } };
  const [, own] = await Promise.all([catchError(other.listBoxes(expired)), other.listBoxes()]);
  expect(own).toEqual({ boxes: [] });
});

it.each<[string, LoopbackServer["answer"], typeof AdminConnectionError | typeof AdminTimeoutError]>([
  ["a lost connection", (response) => response.destroy(), AdminConnectionError],
  ["a timeout", () => {}, AdminTimeoutError],
])("a call that some servers do not support gets the version again after %s", async (_, fail, kind) => {
  version = "1.7.12";
  const admin = create();
  await admin.listBoxes();
  const answer = server.answer;
  server.answer = fail;
  expect(await catchError(admin.health({ timeout: 200 }))).toBeInstanceOf(kind);
  version = "1.6.2";
  server.answer = answer;
  expect(await catchError(admin.listBoxes())).toBeInstanceOf(AdminUnsupportedError);
  expect(sent()).toEqual(["GET /version", "GET /boxes", "GET /health", "GET /version"]);
});

it("a call that some servers do not support gets the version again before it is rejected, since the server may have been upgraded", async () => {
  const admin = create();
  await catchError(admin.listBoxes());
  expect(await catchError(admin.listBoxes())).toMatchObject({ serverVersion: "1.6.2" });
  version = "1.7.12";
  expect(await admin.listBoxes()).toEqual({ boxes: [] });
  expect(sent()).toEqual([...Array(3).fill("GET /version"), "GET /boxes"]);
});

it("a call that some servers do not support gets the version again after a minute, since the server may have been rolled back", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  version = "1.7.12";
  const admin = create();
  await admin.listBoxes();
  version = "1.6.2";
  vi.advanceTimersByTime(60_000);
  await admin.listBoxes();
  vi.advanceTimersByTime(1);
  expect(await catchError(admin.listBoxes())).toBeInstanceOf(AdminUnsupportedError);
  expect(sent()).toEqual(["GET /version", "GET /boxes", "GET /boxes", "GET /version"]);
});

it("a call that some servers do not support waits for the version as long as its own attempts may take, and no timer is longer than the platform's", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const sends: string[] = [];
  const fetch = (url: string) => {
    sends.push(url);
    return new Promise<never>(() => {});
  };
  const admin = createFrozenClient({ baseUrl: "http://127.0.0.1", fetch, timeout: 2 ** 31 - 1 });
  const ended = vi.fn();
  const short = catchError(admin.listBoxes({ timeout: 1_000, maxRetries: 2 })).finally(ended);
  const controller = new AbortController();
  const long = catchError(admin.listBoxes({ timeout: 2 ** 31 - 1, signal: controller.signal })).finally(ended);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(ended).not.toHaveBeenCalled();
  // The extra time is for work that ends with its signal.
  await vi.advanceTimersByTimeAsync(251);
  expect(ended).toHaveBeenCalledTimes(1);
  controller.abort("enough");
  expect(await long).toBe("enough");
  const error = await short;
  expect(error).toMatchObject({ name: "AdminTimeoutError", attempts: 0, timeout: 3_000, applied: "no" });
  expect(String(error)).toContain("listBoxes: no complete response within 3000 ms (see `timeout`); the version");
  expect(sends).toEqual(["http://127.0.0.1/version"]);
  await vi.advanceTimersByTimeAsync(4 * 2 ** 31);
});

it("a call that some servers do not support may be a read of state, which continues if the request for the version fails", async () => {
  server.answer = (response, { method }) =>
    method === "POST" ? answerJson(response, 200, { rows: [] }) : answerJson(response, 401, { message: "no" });
  const admin = createAdminClient({ baseUrl: server.url });
  expect(await admin.readState("Cart", "bob")).toMatchObject({ values: {} });
  expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
});

it("a call that some servers do not support is rejected by an older server, after attempts that a newer one may have received", async () => {
  const versions = ["1.7.12", "1.6.2"];
  server.answer = (response, { url }) => {
    if (url === "/version") answerJson(response, 200, { version: versions.shift() ?? "1.6.2" });
    else response.destroy();
  };
  expect(await catchError(create({ maxRetries: 2 }).listBoxes())).toMatchObject({
    name: "AdminUnsupportedError",
    attempts: 1,
    applied: "unknown",
    message: expect.stringContaining("but the server is 1.6.2; the attempt was not sent"),
  });
  expect(sent()).toEqual(["GET /version", "GET /boxes", "GET /version"]);
});

it("a call that some servers do not support fails with the error of the request for the version, and the next call requests it again", async () => {
  const admin = create();
  const { answer } = server;
  server.answer = (response) => answerJson(response, 500, { message: "not now" });
  const error = await catchError(admin.listBoxes());
  expect(isAdminResponseError(error) && error.operation).toBe("version");
  server.answer = answer;
  expect(await catchError(admin.listBoxes())).toBeInstanceOf(AdminUnsupportedError);
});

it("a call that some servers do not support can be aborted while it waits for the version, without affecting others", async () => {
  const admin = create();
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  server.answer = (response) => {
    controller.abort(reason);
    setTimeout(() => answerJson(response, 200, { version }), 20);
  };
  const aborted = catchError(admin.listBoxes({ signal: controller.signal }));
  const other = catchError(admin.listBoxes());
  expect(await aborted).toBe(reason);
  expect(await other).toBeInstanceOf(AdminUnsupportedError);
  expect(sent()).toEqual(["GET /version"]);
});

it("a call that some servers do not support sends no request if the version is given or the check is disabled", async () => {
  await create({ serverVersion: "1.7.12" }).listBoxes();
  await create({ serverVersion: false }).listBoxes();
  expect(await catchError(create({ serverVersion: "1.6.0" }).listBoxes())).toBeInstanceOf(AdminUnsupportedError);
  expect(sent()).toEqual(["GET /boxes", "GET /boxes"]);
});

it.each<[string, string, string?]>([
  ["a word", '{"version":"development"}', '"development"'],
  ["empty", '{"version":""}', '""'],
  ["a number", '{"version":5}', '"number"'],
  ["full of escape sequences", '{"version":"1.6.2+\\u001b[2J\u009b31m"}', '"1.6.2+ [2J 31m"'],
  ["endless", `{"version":"${"7".repeat(5_000_000)}"}`, `"${"7".repeat(100)}…"`],
  ["nothing", "null", '"undefined"'],
  // No other test has this version, about which a warning would come only once.
  ["as it should be", '{"version":"1.7.98"}'],
])(
  "a call that some servers do not support is sent if the version is %s, with a warning if it is none",
  async (_, text, quoted) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    server.answer = (response, { url }) => answerText(response, 200, url === "/version" ? text : '{"boxes":[]}');
    const admin = create();
    expect(await admin.listBoxes()).toEqual({ boxes: [] });
    await admin.listBoxes();
    // A warning with the same words comes only once.
    const words = `the server reports the version ${quoted}, not one`;
    expect(warn.mock.calls).toEqual(quoted ? [[expect.stringContaining(words)]] : []);
    expect(sent()).toEqual(["GET /version", "GET /boxes", "GET /boxes"]);
    warn.mockRestore();
  },
);

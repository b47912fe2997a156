import { expect, it, vi } from "vitest";
import { useFixtureClients } from "./fixture-clients.js";

const { server, call, send, list } = useFixtureClients("requests", "retries", "operation-names");

it.each<[string, readonly unknown[], string, Readonly<Record<string, string>>, string]>([
  [
    "getPart",
    [
      "a/b",
      -1.5,
      true,
      { "tags[]": ["a b", "c&d"], either: 7, timeout_: "no", timeout: 5_000, "X-List": [1, 2], "If-Match": '"v1"' },
    ],
    "GET /a%2Fb/-1.5/true?either=7&tags%5B%5D=a%20b&tags%5B%5D=c%26d&timeout=no",
    { "x-list": "1, 2", "if-match": '"v1"', accept: "application/json" },
    "",
  ],
  ["getPart", ["a", 0, false, { either: [1, 2], "If-Match": "b" }], "GET /a/0/false?either=1&either=2", {}, ""],
  ["putText", ["ü"], "PUT /text", { "content-type": "text/plain", accept: "application/xml" }, "ü"],
  ["putBytes", [new Blob(["bytes"])], "PUT /bytes", { "content-type": "application/octet-stream" }, "bytes"],
  ["putBytes", [], "PUT /bytes", { accept: "image/*" }, ""],
  ["postSeveral", [{ a: 1 }], "POST /several", { "content-type": "application/json" }, '{"a":1}'],
  ["peek", [], "HEAD /head", {}, ""],
])("%s(%j) is %s", async (name, args, line, headers, body) => {
  const request = await send(`requests ${name}`, ...args);
  expect([`${request.method} ${request.url}`, request.body]).toEqual([line, body]);
  expect(request.headers).toMatchObject(headers);
  expect("content-type" in request.headers).toBe(body !== "");
});

it("a form is sent as fetch has it", async () => {
  const form = new FormData();
  form.set("file", new Blob(["bytes"]), "name.txt");
  const { headers, body } = await send("requests postForm", form);
  expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toContain('name="file"; filename="name.txt"');
});

it.each<[string, readonly unknown[], number, string | undefined, string, unknown]>([
  ["putText", ["a"], 200, "application/xml", "<a/>", "<a/>"],
  ["postSeveral", [{}], 200, "application/json", "[1]", [1]],
  ["postSeveral", [{}], 202, undefined, "", undefined],
  ["peek", [], 200, "application/json", "", undefined],
])("%s(%j) reads %i, %s, %j", async (name, args, status, type, text, data) => {
  server.answer = (response) => response.writeHead(status, type ? { "content-type": type } : {}).end(text);
  expect(await call(`requests ${name}`, ...args).withResponse()).toMatchObject({ status, data });
});

it.each(["putBytes", "postForm"])("%s returns a response of another media type as fetch has it", async (name) => {
  server.answer = (response) => response.writeHead(200, { "content-type": "image/png" }).end("bytes");
  const response = (await call(`requests ${name}`, new FormData())) as Response;
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["image/png", "bytes"]);
});

it.each([
  [404, "text/plain", true],
  [404, "application/json", false],
  [409, "application/json", true],
  [500, undefined, true],
  [500, "application/json", false],
])("the status %i with %s is documented: %s", async (status, type, documented) => {
  server.answer = (response) =>
    response.writeHead(status, type ? { "content-type": type } : {}).end(type && (type === "text/plain" ? "no" : "{}"));
  await expect(call("requests postSeveral", {})).rejects.toMatchObject({ status, documented });
});

it.each<[readonly unknown[], string]>([
  [["a", 1, true, { "If-Match": "b", "tags[]": [{}] }], "tags[] must be a string, a number, a boolean, or an array"],
  [["a", 1, true, { "If-Match": "b", timeout: "no" }], "timeout must be a number of milliseconds"],
])("getPart(%j) sends nothing, and says why", async (args, message) => {
  await expect(call("requests getPart", ...args)).rejects.toThrow(message);
  expect(server.requests).toEqual([]);
});

it.each<[string, readonly unknown[], number]>([
  ["replace", [{ force: false }, { mode: "soft" }], 3],
  ["replace", [], 3],
  ["replace", [{ force: true }], 1],
  ["replace", [{}, { mode: "hard" }], 1],
  ["count", [], 1],
  ["reset", [], 3],
  ["reset", [{ timeout_: "none" }], 1],
])("%s with %j is retried as its mark says: sent %i times", async (name, args, times) => {
  server.answer = (response) => response.writeHead(503).end();
  vi.spyOn(Math, "random").mockReturnValue(0);
  await expect(call(`retries ${name}`, ...args)).rejects.toMatchObject({ status: 503, attempts: times });
  expect(server.requests).toHaveLength(times);
  vi.restoreAllMocks();
});

it("functions with the names of the language, of every object and of ours reach their own paths", async () => {
  const exported = list("operation-names");
  const named = Object.keys(exported).filter((name) => typeof exported[name] === "function");
  expect(named).toEqual(expect.arrayContaining(["then_", "callOperation_", "body", "await_", "cancel"]));
  const urls = new Set<string>();
  for (const name of named) {
    await call(`operation-names ${name}`, ...(/ById$|request$/.test(name) ? ["a", {}] : []));
    urls.add(`${server.requests.at(-1)?.method} ${server.requests.at(-1)?.url}`);
  }
  expect(urls.size).toBe(named.length);
  // Else `await import()` would call it.
  expect(exported).not.toHaveProperty("then");
});

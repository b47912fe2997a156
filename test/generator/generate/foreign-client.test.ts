import { describe, expect, it, vi } from "vitest";
import { answerJson, answerText } from "../../loopback-server.js";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call } = useGeneratedClient(["parameters", "bodies", "retries"]);

function lockedStream(): ReadableStream {
  const stream = new ReadableStream();
  stream.getReader();
  return stream;
}

describe("parameters", () => {
  it("stand in the path in its order, numbers too, and under their own names in the query and the headers", async () => {
    const options = {
      shared: 1,
      "X-Request-Id": "r",
      trace: true,
      signal_: "s",
      timeout_: 5,
      headers_: "h",
      maxRetries_: 6,
      both: "in the query",
      both_: "in a header",
      "a b&c": "d=e",
      $filter: "x eq 1",
      "2nd": "two",
      constructor_: "c",
    };
    await call("parameters getItem", "a/b", "c", 7, { ...options, request: { headers: { "x-own": "yes" } } });
    const [request] = server.requests;
    const url = new URL(request?.url ?? "", server.url);
    expect(url.pathname).toBe("/items/a%2Fb/c/7");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      $filter: "x eq 1",
      "2nd": "two",
      "a b&c": "d=e",
      both: "in the query",
      constructor: "c",
      headers: "h",
      maxRetries: "6",
      shared: "1",
      signal: "s",
      timeout: "5",
      trace: "true",
    });
    expect(request?.headers).toMatchObject({ "x-request-id": "r", both: "in a header", "x-own": "yes" });
  });

  it("refuse NaN and an empty text in the path", async () => {
    await expect(call("parameters getItem", "a", "b", Number.NaN, { shared: 1, "X-Request-Id": "r" })).rejects.toThrow(
      "body of ",
    );
    await expect(call("parameters getItem", "", "b", 1, { shared: 1, "X-Request-Id": "r" })).rejects.toThrow(
      "item-id of ",
    );
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    ["all options", undefined, "shared"],
    ["one of two", { shared: 1, trace: true }, "X-Request-Id"],
    ["one of two, given as undefined", { shared: undefined, "X-Request-Id": "r" }, "shared"],
  ])("are missed by name where plain JavaScript leaves out %s that are required", async (_, options, missing) => {
    const answer = call("parameters getItem", "a", "b", 1, options);
    await expect(answer).rejects.toThrow(new TypeError(`getItem: the option "${missing}" is required`));
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    [{ ids: [1, 2] }, "ids=1&ids=2"],
    [{ ids: [] }, ""],
    [{ comma: ["a,b", "c"] }, "comma=a%2Cb,c"],
    [{ pipe: ["a", "b"] }, "pipe=a%7Cb"],
    [{ space: ["a", "b"] }, "space=a%20b"],
    [{ deep: { color: "re&d" } }, "deep%5Bcolor%5D=re%26d"],
    [{ form: { name: "n", size: 2 } }, "name=n&size=2"],
    [{ json: { name: "n" } }, "json=%7B%22name%22%3A%22n%22%7D"],
    [{ either: "one" }, "either=one"],
    [{ either: ["one", "two"] }, "either=one&either=two"],
    [{ ids: undefined, form: { name: undefined } }, ""],
  ])("%j is written as %s", async (options, query) => {
    server.answer = (response) => response.writeHead(204).end();
    await call("parameters search", options);
    expect(server.requests[0]?.url).toBe(query === "" ? "/search" : `/search?${query}`);
  });

  it("writes a list in a header", async () => {
    server.answer = (response) => response.writeHead(204).end();
    await call("parameters search", { "X-Tags": ["a", "b"] });
    expect(server.requests[0]?.headers["x-tags"]).toBe("a, b");
  });
});

describe("bodies", () => {
  it.each([
    ["postArray", [[{ name: "a" }]], "application/json", '[{"name":"a"}]'],
    ["mergePatch", [{ a: null }], "application/merge-patch+json", '{"a":null}'],
    ["putText", ['say "hi"'], "text/plain", 'say "hi"'],
    ["postForm", [{ a: "b c" }], "application/x-www-form-urlencoded", "a=b+c"],
    ["putBytes", [new Blob(["bytes"])], "application/octet-stream", "bytes"],
    ["postOptionalBodyRequiredQuery", [{ name: "x" }, { q: "1" }], "application/json", '{"name":"x"}'],
    ["postOptionalBodyRequiredQuery", [undefined, { q: "1" }], undefined, ""],
    ["postOptional", [], undefined, ""],
    ["putOptionalText", ["hi"], "text/plain", "hi"],
    ["putOptionalText", [], undefined, ""],
  ])("of %s is sent as what it is", async (name, args, type, body) => {
    if (name === "postOptional" || name === "postForm") server.answer = (response) => response.writeHead(204).end();
    await call(`bodies ${name}`, ...args);
    expect(server.requests[0]?.headers["content-type"]).toBe(type);
    expect(server.requests[0]?.body).toBe(body);
  });

  it.each([
    ["a symbol", Symbol("body")],
    ["a stream that is read already", lockedStream()],
  ])("that are %s are refused, and nothing is sent", async (_, body) => {
    await expect(call("bodies putBytes", body)).rejects.toThrow(TypeError);
    expect(server.requests).toEqual([]);
  });

  it("of an upload has its parts, with a boundary", async () => {
    server.answer = (response) => response.writeHead(204).end();
    await call("bodies upload", { file: new Blob(["bytes"]), tags: ["a", "b"], meta: { name: "m" } });
    const { headers, body } = server.requests[0] ?? { headers: {}, body: "" };
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    const parts = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
    expect(parts.getAll("tags")).toEqual(["a", "b"]);
    expect(await (parts.get("file") as Blob).text()).toBe("bytes");
    expect(parts.get("meta")).toBe('{"name":"m"}');
  });
});

describe("answers", () => {
  it.each([
    ["several", 200, '{"old":true}', "application/json", { old: true }],
    ["several", 201, '{"fresh":true}', "application/json", { fresh: true }],
    ["several", 202, "", undefined, undefined],
    ["mixed", 200, '{"a":1}', "application/json", { a: 1 }],
    ["mixed", 206, "part", "text/plain", "part"],
    ["mixed", 204, "", undefined, undefined],
    ["rangeOnly", 203, "{}", "application/json", {}],
    ["defaultOnly", 200, "[]", "application/json", []],
    ["getXml", 200, "<a/>", "application/xml", "<a/>"],
    ["ask", 204, "", undefined, undefined],
  ])("of %s at %i are read as what they are", async (name, status, text, type, data) => {
    server.answer = (response) => response.writeHead(status, type ? { "content-type": type } : {}).end(text);
    const answer = await call(`bodies ${name}`).withResponse();
    expect([answer.status, answer.data]).toEqual([status, data]);
  });

  it("that are bytes are a Blob, and asked for as such", async () => {
    server.answer = (response) => answerText(response, 200, "bytes", "application/octet-stream");
    const data: unknown = await call("bodies getBytes");
    if (!(data instanceof Blob)) throw new Error("expected a Blob");
    expect(await data.text()).toBe("bytes");
    expect(server.requests[0]?.headers.accept).toBe("application/octet-stream");
  });

  it("to HEAD have no body", async () => {
    expect(await call("bodies peek")).toBeUndefined();
    expect(server.requests[0]?.method).toBe("HEAD");
  });

  it("under a range of error statuses are errors", async () => {
    server.answer = (response) => answerJson(response, 418, { title: "teapot" });
    await expect(call("bodies postOptionalBodyRequiredQuery", undefined, { q: "1" })).rejects.toMatchObject({
      status: 418,
      body: { title: "teapot" },
    });
  });
});

describe("what may be repeated", () => {
  it.each<[string, readonly unknown[], number]>([
    ["replace", [{ force: false }, { mode: "soft" }], 3],
    ["replace", [], 3],
    ["replace", [{ force: true }], 1],
    ["replace", [{}, { mode: "hard" }], 1],
    ["count", [], 1],
    ["reset", [], 3],
    ["reset", [{ timeout_: "none" }], 1],
  ])("%s with %j is sent so many times: %i", async (name, args, times) => {
    server.answer = (response) => response.writeHead(503).end();
    vi.spyOn(Math, "random").mockReturnValue(0);
    await expect(call(`retries ${name}`, ...args)).rejects.toMatchObject({ status: 503, attempts: times });
    expect(server.requests).toHaveLength(times);
    vi.restoreAllMocks();
  });
});

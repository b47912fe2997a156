import { describe, expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import type { OperationDescription } from "../../../src/index.js";
import { answerJson, type SeenRequest } from "../../loopback-server.js";
import { useGeneratedClient } from "./use-generated-client.js";

const fixtures = ["parameters", "query-styles", "bodies", "responses", "operation-names", "text"];
const { server, call, list } = useGeneratedClient(fixtures.map((name) => `hostile/${name}`));

/** The one request that this call sends. */
async function send(name: string, ...args: unknown[]): Promise<SeenRequest> {
  await call(name, ...args);
  expect(server.requests).toHaveLength(1);
  const [request] = server.requests;
  if (!request) throw new Error("nothing was sent");
  return request;
}

describe("a path", () => {
  it.each([
    ["parameters singleValuesInPath", { given: [true, -1.5, 2, "a/b"], want: "/single/true/-1.5/2/a%2Fb" }],
    ["parameters singleValuesInPath", { given: [false, 0, 1, 3], want: "/single/false/0/1/3" }],
    ["parameters oneNameThreeTimes", { given: ["a", "b", "c"], want: "/a/b/c/a" }],
    [
      "parameters oneNameThreeTimes",
      { given: ["{user-id}", "$&", "c"], want: "/%7Buser-id%7D/%24%26/c/%7Buser-id%7D" },
    ],
    ["parameters namesOfObjectPrototype", { given: ["a", "b"], want: "/prototype/a/b" }],
    [
      "text pathWithEverything",
      { given: ["ü"], want: "/path/with%20'quotes'%20%22and%22%20%60ticks%60%20$x%20/%20back*/slash/%C3%BC" },
    ],
  ])("of %s is filled", async (name, { given, want }) => {
    expect((await send(name, ...given)).url).toBe(want);
  });

  it("is filled where a required option is null, which its schema allows", async () => {
    expect((await send("parameters deprecatedParameter", { new: null })).url).toBe("/deprecated");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, {}, null, undefined])("refuses %s", async (value) => {
    await expect(call("parameters singleValuesInPath", true, value, 1, "a")).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(0);
  });
});

describe("a query", () => {
  it.each([
    ["sendArrays", { given: { form: ["a", "b c"], comma: ["a", "b,c"] }, want: "comma=a,b%2Cc&form=a&form=b%20c" }],
    ["sendArrays", { given: { pipe: ["a", "b"], space: ["a", "b"] }, want: "pipe=a%7Cb&space=a%20b" }],
    [
      "sendArrays",
      {
        given: { pipeExploded: ["a", "b"], "ids[]": [1, 2] },
        want: "ids%5B%5D=1&ids%5B%5D=2&pipeExploded=a&pipeExploded=b",
      },
    ],
    ["sendArrays", { given: { form: [], comma: [], pipe: [null, undefined] }, want: "" }],
    ["sendArrays", { given: { objects: [{ a: 1 }] }, want: "objects=%7B%22a%22%3A1%7D" }],
    [
      "sendObjects",
      { given: { form: { from: 1, to: null }, comma: { from: 1, to: 2 } }, want: "comma=from,1,to,2&from=1" },
    ],
    ["sendObjects", { given: { form: {}, comma: {}, deep: {} }, want: "" }],
    [
      "sendObjects",
      {
        given: { deep: { name: "a&b", tags: ["x", "y"], created: { from: 1, to: undefined } } },
        want: "deep%5Bname%5D=a%26b&deep%5Btags%5D%5B0%5D=x&deep%5Btags%5D%5B1%5D=y&deep%5Bcreated%5D%5Bfrom%5D=1",
      },
    ],
    ["sendObjects", { given: { json: { tags: ["a"] } }, want: "json=%7B%22tags%22%3A%5B%22a%22%5D%7D" }],
    [
      "sendSingle",
      {
        given: { plain: "", "odd name&": "=", number: 0, flag: false },
        want: "flag=false&number=0&odd%20name%26=%3D&plain=",
      },
    ],
    ["sendSingle", { given: { plain: "a", nullable: null, any: { b: 1 } }, want: "b=1&plain=a" }],
    ["sendSingle", { given: { plain: "a", either: ["b", "c"], any: "d" }, want: "any=d&either=b&either=c&plain=a" }],
  ])("of %s is written as its styles say", async (name, { given, want }) => {
    const { url } = await send(`query-styles ${name}`, given);
    expect(url.split("?")[1] ?? "").toBe(want);
  });

  it("has what is called like the members of every object, where they are given", async () => {
    const names = {
      toString_: ["a", "b"],
      hasOwnProperty_: { c: "d" },
      __proto___: "e",
      // biome-ignore lint/suspicious/noThenProperty: a parameter can be called like this
      then: "f",
    };
    const { url } = await send("parameters namesOfObjectPrototype", "x", "y", names);
    expect(new URL(url, server.url).search).toBe("?__proto__=e&c=d&then=f&toString=a&toString=b");
  });

  it("and the request's own options do not meet", async () => {
    const own = { signal_: "a", timeout_: 1, headers_: "b", maxRetries_: 2, body: "c", client: "d", options: "e" };
    const path = ["1", "2", "3", "4", "5", "6", "7", "8"];
    const { url, headers } = await send(
      "parameters namedLikeUs",
      ...path,
      { a: "b" },
      { ...own, headers: { "x-own": "f" } },
    );
    expect(url).toBe("/our/1/2/3/4/5/6/7/8?body=c&client=d&headers=b&maxRetries=2&options=e&signal=a&timeout=1");
    expect(headers["x-own"]).toBe("f");
  });
});

describe("headers", () => {
  it("are those of the path, of the operation and of the call", async () => {
    const options = { "X-Tenant": "t", "If-Match": '"v1"', headers: { authorization: "own" } };
    const { method, url, headers } = await send("parameters getPart", "a", 1, options);
    expect([method, url]).toEqual(["GET", "/things/a/parts/1"]);
    expect(headers).toMatchObject({
      "x-tenant": "t",
      "if-match": '"v1"',
      authorization: "own",
      accept: "application/json",
    });
  });

  it("hold numbers, booleans and lists", async () => {
    const { headers } = await send("parameters sendHeaders", { "X-Flag": false, "X-Count": 0, "X-List": ["a", "b"] });
    expect(headers).toMatchObject({ "x-flag": "false", "x-count": "0", "x-list": "a, b" });
  });

  it("and the query can have one name", async () => {
    const { url, headers } = await send("parameters sameNameInQueryAndHeader", { version: "1", version_: "2" });
    expect([url, headers.version]).toEqual(["/same-name?version=1", "2"]);
  });
});

describe("a body", () => {
  const bytes = new Blob(["bytes"], { type: "image/png" });
  it.each([
    ["sendObject", { given: [{ name: "ü" }], want: ["application/json", '{"name":"ü"}'] }],
    ["sendOptionalObject", { given: [], want: [undefined, ""] }],
    ["sendMergePatch", { given: [{ a: null }], want: ["application/merge-patch+json", '{"a":null}'] }],
    ["sendScalar", { given: [null], want: ["application/json", "null"] }],
    ["sendArray", { given: [[]], want: ["application/json", "[]"] }],
    ["sendAnything", { given: ["text"], want: ["application/json", '"text"'] }],
    ["prefersJson", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    [
      "prefersForm",
      { given: [{ name: "a b", size: 1 }], want: ["application/x-www-form-urlencoded", "name=a+b&size=1"] },
    ],
    ["sendText", { given: ["a\nb"], want: ["text/plain", "a\nb"] }],
    ["sendOptionalText", { given: ["ü"], want: ["text/plain; charset=utf-8", "ü"] }],
    ["sendXml", { given: ["<a/>"], want: ["application/xml", "<a/>"] }],
    ["sendBytes", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["sendImage", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["sendImage", { given: [bytes, { headers: { "Content-Type": "image/png" } }], want: ["image/png", "bytes"] }],
    ["sendWildcardObject", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    ["sendWildcardText", { given: ["a"], want: ["text/plain", "a"] }],
    ["sendWildcardBytes", { given: [bytes], want: ["application/octet-stream", "bytes"] }],
    ["deleteWithBody", { given: [{ name: "a" }], want: ["application/json", '{"name":"a"}'] }],
    ["bodyWithoutContent", { given: [], want: [undefined, ""] }],
    ["getWithOptionalBody", { given: [], want: [undefined, ""] }],
    [
      "sendForm",
      {
        given: [{ name: "a&b", tags: ["c", "d"], count: undefined, address: { city: "e" } }],
        want: ["application/x-www-form-urlencoded", "name=a%26b&tags=c&tags=d&address=%7B%22city%22%3A%22e%22%7D"],
      },
    ],
    [
      "sendForm",
      {
        given: [{ name: "a", price: { amount: 1, per: ["b"] }, words: ["c", "d"] }],
        want: ["application/x-www-form-urlencoded", "name=a&price%5Bamount%5D=1&price%5Bper%5D%5B0%5D=b&words=c,d"],
      },
    ],
  ])("of %s is sent as what it is", async (name, { given, want }) => {
    const { headers, body } = await send(`bodies ${name}`, ...given);
    expect([headers["content-type"], body]).toEqual(want);
  });

  it("of several parts has a boundary and a type for each", async () => {
    const given = { file: bytes, name: "a", tags: ["b", "c"], meta: { name: "d" } };
    const { headers, body } = await send("bodies sendMultipart", given);
    const type = headers["content-type"] ?? "";
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    const parts = await new Response(body, { headers: { "content-type": type } }).formData();
    expect([parts.get("name"), parts.getAll("tags")]).toEqual(["a", ["b", "c"]]);
    expect(await (parts.get("file") as Blob).text()).toBe("bytes");
    expect(body).toMatch(/name="file"; filename="blob"\r\nContent-Type: image\/png\r\n\r\nbytes\r\n/);
    expect(body).toMatch(/name="meta"; filename="blob"\r\nContent-Type: application\/json\r\n\r\n{"name":"d"}\r\n/);
  });
});

describe("an answer", () => {
  it.each([
    ["severalWithDifferentBodies", "application/json"],
    ["mixedFormats", "application/json, text/csv, application/zip"],
    ["jsonOrArrow", "application/json"],
    ["textOrBytes", "application/zip, text/csv"],
    ["getXml", "application/xml"],
    ["getImage", "image/*"],
    ["getVendorJson", "application/vnd.api+json"],
    ["getWildcard", "application/json"],
    ["getWildcardBytes", "*/*"],
    ["onlyErrors", "application/json"],
  ])("of %s is asked for as %s", async (name, want) => {
    server.answer = (response) => response.writeHead(204).end();
    await call(`responses ${name}`).catch(() => {});
    expect(server.requests[0]?.headers.accept).toBe(want);
  });

  it.each([
    ["severalWithDifferentBodies", { given: [200, "application/json", '{"old":true}'], want: { old: true } }],
    ["severalWithDifferentBodies", { given: [201, "application/json", '{"new":1}'], want: { new: 1 } }],
    ["severalWithDifferentBodies", { given: [202, undefined, ""], want: undefined }],
    ["severalWithDifferentBodies", { given: [200, undefined, '{"old":true}'], want: { old: true } }],
    ["mixedFormats", { given: [200, "application/json; charset=utf-8", "[]"], want: [] }],
    ["mixedFormats", { given: [203, "text/csv", "a,b"], want: "a,b" }],
    ["mixedFormats", { given: [204, undefined, ""], want: undefined }],
    ["mixedFormats", { given: [203, "text/json-lines", "{}\n{}"], want: "{}\n{}" }],
    ["getText", { given: [200, "text/plain", "{}"], want: "{}" }],
    ["getXml", { given: [200, "application/xml", "<a/>"], want: "<a/>" }],
    ["getEvents", { given: [200, "text/event-stream", "data: a\n\n"], want: "data: a\n\n" }],
    ["getVendorJson", { given: [200, "application/vnd.api+json", '{"old":false}'], want: { old: false } }],
    ["ranges", { given: [299, "application/json", "1"], want: 1 }],
    ["onlyDefault", { given: [200, "application/json", "null"], want: null }],
    ["onlyErrors", { given: [200, undefined, ""], want: undefined }],
    ["noResponses", { given: [200, undefined, ""], want: undefined }],
    ["nothingWithContent", { given: [204, undefined, ""], want: undefined }],
    ["askOptions", { given: [200, undefined, ""], want: undefined }],
    ["jsonWithoutSchema", { given: [200, "application/json", '"a"'], want: "a" }],
  ] as const)("of %s is read as what it is", async (name, { given, want }) => {
    const [status, type, text] = given;
    server.answer = (response) =>
      response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(text);
    const answer = await call(`responses ${name}`).withResponse();
    expect(answer).toMatchObject({ status, data: want });
  });

  it.each(["getBytes", "getImage", "getWildcardBytes"])("of %s is a Blob with its type", async (name) => {
    server.answer = (response) => response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from([0, 255]));
    const data: unknown = await call(`responses ${name}`);
    if (!(data instanceof Blob)) throw new Error("expected a Blob");
    expect([data.type, [...new Uint8Array(await data.arrayBuffer())]]).toEqual(["image/png", [0, 255]]);
  });

  it("to HEAD is none, though the document has one", async () => {
    const { method } = await send("responses headWithContent");
    expect(method).toBe("HEAD");
    expect(await call("responses headWithContent")).toBeUndefined();
  });

  it.each([
    // The document has text there, and 409 only as 4XX.
    ["ranges", 404, false],
    ["ranges", 409, false],
    ["onlyErrors", 404, true],
    ["getVendorJson", 422, true],
  ])("of %s at %i is an error", async (name, status, documented) => {
    server.answer = (response) => answerJson(response, status, { title: "no" });
    await expect(call(`responses ${name}`)).rejects.toMatchObject({ status, documented, body: { title: "no" } });
  });
});

it("functions with the names of the language, of every object and of ours reach their own paths", async () => {
  const { operationTable, schemaHistory: _, ...functions } = list("operation-names");
  const named = Object.keys(functions);
  expect(named.sort()).toEqual((operationTable as OperationDescription[]).map(({ name }) => name).sort());
  const urls = new Set<string>();
  for (const name of named) {
    await call(`operation-names ${name}`, ...(/ById$|request$/.test(name) ? ["a", {}] : []));
    urls.add(`${server.requests.at(-1)?.method} ${server.requests.at(-1)?.url}`);
  }
  expect(urls.size).toBe(named.length);
});

it("a bound client has the same functions, and does not look like a promise", async () => {
  const { bindOperations } = list("operation-names", "admin-operations");
  if (typeof bindOperations !== "function") throw new Error("bindOperations was not generated");
  const bound: Readonly<Record<string, () => Promise<unknown>>> = await bindOperations(
    createClient({ baseUrl: server.url }),
  );
  await bound.then_?.();
  await bound.client?.();
  expect(server.requests.map(({ url }) => url)).toEqual(["/then", "/ours/10"]);
});

import { describe, expect, it, vi } from "vitest";
import { useFixtureClients } from "./fixture-clients.js";

const fixtures = ["parameters", "query-styles", "text", "bodies", "retries", "operation-names"];
const { server, call, send, list } = useFixtureClients(...fixtures);

const EIGHT = ["1", "2", "3", "4", "5", "6", "7", "8"];
const JSON_TYPE = "application/json";

it.each<[string, readonly unknown[], string]>([
  ["parameters singleValuesInPath", [true, -1.5, 2, "a/b"], "/single/true/-1.5/2/a%2Fb"],
  ["parameters singleValuesInPath", [false, 0, 1, 3], "/single/false/0/1/3"],
  ["parameters oneNameThreeTimes", ["a", "b", "c"], "/a/b/c/a"],
  ["parameters oneNameThreeTimes", ["{user-id}", "$&", "c"], "/%7Buser-id%7D/%24%26/c/%7Buser-id%7D"],
  ["parameters namesOfObjectPrototype", ["a", "b"], "/prototype/a/b"],
  ["parameters deprecatedParameter", [{ new: null }], "/deprecated"],
  ["text pathWithEverything", ["ü"], "/path/with%20'quotes'%20%22and%22%20%60ticks%60%20$x%20/%20back*/slash/%C3%BC"],
  ["query-styles sendArrays", [{ form: ["a", "b c"], comma: ["a", "b,c"] }], "?comma=a,b%2Cc&form=a&form=b%20c"],
  ["query-styles sendArrays", [{ pipe: ["a", "b"], space: ["a", "b"] }], "?pipe=a%7Cb&space=a%20b"],
  [
    "query-styles sendArrays",
    [{ pipeExploded: ["a", "b"], "ids[]": [1, 2] }],
    "?ids%5B%5D=1&ids%5B%5D=2&pipeExploded=a&pipeExploded=b",
  ],
  ["query-styles sendArrays", [{ form: [], comma: [], pipe: [null, undefined] }], ""],
  ["query-styles sendArrays", [{ objects: [{ a: 1 }] }], "?objects=%7B%22a%22%3A1%7D"],
  [
    "query-styles sendObjects",
    [{ form: { from: 1, to: null }, comma: { from: 1, to: 2 } }],
    "?comma=from,1,to,2&from=1",
  ],
  ["query-styles sendObjects", [{ form: {}, comma: {}, deep: {} }], ""],
  [
    "query-styles sendObjects",
    [{ deep: { name: "a&b", tags: ["x", "y"], created: { from: 1, to: undefined } } }],
    "?deep%5Bname%5D=a%26b&deep%5Btags%5D%5B0%5D=x&deep%5Btags%5D%5B1%5D=y&deep%5Bcreated%5D%5Bfrom%5D=1",
  ],
  ["query-styles sendObjects", [{ json: { tags: ["a"] } }], "?json=%7B%22tags%22%3A%5B%22a%22%5D%7D"],
  ["query-styles sendObjects", [{ text: "name=a,b" }], "?text=name%3Da%2Cb"],
  [
    "query-styles sendSingle",
    [{ plain: "", "odd name&": "=", number: 0, flag: false }],
    "?flag=false&number=0&odd%20name%26=%3D&plain=",
  ],
  ["query-styles sendSingle", [{ plain: "a", nullable: null, arbitrary: { b: 1 } }], "?b=1&plain=a"],
  [
    "query-styles sendSingle",
    [{ plain: "a", either: ["b", "c"], arbitrary: "d" }],
    "?arbitrary=d&either=b&either=c&plain=a",
  ],
  ["parameters sameNameInQueryAndHeader", [{ version: "1", version_: "2" }], "?version=1"],
])("%s writes %j into its URL", async (name, args, want) => {
  const { url } = await send(name, ...args);
  expect(want.startsWith("/") ? url : url.slice(url.split("?")[0]?.length)).toBe(want);
});

it("a query has what is called like the members of every object, where they are given", async () => {
  const names = {
    toString_: ["a", "b"],
    hasOwnProperty_: { c: "d" },
    __proto___: "e",
    // biome-ignore lint/suspicious/noThenProperty: a parameter of this name is what is tested
    then: "f",
  };
  const { url } = await send("parameters namesOfObjectPrototype", "x", "y", names);
  expect(url).toBe("/prototype/x/y?__proto__=e&c=d&then=f&toString=a&toString=b");
});

it("a query and the request's own options do not meet", async () => {
  const own = { signal_: "a", timeout_: 1, headers_: "b", maxRetries_: 2, body: "c", client: "d", options: "e" };
  const request = { headers: { "x-own": "f" }, timeout: 5_000 };
  const { url, headers } = await send("parameters namedLikeUs", ...EIGHT, { a: "b" }, { ...own, request });
  expect(url).toBe("/our/1/2/3/4/5/6/7/8?body=c&client=d&headers=b&maxRetries=2&options=e&signal=a&timeout=1");
  expect(headers["x-own"]).toBe("f");
});

it.each<[string, readonly unknown[], Readonly<Record<string, string>>]>([
  [
    "getPart",
    ["a", 1, { "X-Tenant": "t", "If-Match": '"v1"', headers: { authorization: "own" } }],
    { "x-tenant": "t", "if-match": '"v1"', authorization: "own", accept: JSON_TYPE },
  ],
  [
    "sendHeaders",
    [{ "X-Flag": false, "X-Count": 0, "X-List": ["a", "b"] }],
    { "x-flag": "false", "x-count": "0", "x-list": "a, b" },
  ],
  // What is inside of a list or an object is JSON, as in a query.
  [
    "sendHeaders",
    [{ "X-Flag": true, "X-Objects": [{ a: 1 }, null, {}], "X-Filter": { tags: ["a"], none: null } }],
    { "x-objects": '{"a":1}, {}', "x-filter": 'tags,["a"]' },
  ],
  ["sameNameInQueryAndHeader", [{ version: "1", version_: "2" }], { version: "2" }],
])("%s writes %j into its headers", async (name, args, want) => {
  expect((await send(`parameters ${name}`, ...args)).headers).toMatchObject(want);
});

describe("nothing is sent, and the message says why, for", () => {
  const locked = new ReadableStream();
  locked.getReader();
  const types = '"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/csv"';

  it.each<[string, readonly unknown[], string | RegExp]>([
    ...[Number.NaN, Number.POSITIVE_INFINITY, {}, null, undefined].map(
      (value): [string, readonly unknown[], string] => [
        "parameters singleValuesInPath",
        [true, value, 1, "a"],
        "ratio of ",
      ],
    ),
    ["parameters oneNameThreeTimes", ["", "b", "c"], "user.id of "],
    ["parameters getPart", ["a", 1], 'getPart: the option "X-Tenant" is required'],
    ["parameters getPart", ["a", 1, { verbose: "all" }], 'getPart: the option "X-Tenant" is required'],
    ["parameters getPart", ["a", 1, { "X-Tenant": undefined }], 'getPart: the option "X-Tenant" is required'],
    ...["timeout", "signal", "headers", "maxRetries"].map((name): [string, readonly unknown[], string] => [
      "parameters namedLikeUs",
      [...EIGHT, { a: "b" }, { [name]: 60 }],
      `the option "${name}" is ambiguous: use "${name}_" for the API's parameter, or request.${name}`,
    ]),
    ["parameters namedLikeUs", [...EIGHT, { a: "b" }, { request: { timeout: -1 } }], "timeout"],
    ["parameters namedLikeUs", [...EIGHT, { a: "b" }, { request: { toString_: 1 } }], "toString_"],
    ["parameters namedLikeUs", [...EIGHT, { a: "b" }, { unknown: 1 }], "unknown"],
    ["bodies sendBytes", [Symbol("body")], ""],
    ["bodies sendBytes", [locked], ""],
    ...["text/json", "multipart/related", "image/png", 5].map((contentType): [string, readonly unknown[], string] => [
      "bodies chooseFormat",
      [{ name: "a" }, { contentType }],
      `contentType must be one of ${types}`,
    ]),
  ])("%s(%j)", async (name, args, message) => {
    const error: unknown = await call(name, ...args).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(message);
    expect(server.requests).toEqual([]);
  });
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
  const isOurs = (name: string) => /^(operationTable|schemaHistory)$/.test(name);
  const named = Object.keys(exported).filter((name) => typeof exported[name] === "function" && !isOurs(name));
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

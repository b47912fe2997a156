import { describe, expect, it } from "vitest";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call, send } = useGeneratedClient(["hostile/parameters", "hostile/query-styles", "hostile/text"]);

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
    ["sendObjects", { given: { text: "name=a,b" }, want: "text=name%3Da%2Cb" }],
    [
      "sendSingle",
      {
        given: { plain: "", "odd name&": "=", number: 0, flag: false },
        want: "flag=false&number=0&odd%20name%26=%3D&plain=",
      },
    ],
    ["sendSingle", { given: { plain: "a", nullable: null, arbitrary: { b: 1 } }, want: "b=1&plain=a" }],
    [
      "sendSingle",
      { given: { plain: "a", either: ["b", "c"], arbitrary: "d" }, want: "arbitrary=d&either=b&either=c&plain=a" },
    ],
  ])("of %s is written as its styles say", async (name, { given, want }) => {
    const { url } = await send(`query-styles ${name}`, given);
    expect(url.split("?")[1] ?? "").toBe(want);
  });

  it("has what is called like the members of every object, where they are given", async () => {
    const names = {
      toString_: ["a", "b"],
      hasOwnProperty_: { c: "d" },
      __proto___: "e",
      // biome-ignore lint/suspicious/noThenProperty: a parameter of this name is what is tested
      then: "f",
    };
    const { url } = await send("parameters namesOfObjectPrototype", "x", "y", names);
    expect(new URL(url, server.url).search).toBe("?__proto__=e&c=d&then=f&toString=a&toString=b");
  });

  it("and the request's own options do not meet", async () => {
    const own = { signal_: "a", timeout_: 1, headers_: "b", maxRetries_: 2, body: "c", client: "d", options: "e" };
    const request = { headers: { "x-own": "f" }, timeout: 5_000 };
    const path = ["1", "2", "3", "4", "5", "6", "7", "8"];
    const { url, headers } = await send("parameters namedLikeUs", ...path, { a: "b" }, { ...own, request });
    expect(url).toBe("/our/1/2/3/4/5/6/7/8?body=c&client=d&headers=b&maxRetries=2&options=e&signal=a&timeout=1");
    expect(headers["x-own"]).toBe("f");
  });
});

describe("an option that could be the API's or the request's", () => {
  const path = ["1", "2", "3", "4", "5", "6", "7", "8"];

  it.each([{ timeout: 60 }, { signal: "a" }, { headers: {} }, { maxRetries: 0 }])("is refused: %j", async (options) => {
    const [name = ""] = Object.keys(options);
    const call_ = call("parameters namedLikeUs", ...path, { a: "b" }, options);
    const hint = `use "${name}_" for the API's parameter, or request.${name}`;
    await expect(call_).rejects.toThrow(new TypeError(`the option "${name}" is ambiguous: ${hint}`));
    expect(server.requests).toHaveLength(0);
  });

  it.each([{ request: { timeout: -1 } }, { request: { toString_: 1 } }, { unknown: 1 }])(
    "is checked: %j",
    async (options) => {
      await expect(call("parameters namedLikeUs", ...path, { a: "b" }, options)).rejects.toThrow(TypeError);
      expect(server.requests).toHaveLength(0);
    },
  );
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

  it("have what is inside of a list or an object as JSON, as a query has", async () => {
    const options = { "X-Flag": true, "X-Objects": [{ a: 1 }, null, {}], "X-Filter": { tags: ["a"], none: null } };
    const { headers } = await send("parameters sendHeaders", options);
    expect([headers["x-objects"], headers["x-filter"]]).toEqual(['{"a":1}, {}', 'tags,["a"]']);
  });

  it("and the query can have one name", async () => {
    const { url, headers } = await send("parameters sameNameInQueryAndHeader", { version: "1", version_: "2" });
    expect([url, headers.version]).toEqual(["/same-name?version=1", "2"]);
  });
});

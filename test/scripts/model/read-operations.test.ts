import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import type { Operation } from "../../../scripts/model/operation.js";
import { readAll, readOne } from "./read-operation.js";

type Value = JsonObject[string];

describe("operations", () => {
  it("are sorted by name, whatever the order of the paths", () => {
    const paths = {
      "/z": { get: { operationId: "a" } },
      "/a": { get: { operationId: "c" }, delete: { operationId: "b" } },
    };
    expect(readAll(paths).map(({ functionName, method, path }) => [functionName, method, path])).toEqual([
      ["a", "get", "/z"],
      ["b", "delete", "/a"],
      ["c", "get", "/a"],
    ]);
  });

  it.each<[string, { given: JsonObject; want: readonly string[] }]>([
    ["none where there are none", { given: {}, want: [] }],
    ["none of an extension", { given: { "x-a": { get: {} } }, want: [] }],
    [
      "none of what is no method",
      { given: { "/a": { query: {}, summary: "b", parameters: [], "x-get": {} } }, want: [] },
    ],
    [
      "one of each method that fetch sends",
      {
        given: { "/a": { get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {} } },
        want: ["deleteA", "getA", "headA", "optionsA", "patchA", "postA", "putA"],
      },
    ],
    ["those of a path by reference", { given: { "/a": { $ref: "#/x-paths/a" } }, want: ["getA"] }],
  ])("are %s", (_, { given, want }) => {
    const more = { "x-paths": { a: { get: {} } } };
    expect(readAll(given, more).map(({ functionName }) => functionName)).toEqual(want);
  });

  it.each<[string, { given: Value; want: readonly [string, boolean, string] }]>([
    ["given", { given: "get_thing", want: ["get_thing", true, "getThing"] }],
    ["missing", { given: undefined, want: ["post_a", false, "postA"] }],
    ["empty", { given: "", want: ["post_a", false, "postA"] }],
    ["without a letter", { given: "--", want: ["post_a", false, "postA"] }],
  ])("have an operationId that is %s", (_, { given, want }) => {
    const { id, listedId, functionName } = readOne({ operationId: given });
    expect([id, id === listedId, functionName]).toEqual(want);
  });

  it.each<[string, JsonObject, readonly string[]]>([
    [
      "two operationIds that become one name",
      { "/a": { get: { operationId: "get thing" } }, "/b": { get: { operationId: "getThing" } } },
      [
        "GET /a and GET /b both become getThing(): choose another operationId, with an action in schemas/names.yaml:",
        "  - target: $.paths['/a'].get",
        "    update: { operationId: ... }",
        "  - target: $.paths['/b'].get",
        "    update: { operationId: ... }",
      ],
    ],
  ])("have names of their own: %s is an error with the lines to write", (_, paths, want) => {
    expect(() => readAll(paths)).toThrow(new Error(want.join("\n")));
  });

  it("that cannot be generated are listed in one error", () => {
    const cookie = { name: "c", in: "cookie", required: true };
    const paths = { "/a": { trace: {} }, "/b": {}, "/c": { get: { parameters: [cookie] }, put: {} } };
    expect(() => readAll(paths)).toThrow(
      [
        "2 operations of the document cannot be generated:",
        "  TRACE /a: no fetch sends TRACE: remove the operation with an overlay",
        '  GET /c: the parameter "c" is in "cookie", which a function cannot send: remove it with an overlay, and give it per request in `headers`',
      ].join("\n"),
    );
  });

  it.each<[string, { given: JsonObject; want: Partial<Operation> }]>([
    [
      "nothing",
      {
        given: {},
        want: { tag: "", summary: "of the path", description: "", deprecated: false, documentation: undefined },
      },
    ],
    ["an empty summary of its own", { given: { summary: "" }, want: { summary: "" } }],
    ["several tags", { given: { tags: ["t", "u"] }, want: { tag: "t", documentation: "https://tag" } }],
    [
      "a page of its own",
      { given: { tags: ["t"], externalDocs: { url: "https://own" } }, want: { documentation: "https://own" } },
    ],
    ["a page about the whole API", { given: { tags: ["u"] }, want: { tag: "u", documentation: undefined } }],
  ])("with %s are described", (_, { given, want }) => {
    const tags = [{ name: "t", externalDocs: { url: "https://tag" } }, { name: "u" }];
    const [operation] = readAll(
      { "/a": { summary: "of the path", get: given } },
      { tags, externalDocs: { url: "https://all" } },
    );
    expect(operation).toMatchObject(want);
  });

  const json = (...names: readonly string[]) => {
    const properties = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    return { content: { "application/json": { schema: { type: "object", properties } } } };
  };
  const named = {
    parameters: ["query", "header"].map((place) => ({ name: `in_${place}`, in: place })),
    requestBody: json("a_b"),
    responses: { 200: json("version"), 400: json("message") },
  };

  it.each<[string, JsonObject, string]>([
    [
      "a header",
      { "x-retry": { unless: { query: { in_header: 1 } } } },
      'x-retry names the query parameter "in_header"',
    ],
    ["a field", { "x-retry": { unless: { body: { a_b: 1, a: 1 } } } }, 'x-retry names the field of the body "a"'],
    [
      "a field of an error",
      { "x-server-version": "message" },
      'x-server-version names the field of the response "message"',
    ],
  ])("whose mark names %s that they do not have there are refused", (_, mark, message) => {
    expect(() => readOne({ ...named, ...mark })).toThrow(`${message}, which the operation does not have`);
  });

  it("may have marks that name their own fields and parameters", () => {
    const unless = { query: { in_query: 1 }, body: { a_b: 1 } };
    const operation = readOne({ ...named, "x-retry": { unless }, "x-server-version": "version" });
    expect(operation).toMatchObject({ retry: { unless }, versionField: "version" });
  });

  it.each<[readonly string[], boolean]>([
    [["a_b", "c1"], true],
    [["a_b", "cD"], false],
    [[], false],
  ])("have a body with the fields %j, all in snake_case: %s", (names, isSnakeCase) => {
    expect(readOne({ requestBody: json(...names) }).body).toMatchObject({ isSnakeCase });
  });

  it("cannot have the name of a hand-written function", () => {
    expect(() => readOne({ operationId: "roll_out_deployment" })).toThrow(
      '"roll_out_deployment" becomes rollOutDeployment(), which the package has already: choose another operationId',
    );
  });
});

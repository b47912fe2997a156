import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import type { Operation } from "../../../scripts/model/operation.js";
import { readOperations } from "../../../scripts/model/read-operations.js";

type Value = JsonObject[string];

function readAll(paths: JsonObject, more: JsonObject = {}): readonly Operation[] {
  return readOperations({ openapi: "3.1.0", paths, ...more });
}

function readOne(operation: JsonObject, more: JsonObject = {}, path = "/a", method = "post"): Operation {
  const [read] = readAll({ [path]: { [method]: operation } }, more);
  if (!read) throw new Error("no operation was read");
  return read;
}

function catchMessage(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}

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
    ["none of an empty path", { given: { "/a": null, "/b": {} }, want: [] }],
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
    const { id, idIsGiven, functionName } = readOne({ operationId: given });
    expect([id, idIsGiven, functionName]).toEqual(want);
  });

  it.each<[string, JsonObject, string]>([
    [
      "however their operationIds are spelled",
      { "/a": { get: { operationId: "get_thing" } }, "/b": { get: { operationId: "getThing" } } },
      '"get_thing" (GET /a) and "getThing" (GET /b) both become getThing(): give one of them another operationId',
    ],
    [
      "under two methods",
      { "/a": { get: { operationId: "thing" }, put: { operationId: "thing" } } },
      '"thing" (GET /a) and "thing" (PUT /a) both become thing()',
    ],
    [
      "where one has no operationId",
      { "/a": { get: {} }, "/b": { get: { operationId: "get-a" } } },
      '"get_a" (GET /a) and "get-a" (GET /b) both become getA()',
    ],
  ])("must not share a name, %s", (_, paths, message) => {
    const refuse = (): string => {
      const names = readAll(paths).map(({ functionName }) => functionName);
      return `all are accepted, as ${names.join(" and ")}`;
    };
    expect(catchMessage(refuse)).toContain(message);
  });

  it("have no operationId that is a number", () => {
    expect(() => readOne({ operationId: 5 })).toThrow("POST /a: its operationId is not a string: 5");
  });

  it.each<[string, { given: JsonObject; want: Partial<Operation> }]>([
    [
      "nothing",
      {
        given: {},
        want: { tag: "", summary: "of the path", description: "", deprecated: false, documentation: undefined },
      },
    ],
    [
      "its own words",
      {
        given: { summary: "s", description: "d", deprecated: true },
        want: { summary: "s", description: "d", deprecated: true },
      },
    ],
    ["an empty summary of its own", { given: { summary: "" }, want: { summary: "" } }],
    [
      "words that are none",
      {
        given: { summary: 1, description: [], deprecated: "yes", tags: "t" },
        want: { summary: "of the path", description: "", deprecated: false, tag: "" },
      },
    ],
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
});

describe("parameters", () => {
  const read = (parameters: Value, inPath: Value = [], path = "/a/{x}/{y}") => {
    const [operation] = readAll({ [path]: { parameters: inPath, get: { parameters } } }, { components });
    return [...(operation?.pathParameters ?? []), ...(operation?.optionParameters ?? [])];
  };
  const components = {
    parameters: { X: { name: "x", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } } },
    schemas: { Id: { type: "string" }, Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }, { type: "string" }] } },
  };
  const y = { name: "y", in: "path", required: true, schema: { type: "integer" } };
  const query = (schema: Value, more: JsonObject = {}): JsonObject => ({ name: "q", in: "query", schema, ...more });

  it("are in the order of the path, then those of the query, then those of the header, by name", () => {
    const given = [
      { name: "b", in: "header" },
      { name: "c", in: "query", required: true },
      y,
      { name: "a", in: "query" },
      { $ref: "#/components/parameters/X" },
      { name: "b", in: "query" },
    ];
    expect(read(given).map(({ location, name, argument, required }) => [location, name, argument, required])).toEqual([
      ["path", "x", "x", true],
      ["path", "y", "y", true],
      ["query", "a", "a", false],
      ["query", "b", "b", false],
      ["query", "c", "c", true],
      ["header", "b", "b_", false],
    ]);
  });

  it("of the path item are the operation's too, but its own win", () => {
    const given = [query({ type: "string" }, { description: "own" }), { name: "h", in: "header", description: "own" }];
    const inPath = [
      query({}, { description: "of the path", required: true }),
      { name: "p", in: "query", description: "of the path" },
    ];
    const found = read(given, inPath, "/a").map(({ name, description, required }) => [name, description, required]);
    expect(found).toEqual([
      ["p", "of the path", false],
      ["q", "own", false],
      ["h", "own", false],
    ]);
  });

  it.each(["Accept", "content-type", "AUTHORIZATION"])("called %s in a header are none", (name) => {
    expect(read([{ name, in: "header", required: true, schema: {} }], [], "/a")).toEqual([]);
  });

  it("in an optional cookie are none", () => expect(read([{ name: "c", in: "cookie" }], [], "/a")).toEqual([]));

  it.each<[string, { given: Value; want: string }]>([
    ["text", { given: { type: "string", format: "date" }, want: "text" }],
    ["text or null", { given: { type: ["string", "null"] }, want: "text" }],
    ["text of a list", { given: { enum: ["a", "b"] }, want: "text" }],
    ["a reference", { given: { $ref: "#/components/schemas/Id" }, want: "text" }],
    ["a part of it", { given: { allOf: [{ $ref: "#/components/schemas/Id" }, { minLength: 1 }] }, want: "text" }],
    ["a number", { given: { type: "integer" }, want: "scalar" }],
    ["a boolean", { given: { type: "boolean" }, want: "scalar" }],
    ["a number or a boolean", { given: { type: ["number", "boolean"] }, want: "scalar" }],
    ["an array", { given: { type: "array", items: {} }, want: "structured" }],
    ["an array that does not say so", { given: { items: {} }, want: "structured" }],
    ["an object or nothing", { given: { oneOf: [{ type: "null" }, { properties: {} }] }, want: "structured" }],
    ["text or a number", { given: { oneOf: [{ type: "string" }, { type: "integer" }] }, want: "unknown" }],
    ["text or a list of it", { given: { type: ["string", "array"] }, want: "unknown" }],
    ["anything", { given: {}, want: "unknown" }],
    ["anything as a boolean", { given: true, want: "unknown" }],
    ["no schema", { given: undefined, want: "unknown" }],
    ["itself", { given: { $ref: "#/components/schemas/Loop" }, want: "unknown" }],
  ])("of %s have a kind", (_, { given, want }) => expect(read([query(given)], [], "/a")[0]?.kind).toBe(want));

  it.each<[string, { given: JsonObject; want: readonly [string, boolean] }]>([
    ["no style", { given: {}, want: ["form", true] }],
    ["form, not exploded", { given: { style: "form", explode: false }, want: ["form", false] }],
    ["pipes", { given: { style: "pipeDelimited" }, want: ["pipeDelimited", false] }],
    ["spaces, exploded", { given: { style: "spaceDelimited", explode: true }, want: ["spaceDelimited", true] }],
    ["a deep object", { given: { style: "deepObject", explode: true }, want: ["deepObject", true] }],
    ["a style that is none", { given: { style: "odd" }, want: ["form", true] }],
    ["JSON", { given: { content: { "application/json": {} } }, want: ["json", false] }],
  ])("with %s are written so", (_, { given, want }) => {
    const style = read([query({ type: "array" }, given)], [], "/a")[0]?.style;
    expect([style?.style, style?.explode]).toEqual(want);
  });
});

describe("a body", () => {
  const read = (requestBody: Value, method = "post") => readOne({ requestBody }, { components }, "/a", method).body;
  const components = { requestBodies: { B: { required: true, description: "d", content: { "text/plain": {} } } } };

  it.each<[string, { given: Value; want: readonly [string, string, boolean] | undefined }]>([
    ["none", { given: undefined, want: undefined }],
    ["one without content", { given: { required: true, content: {} }, want: undefined }],
    ["a reference", { given: { $ref: "#/components/requestBodies/B" }, want: ["text/plain", "text", true] }],
    ["an optional one", { given: { content: { "application/json": {} } }, want: ["application/json", "json", false] }],
    [
      "JSON of several",
      {
        given: { content: { "application/a+json": {}, "application/json; charset=utf-8": {}, "text/plain": {} } },
        want: ["application/json; charset=utf-8", "json", false],
      },
    ],
    [
      "JSON of its own kind",
      {
        given: { content: { "application/merge-patch+json": {} } },
        want: ["application/merge-patch+json", "json", false],
      },
    ],
    [
      "a form before bytes",
      {
        given: { content: { "application/a": {}, "application/x-www-form-urlencoded": {} } },
        want: ["application/x-www-form-urlencoded", "form", false],
      },
    ],
    [
      "several parts before text",
      {
        given: { content: { "application/xml": {}, "multipart/form-data": {} } },
        want: ["multipart/form-data", "multipart", false],
      },
    ],
    [
      "bytes",
      { given: { content: { "application/octet-stream": {} } }, want: ["application/octet-stream", "blob", false] },
    ],
    ["any media type", { given: { content: { "*/*": { schema: { type: "object" } } } }, want: ["*/*", "json", false] }],
    [
      "any media type of text",
      { given: { content: { "*/*": { schema: { type: "string" } } } }, want: ["*/*", "text", false] },
    ],
    [
      "any media type of bytes",
      {
        given: { content: { "application/*": { schema: { type: "string", format: "binary" } } } },
        want: ["application/*", "blob", false],
      },
    ],
  ])("is %s", (_, { given, want }) => {
    const body = read(given);
    expect(body && [body.mediaType, body.format, body.required]).toEqual(want);
  });

  it("has the styles that its encoding gives the fields", () => {
    const encoding = {
      a: { style: "deepObject", explode: true },
      b: { explode: false },
      c: { contentType: "text/plain" },
    };
    const body = read({ content: { "application/x-www-form-urlencoded": { encoding } } });
    expect(body?.fieldStyles).toEqual({
      a: { style: "deepObject", explode: true },
      b: { style: "form", explode: false },
    });
  });

  it.each(["get", "head"])("is none with %s, if it is optional", (method) => {
    expect(read({ content: { "application/json": {} } }, method)).toBeUndefined();
  });
});

describe("answers", () => {
  const read = (responses: Value, method = "get") => {
    const { successes, errors } = readOne({ responses }, { components }, "/a", method);
    return { successes: successes.map(({ status }) => status), errors: errors.map(({ status }) => status) };
  };
  const components = { responses: { Gone: { description: "gone", content: { "text/plain": {} } } } };

  it.each<[string, { given: Value; want: { successes: readonly string[]; errors: readonly string[] } }]>([
    ["none", { given: undefined, want: { successes: [], errors: [] } }],
    [
      "2xx and others",
      {
        given: { "404": {}, "200": {}, default: {}, "302": {}, "201": {} },
        want: { successes: ["200", "201"], errors: ["302", "404", "default"] },
      },
    ],
    ["a range", { given: { "2XX": {}, "4xx": {}, "5XX": {} }, want: { successes: ["2XX"], errors: ["4xx", "5XX"] } }],
    ["the default", { given: { default: {}, "404": {} }, want: { successes: ["default"], errors: ["404"] } }],
    ["errors", { given: { "404": { $ref: "#/components/responses/Gone" } }, want: { successes: [], errors: ["404"] } }],
    ["an extension", { given: { "200": {}, "x-a": {} }, want: { successes: ["200"], errors: [] } }],
  ])("are %s", (_, { given, want }) => expect(read(given)).toEqual(want));

  it.each<[string, { given: [string, string, JsonObject]; want: readonly (readonly [string, string])[] }]>([
    [
      "JSON and bytes",
      {
        given: ["get", "200", { "application/vnd.a": {}, "application/json": {} }],
        want: [
          ["application/json", "json"],
          ["application/vnd.a", "blob"],
        ],
      },
    ],
    [
      "text and YAML",
      {
        given: ["get", "200", { "text/csv": {}, "application/yaml": {} }],
        want: [
          ["application/yaml", "text"],
          ["text/csv", "text"],
        ],
      },
    ],
    [
      "a form, which is text",
      {
        given: ["get", "200", { "application/x-www-form-urlencoded": {} }],
        want: [["application/x-www-form-urlencoded", "text"]],
      },
    ],
    [
      "several parts, which are bytes",
      { given: ["get", "200", { "multipart/mixed": {} }], want: [["multipart/mixed", "blob"]] },
    ],
    [
      "lines of JSON, which are bytes",
      { given: ["get", "200", { "application/x-ndjson": {} }], want: [["application/x-ndjson", "blob"]] },
    ],
    [
      "a problem",
      { given: ["get", "404", { "application/problem+json": {} }], want: [["application/problem+json", "json"]] },
    ],
    ["no body at 204", { given: ["get", "204", { "application/json": {} }], want: [] }],
    ["no body to HEAD", { given: ["head", "200", { "application/json": {} }], want: [] }],
  ])("have %s", (_, { given: [method, status, content], want }) => {
    const { successes, errors } = readOne({ responses: { [status]: { content } } }, {}, "/a", method);
    const bodies = [...successes, ...errors].flatMap((response) => response.bodies);
    expect(bodies.map(({ mediaType, format }) => [mediaType, format])).toEqual(want);
  });
});

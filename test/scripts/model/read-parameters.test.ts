import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readAll } from "./read-operation.js";

type Value = JsonObject[string];

describe("parameters", () => {
  const read = (parameters: Value, inPath: Value = [], path = "/a/{x}/{y}") => {
    const [operation] = readAll({ [path]: { parameters: inPath, get: { parameters } } }, { components });
    return [...(operation?.pathParameters ?? []), ...(operation?.optionParameters ?? [])];
  };
  const components = {
    parameters: { X: { name: "x", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } } },
    schemas: { Id: { type: "string" } },
  };
  const y = { name: "y", in: "path", schema: { type: "integer" } };
  const query = (schema: Value, more: JsonObject = {}): JsonObject => ({ name: "q", in: "query", schema, ...more });

  it("are those of the path in its order, then those of the query and the header by name", () => {
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

  it.each(["Accept", "content-type", "AUTHORIZATION", "Content-Length"])("leave out the header %s", (name) => {
    expect(read([{ name, in: "header", required: true, schema: {} }], [], "/a")).toEqual([]);
  });

  it("leave out an optional cookie", () => expect(read([{ name: "c", in: "cookie" }], [], "/a")).toEqual([]));

  it.each<[string, { given: Value; want: string }]>([
    ["text", { given: { type: "string", format: "date" }, want: "text" }],
    ["text or null", { given: { type: ["string", "null"] }, want: "text" }],
    ["a reference", { given: { $ref: "#/components/schemas/Id" }, want: "text" }],
    ["a number", { given: { type: "integer" }, want: "scalar" }],
    ["an array", { given: { type: "array", items: {} }, want: "list" }],
    ["text or a number", { given: { oneOf: [{ type: "string" }, { type: "integer" }] }, want: "scalar" }],
    ["text or a list of it", { given: { type: ["string", "array"] }, want: "list" }],
    ["a list or an object", { given: { type: ["array", "object"] }, want: "raw" }],
    ["anything", { given: {}, want: "scalar" }],
    ["no schema", { given: undefined, want: "scalar" }],
  ])("of %s have a kind", (_, { given, want }) => expect(read([query(given)], [], "/a")[0]?.kind).toBe(want));

  it.each<[boolean, Value]>([
    [true, { type: ["string", "null"] }],
    [true, { anyOf: [{ $ref: "#/components/schemas/Id" }, { type: "null" }] }],
    [false, { type: "string" }],
    [false, undefined],
  ])("may be null: %j, of %j", (want, given) => expect(read([query(given)], [], "/a")[0]?.isNullable).toBe(want));

  it.each<[string, JsonObject, JsonObject]>([
    ["an object or nothing", { oneOf: [{ type: "null" }, { properties: {} }] }, {}],
    ["JSON", {}, { content: { "application/json": {} } }],
    ["a list with commas", { type: "array" }, { explode: false }],
    ["a list in a path", { type: "array" }, { in: "path" }],
    ["another style in a path", { type: "string" }, { in: "path", style: "matrix" }],
  ])("with %s are strings that the caller writes", (_, schema, more) => {
    expect(read([{ ...query(schema), ...more }], [], more.in === "path" ? "/{q}" : "/a")[0]?.kind).toBe("raw");
  });

  it("may be a list in a header", () => {
    const list = { ...query({ type: "array" }), in: "header", explode: false };
    expect(read([list], [], "/a")[0]?.kind).toBe("list");
  });
});

import { describe, expect, it } from "vitest";
import { printReads } from "../../scripts/bump/print-reads.js";
import { printValues } from "../../scripts/bump/print-values.js";

describe("the values of a schema", () => {
  const document = {
    components: { schemas: { Tree: { properties: { sub: { $ref: "#/components/schemas/Tree" } } } } },
  };
  it.each([
    ["text", { type: "string" }, ['"text"']],
    ["each value of an enum", { enum: ["a", 1] }, ['"a"', "1"]],
    ["each alternative", { oneOf: [{ type: "integer" }, { type: "null" }, { const: "x" }] }, ["1", '"x"', "null"]],
    ["each type", { type: ["boolean", "null"] }, ["true", "false", "null"]],
    [
      "objects in which each value of each field is once",
      { properties: { "a-b": { type: "string" }, c: { enum: ["x", "y"] } } },
      ['{ "a-b": "text", c: "x" }', '{ "a-b": "text", c: "y" }'],
    ],
    ["all parts", { allOf: [{ properties: { a: {} } }, { properties: { b: { const: 1 } } }] }, ['{ a: "text", b: 1 }']],
    ["lists", { items: { enum: ["x", "y"] } }, ['["x", "y"]']],
    ["maps", { type: "object", additionalProperties: { type: "boolean" } }, ["{ name1: true, name2: false }"]],
    ["bytes", { type: "string", format: "binary" }, ["new Blob([])"]],
    ["nothing of itself inside of itself", { $ref: "#/components/schemas/Tree" }, ["{}"]],
  ])("are %s", (_, schema, want) => {
    expect(printValues(document, schema, "all")).toEqual(want);
  });

  it("are without optional fields where only required ones are wanted", () => {
    const schema = { properties: { a: { type: "string" }, b: { type: "string" } }, required: ["b"] };
    expect(printValues(document, schema, "required")).toEqual(['{ b: "text" }']);
  });
});

describe("what is read of an answer", () => {
  const one = { properties: { kind: { enum: ["one"] }, a: { type: "string" } }, required: ["kind"] };
  const two = { properties: { kind: { const: "two" }, b: { type: ["integer", "null"] } }, required: ["kind"] };
  it.each([
    ["text", { type: "string" }, ["use<string>(data);"]],
    ["an enum, as text and by its values", { enum: ["x"] }, ["use<string>(data);", 'use(data === "x");']],
    [
      "a field that has a default",
      { properties: { a: { type: "string", default: "" } }, required: ["a"] },
      ["use<string | undefined>(data.a);"],
    ],
    [
      "what may be null",
      { oneOf: [{ type: "null" }, { properties: { a: { type: "number" } }, required: ["a"] }] },
      ["if (data) {", "  use<number>(data.a);", "}"],
    ],
    ["a list", { items: { type: "boolean" } }, ["for (const item1 of data) {", "  use<boolean>(item1);", "}"]],
    [
      "a map",
      { additionalProperties: { type: "boolean" } },
      ["for (const item1 of Object.values(data)) {", "  use<boolean>(item1);", "}"],
    ],
    [
      "alternatives that a field tells apart by its value",
      { oneOf: [one, two] },
      [
        'if (data.kind === "one") {',
        "  use<string | undefined>(data.a);",
        "  use<string>(data.kind);",
        '  use(data.kind === "one");',
        "}",
        'if (data.kind === "two") {',
        "  use<number | null | undefined>(data.b);",
        "  use<string>(data.kind);",
        '  use(data.kind === "two");',
        "}",
      ],
    ],
    [
      "alternatives of which each has a field of its own",
      {
        oneOf: [
          { properties: { a: { type: "string" } }, required: ["a"] },
          { properties: { b: {} }, required: ["b"] },
        ],
      },
      [
        'if ("a" in data) {',
        "  use<string>(data.a);",
        "}",
        'if ("b" in data) {',
        "  const part1 = data.b;",
        "  use<unknown>(part1);",
        "}",
      ],
    ],
    [
      "text or a list",
      { anyOf: [{ type: "string" }, { items: {} }] },
      ['if (typeof data === "string") {', "  use<string>(data);", "}", "use<unknown>(data);"],
    ],
  ])("is all: %s", (_, schema, want) => {
    expect(printReads({}, "data", schema)).toEqual(want);
  });
});

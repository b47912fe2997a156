import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { simplifyDocument } from "../../../scripts/types/simplify-document.js";
import { OPEN_STRING } from "../../../scripts/types/simplify-schema.js";

const simplify = (more: JsonObject, openapi = "3.1.0") => simplifyDocument({ openapi, info: {}, ...more });
const simplifySchema = (schema: JsonObject, openapi?: string) =>
  readObject(readObject(simplify({ components: { schemas: { A: schema, B: {} } } }, openapi).components).schemas).A;

describe("simplifyDocument makes of a schema", () => {
  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    [
      "a tag in its text",
      { given: { description: "a @b */", title: "@c" }, want: { description: "a \\@b *\\/", title: "\\@c" } },
    ],
    ["a text that is none", { given: { title: 5, description: null, default: null }, want: { title: "5" } }],
    [
      "examples",
      {
        given: { example: { a: "b @c" }, default: "@d", examples: ["@e", 1, null] },
        want: { example: '{\n  "a": "b \\@c"\n}', default: "\\@d", examples: ["\\@e", "1", "null"] },
      },
    ],
    [
      "properties called like keywords",
      {
        given: { properties: { description: { type: "string" }, properties: {}, "x-a": {}, $defs: {}, default: null } },
        want: { properties: { $defs: {}, default: {}, description: { type: "string" }, properties: {}, "x-a": {} } },
      },
    ],
    [
      "values, as they are",
      {
        given: { enum: ["@a", { description: "@b", "x-c": 1 }], const: { title: "@d" } },
        want: { enum: ["@a", { description: "@b", "x-c": 1 }], const: { title: "@d" } },
      },
    ],
    [
      "a field that one side sends",
      {
        given: { required: ["a", "b", "c"], properties: { a: { readOnly: true }, b: { writeOnly: true }, c: {} } },
        want: { required: ["c"], properties: { a: { readOnly: true }, b: { writeOnly: true }, c: {} } },
      },
    ],
    [
      "a part that requires what another has",
      {
        given: { allOf: [{ $ref: "#/components/schemas/B" }, { required: ["a", "b"], properties: { b: {} } }] },
        want: {
          allOf: [{ $ref: "#/components/schemas/B" }, { required: ["a", "b"], properties: { b: {} } }],
          required: ["a", "b"],
        },
      },
    ],
    [
      "bytes of a media type",
      {
        given: { type: "string", contentMediaType: "image/png" },
        want: { type: "string", contentMediaType: "image/png", format: "binary" },
      },
    ],
    [
      "text of a media type",
      {
        given: { type: "string", contentMediaType: "application/json" },
        want: { type: "string", contentMediaType: "application/json" },
      },
    ],
    [
      "bytes in text",
      {
        given: { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
        want: { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      },
    ],
    [
      "bytes of a media type that say nothing else, as 3.1 has them",
      {
        given: { properties: { a: { contentMediaType: "image/png" } } },
        want: { properties: { a: { contentMediaType: "image/png", format: "binary" } } },
      },
    ],
    [
      "alternatives beside its own fields",
      {
        given: { properties: { a: {} }, anyOf: [{ type: "object" }, { type: "array" }] },
        want: { properties: { a: {} }, allOf: [{ anyOf: [{ type: "object" }, { type: "array" }] }] },
      },
    ],
    [
      "alternatives beside a reference",
      {
        given: { $ref: "#/components/schemas/B", anyOf: [{ type: "object" }] },
        want: { allOf: [{ $ref: "#/components/schemas/B" }, { anyOf: [{ type: "object" }] }] },
      },
    ],
    [
      "an alternative that has no type",
      {
        given: { type: "object", anyOf: [{ properties: { a: {} } }, { not: {} }] },
        want: { type: "object" },
      },
    ],
    [
      "alternatives that are conditions on its fields",
      {
        given: {
          properties: { a: {}, b: {} },
          anyOf: [{ required: ["a"] }, { required: ["b"] }],
          oneOf: [{ required: ["a"] }, true],
        },
        want: { properties: { a: {}, b: {} } },
      },
    ],
    [
      "alternatives alone",
      {
        given: { type: "object", anyOf: [{ $ref: "#/components/schemas/B" }] },
        want: { type: "object", anyOf: [{ $ref: "#/components/schemas/B" }] },
      },
    ],
    ["nothing but a condition", { given: { anyOf: [{ required: ["a"] }] }, want: { anyOf: [{ required: ["a"] }] } }],
    [
      "values with words of their own",
      {
        given: { type: "string", oneOf: [{ const: "a", title: "A" }, { enum: ["b"] }] },
        want: { oneOf: [{ const: "a", title: "A" }, { enum: ["b"] }] },
      },
    ],
    [
      "values or null",
      {
        given: { type: ["string", "null"], oneOf: [{ const: "a" }, { type: "null" }] },
        want: { oneOf: [{ const: "a" }, { type: "null" }] },
      },
    ],
    [
      "values or null, where only the type says so",
      {
        given: { type: ["string", "null"], anyOf: [{ const: "a" }, { $ref: "#/components/schemas/B" }] },
        want: { anyOf: [{ const: "a" }, { $ref: "#/components/schemas/B" }, { type: "null" }] },
      },
    ],
    [
      "formats of one type",
      {
        given: { type: "string", anyOf: [{ type: "string", format: "date" }, { minLength: 1 }] },
        want: { type: "string" },
      },
    ],
    [
      "something beside a reference",
      {
        given: { $ref: "#/components/schemas/B", properties: { a: {} } },
        want: { allOf: [{ $ref: "#/components/schemas/B" }], properties: { a: {} } },
      },
    ],
    [
      "words beside a reference",
      {
        given: { $ref: "#/components/schemas/B", description: "d" },
        want: { $ref: "#/components/schemas/B", description: "d" },
      },
    ],
  ])("with %s", (_, { given, want }) => expect(simplifySchema(given)).toEqual(want));

  it("keeps what only the server sends required, unless a request has it too", () => {
    const thing = { required: ["id", "secret"], properties: { id: { readOnly: true }, secret: { writeOnly: true } } };
    const media = (name: string) => ({
      content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
    });
    const paths = {
      "/a": {
        post: { requestBody: media("Sent"), responses: { "200": media("Received") } },
        put: { requestBody: media("Both"), responses: { "200": media("Holder"), "400": media("Both") } },
      },
    };
    const Holder = {
      properties: { inside: { $ref: "#/components/schemas/Inside" }, ...thing.properties },
      required: ["id"],
    };
    const schemas = { Sent: thing, Received: thing, Both: thing, Unused: thing, Holder, Inside: thing };
    const found = readObject(readObject(simplify({ paths, components: { schemas } }).components).schemas);
    expect(Object.entries(found).map(([name, schema]) => [name, readObject(schema).required])).toEqual([
      ["Both", []],
      ["Holder", ["id"]],
      ["Inside", ["id"]],
      ["Received", ["id"]],
      ["Sent", ["secret"]],
      ["Unused", []],
    ]);
  });

  it("makes a field optional that only one side sends, in whichever of its parts a schema has it", () => {
    const point = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const schemas = {
      Base: { allOf: [point("Base"), { properties: { id: { readOnly: true }, name: {} } }] },
      Middle: { allOf: [point("Base")] },
      Thing: { required: ["id", "name", "key"], allOf: [point("Middle"), { properties: { key: point("Key") } }] },
      Key: { readOnly: true },
    };
    const found = readObject(readObject(simplify({ components: { schemas } }).components).schemas);
    expect(readObject(found.Thing).required).toEqual(["name"]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      "numbers under a string",
      { type: "string", enum: [1, true, "a", null] },
      { type: "string", enum: ["1", "true", "a", null] },
    ],
    ["numbers under a number", { type: "integer", enum: [1] }, { type: "integer", enum: [1] }],
    ["nothing", { type: "string", enum: [] }, { type: "string" }],
  ])("corrects an enum of %s", (_, given, want) => expect(simplifySchema(given)).toEqual(want));

  it("marks a string with a pattern where it is an alternative, so that its literals stay", () => {
    const [words, id] = [{ enum: ["latest"] }, { type: "string", pattern: "^dp_" }];
    expect(simplifySchema({ anyOf: [words, id] })).toEqual({ anyOf: [words, { ...id, [OPEN_STRING]: true }] });
    expect(simplifySchema(id)).toEqual(id);
  });

  it("leaves what stands beside a reference to 3.1", () => {
    const given = { $ref: "#/components/schemas/B", properties: { a: {} } };
    expect(simplifySchema(given, "3.0.3")).toEqual(given);
  });
});

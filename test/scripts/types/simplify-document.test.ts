import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { simplifyDocument } from "../../../scripts/types/simplify-document.js";

const simplify = (more: JsonObject, openapi = "3.1.0") => simplifyDocument({ openapi, info: {}, ...more });
const simplifySchema = (schema: JsonObject, openapi?: string) =>
  readObject(readObject(simplify({ components: { schemas: { A: schema, B: {} } } }, openapi).components).schemas).A;
const simplifyOperation = (operation: JsonObject, pathItem: JsonObject = {}) =>
  readObject(readObject(simplify({ paths: { "/a": { ...pathItem, get: operation } } }).paths)["/a"]);

describe("simplifyDocument", () => {
  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    ["nothing", { given: {}, want: {} }],
    ["what has no types", { given: { servers: [], tags: [], security: [], "x-a": {}, externalDocs: {} }, want: {} }],
    ["paths that are none", { given: { paths: { "x-a": {}, "/a": {} } }, want: { paths: { "/a": {} } } }],
    [
      "a path by reference",
      {
        given: { paths: { "/a": { $ref: "#/x-b" } }, "x-b": { summary: "s" } },
        want: { paths: { "/a": { summary: "s" } } },
      },
    ],
    [
      "a webhook without its name",
      { given: { webhooks: { w: { post: { operationId: "a" } } } }, want: { webhooks: { w: { post: {} } } } },
    ],
  ])("makes %s", (_, { given, want }) => expect(simplify(given)).toEqual({ openapi: "3.1.0", info: {}, ...want }));

  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    ["an odd operationId", { given: { operationId: "a b" }, want: {} }],
    ["a plain one", { given: { operationId: "a.b-c_1" }, want: { operationId: "a.b-c_1" } }],
    ["callbacks", { given: { callbacks: {}, "x-a": 1 }, want: {} }],
    [
      "XML, which is text",
      {
        given: { requestBody: { content: { "text/xml": { schema: { type: "object" } } } } },
        want: { requestBody: { content: { "text/xml": { schema: { type: "string" } } } } },
      },
    ],
    [
      "bytes",
      {
        given: { responses: { 200: { content: { "a/b": {} } } } },
        want: { responses: { 200: { content: { "a/b": { schema: { type: "string", format: "binary" } } } } } },
      },
    ],
    [
      "JSON",
      {
        given: { responses: { 200: { content: { "a/b+json": { schema: {} } } } } },
        want: { responses: { 200: { content: { "a/b+json": { schema: {} } } } } },
      },
    ],
    [
      "parameters, sorted",
      {
        given: {
          parameters: [
            { in: "query", name: "b" },
            { in: "header", name: "c" },
            { in: "query", name: "a" },
          ],
        },
        want: {
          parameters: [
            { in: "header", name: "c" },
            { in: "query", name: "a" },
            { in: "query", name: "b" },
          ],
        },
      },
    ],
    [
      "a parameter of JSON",
      {
        given: {
          parameters: [{ in: "query", name: "a", content: { "application/json": { schema: { type: "integer" } } } }],
        },
        want: { parameters: [{ in: "query", name: "a", schema: { type: "integer" } }] },
      },
    ],
    [
      "a header that nothing sends",
      { given: { parameters: [{ in: "header", name: "Accept", required: true }] }, want: { parameters: [] } },
    ],
  ])("makes of an operation with %s", (_, { given, want }) => expect(simplifyOperation(given).get).toEqual(want));

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
  ])("makes of a schema with %s", (_, { given, want }) => expect(simplifySchema(given)).toEqual(want));

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

  it("leaves what stands beside a reference to 3.1", () => {
    const given = { $ref: "#/components/schemas/B", properties: { a: {} } };
    expect(simplifySchema(given, "3.0.3")).toEqual(given);
  });

  it("gives each schema within another one that is referred to a place of its own", () => {
    const schemas = {
      A: { properties: { b: { $ref: "#/components/schemas/B/items" }, c: { $ref: "#/components/schemas/B/items" } } },
      B: { items: { properties: { a: { $ref: "#/components/schemas/B/items/properties/b" }, b: { type: "string" } } } },
      "B items": { description: "The name is taken." },
      C: {
        $defs: { D: { items: { $ref: "#/components/schemas/C/$defs/D" } } },
        allOf: [{ $ref: "#/components/schemas/C/$defs/D" }],
      },
    };
    const { components } = simplify({ components: { schemas } });
    expect(readObject(components).schemas).toMatchObject({
      A: { properties: { b: { $ref: "#/components/schemas/B items_" }, c: { $ref: "#/components/schemas/B items_" } } },
      "B items_": { properties: { a: { $ref: "#/components/schemas/B items properties b" }, b: { type: "string" } } },
      "B items properties b": { type: "string" },
      C: { allOf: [{ $ref: "#/components/schemas/C $defs D" }] },
      "C $defs D": { items: { $ref: "#/components/schemas/C $defs D" } },
    });
  });
});

it("takes a moment for 20,000 references to schemas inside of others", () => {
  const name = (index: number) => ({ type: "object", properties: { x: { type: "object" }, y: point(index + 1) } });
  const point = (index: number) => ({ $ref: `#/components/schemas/A${index % 20_000}/properties/x` });
  const schemas = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`A${index}`, name(index)]));
  expect(Object.keys(readObject(readObject(simplify({ components: { schemas } }).components).schemas))).toHaveLength(
    40_000,
  );
}, 20_000);

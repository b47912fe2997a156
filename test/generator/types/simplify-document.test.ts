import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { simplifyDocument } from "../../../scripts/types/simplify-document.js";

const simplify = (more: JsonObject) => simplifyDocument({ openapi: "3.1.0", info: {}, ...more });
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

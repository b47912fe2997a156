import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { prepareDocument } from "../../../scripts/types/prepare-document.js";
import { readTable } from "../../kit/read-table.js";

const simplify = (more: JsonObject) => prepareDocument({ openapi: "3.1.0", info: {}, ...more });
const simplifyOperation = (operation: JsonObject, pathItem: JsonObject = {}) =>
  readObject(readObject(simplify({ paths: { "/a": { ...pathItem, get: operation } } }).paths)["/a"]);

describe("prepareDocument", () => {
  it.each(readTable("types/prepare-document.yaml", "documents"))("makes %s", (_, { given, want }) => {
    expect(simplify(readObject(given))).toEqual({ openapi: "3.1.0", info: {}, ...readObject(want) });
  });

  it.each(readTable("types/prepare-document.yaml", "operations"))(
    "makes of an operation with %s",
    (_, { given, want }) => {
      expect(simplifyOperation(readObject(given)).get).toEqual(want);
    },
  );

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

it("takes a moment for 5,000 references to schemas inside of others", () => {
  const name = (index: number) => ({ type: "object", properties: { x: { type: "object" }, y: point(index + 1) } });
  const point = (index: number) => ({ $ref: `#/components/schemas/A${index % 5_000}/properties/x` });
  const schemas = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`A${index}`, name(index)]));
  expect(Object.keys(readObject(readObject(simplify({ components: { schemas } }).components).schemas))).toHaveLength(
    10_000,
  );
});

import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { prepareDocument } from "../../../scripts/types/prepare-document.js";
import { readTable } from "../../kit/read-table.js";

const simplify = (more: JsonObject) => prepareDocument({ openapi: "3.1.0", info: {}, ...more });
const simplifyOperation = (operation: JsonObject, pathItem: JsonObject = {}) =>
  readObject(readObject(simplify({ paths: { "/a": { ...pathItem, get: operation } } }).paths)["/a"]);

describe("prepareDocument", () => {
  it.each(readTable("scripts/types/prepare-document.yaml", "documents"))("makes %s", (_, { given, want }) => {
    expect(simplify(readObject(given))).toEqual({ openapi: "3.1.0", info: {}, ...readObject(want) });
  });

  it.each(readTable("scripts/types/prepare-document.yaml", "operations"))(
    "prepares an operation with %s",
    (_, { given, want }) => {
      expect(simplifyOperation(readObject(given)).get).toEqual(want);
    },
  );

  it("replaces a reference to a schema inside another one by that schema, and refuses one that contains itself", () => {
    const ref = (path: string) => ({ $ref: `#/components/schemas/${path}` });
    const inB = { A: { items: ref("B/properties/b") }, B: { properties: { b: { type: "integer" }, c: ref("A") } } };
    expect(simplify({ components: { schemas: { ...inB, C: { items: ref("B/properties/c") } } } }).components).toEqual({
      schemas: { A: { items: { type: "integer" } }, B: inB.B, C: { items: ref("A") } },
    });
    // Several references may lead there, one below another.
    const [b, target] = [ref("B/properties/b"), inB.B.properties.b];
    const { components } = simplify({ components: { schemas: { ...inB, D: { properties: { b, c: { items: b } } } } } });
    expect(components).toMatchObject({ schemas: { D: { properties: { b: target, c: { items: target } } } } });
    const schemas = { A: { properties: { b: { items: ref("A/properties/b") } } } };
    expect(() => simplify({ components: { schemas } })).toThrow(
      "The reference #/components/schemas/A/properties/b leads into another schema, and to itself",
    );
  });

  it.each<JsonObject>([
    { type: "integer" },
    { type: ["integer", "null"] },
    { type: "integer", nullable: true },
    { anyOf: [{ type: "integer", format: "int64" }, { type: "null" }] },
  ])("says that an integer of 64 bits is rounded, also where it may be null: %j", (schema) => {
    const prepare = (format: string) =>
      JSON.stringify(simplify({ components: { schemas: { A: { properties: { n: { format, ...schema } } } } } }));
    for (const format of ["int64", "uint64"]) expect(prepare(format)).toContain("Rounded beyond");
    if (schema.anyOf === undefined) expect(prepare("int32")).not.toContain("Rounded beyond");
  });

  it("keeps each value that a discriminator maps, whatever its name", () => {
    const mapping = Object.fromEntries(["links", "callbacks", "encoding", "x-a"].map((name) => [name, "#/a"]));
    const schemas = { A: { discriminator: { propertyName: "kind", mapping } } };
    expect(simplify({ components: { schemas } }).components).toEqual({ schemas });
  });
});

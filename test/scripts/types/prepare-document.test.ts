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
    "makes of an operation with %s",
    (_, { given, want }) => {
      expect(simplifyOperation(readObject(given)).get).toEqual(want);
    },
  );

  it("refuses a reference to a schema within another one, whose type has no name", () => {
    const schemas = { A: { items: { $ref: "#/components/schemas/B/items" } }, B: { items: {} } };
    expect(() => simplify({ components: { schemas } })).toThrow(
      "The reference #/components/schemas/B/items leads into another schema",
    );
  });
});

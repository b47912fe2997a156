import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { prepareDocument } from "../../../scripts/types/prepare-document.js";
import { OPEN_STRING } from "../../../scripts/types/simplify-schema.js";
import { readTable } from "../../kit/read-table.js";

const simplify = (more: JsonObject) => prepareDocument({ openapi: "3.1.0", info: {}, ...more });
const simplifySchema = (schema: JsonObject) =>
  readObject(readObject(simplify({ components: { schemas: { A: schema, B: {} } } }).components).schemas).A;

describe("prepareDocument prepares a schema", () => {
  it.each(readTable("scripts/types/simplify-schema.yaml"))("with %s", (_, { given, want }) => {
    expect(simplifySchema(readObject(given))).toEqual(want);
  });

  it("makes a field optional that only one side sends, in any part of its schema", () => {
    const point = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const schemas = {
      Base: { properties: { id: { readOnly: true }, name: {} } },
      Middle: { allOf: [point("Base")] },
      Thing: { required: ["id", "name", "key"], allOf: [point("Middle"), { properties: { key: point("Key") } }] },
      Key: { readOnly: true },
    };
    const found = readObject(readObject(simplify({ components: { schemas } }).components).schemas);
    expect(readObject(found.Thing).required).toEqual(["name"]);
  });

  it("marks a string with a pattern where it is an alternative, so that its literals stay", () => {
    const [words, id] = [{ enum: ["latest"] }, { type: "string", pattern: "^dp_" }];
    expect(simplifySchema({ anyOf: [words, id] })).toEqual({ anyOf: [words, { ...id, [OPEN_STRING]: true }] });
    expect(simplifySchema(id)).toEqual(id);
  });
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { flattenSchema } from "../../../scripts/read/flatten-schema.js";

const ref = (index: number) => ({ $ref: `#/components/schemas/${index}` });

/** Schemas of which each refers to the next twice. */
function double(length: number, make: (index: number) => JsonObject): JsonObject {
  const schemas = Array.from({ length }, (_, index) => [index, make(index)] as const);
  return { components: { schemas: { ...Object.fromEntries(schemas), [length]: { type: "object" } } } };
}

describe("flattenSchema", () => {
  it("takes 512 combinations of alternatives", () => {
    const pair = (index: number) => ({ oneOf: ["a", "b"].map((name) => ({ properties: { [name + index]: {} } })) });
    const schema = { allOf: Array.from({ length: 9 }, (_, index) => pair(index)) };
    expect(flattenSchema({}, schema).shapes).toHaveLength(512);
  });

  it.each([
    ["oneOf", double(40, (index) => ({ oneOf: [ref(index + 1), ref(index + 1)] }))],
    ["anyOf", double(40, (index) => ({ anyOf: [ref(index + 1), { type: "string" }, ref(index + 1)] }))],
    ["allOf", double(40, (index) => ({ allOf: [ref(index + 1), ref(index + 1)] }))],
  ])("refuses schemas that refer to the next twice by %s, and names the first", (_, document) => {
    expect(() => flattenSchema(document, ref(0))).toThrow(
      "#/components/schemas/0: its alternatives make more than 1000 combinations: write fewer",
    );
  });

  it("refuses pairs of alternatives that multiply", () => {
    const pair = (index: number) => ({ oneOf: [{ title: `a${index}` }, { title: `b${index}` }] });
    const schema = { allOf: Array.from({ length: 40 }, (_, index) => pair(index)) };
    expect(() => flattenSchema({}, schema)).toThrow("a schema: its alternatives make more than 1000 combinations");
  });
});

import { describe, expect, it } from "vitest";
import { printExample } from "../../../scripts/emit/print-example.js";
import type { JsonObject } from "../../../scripts/io/json.js";

describe("printExample", () => {
  it.each<[string, JsonObject, string]>([
    ["takes an example", { type: "string", example: "a" }, '"a"'],
    ["takes an example beside a reference", { $ref: "#/components/schemas/Name", example: "b" }, '"b"'],
    ["follows a reference", { $ref: "#/components/schemas/Name" }, '"c"'],
    ["takes the first of an enum", { enum: ["x", "y"] }, '"x"'],
    ["takes the alternative that has an example", { oneOf: [{ type: "null" }, { type: "integer", example: 3 }] }, "3"],
    [
      "takes the fields that are required or have an example",
      {
        type: "object",
        required: ["a"],
        properties: { a: { type: "boolean" }, b: { type: "string" }, "c-d": { type: "integer", example: 1 } },
      },
      '{ a: false, "c-d": 1 }',
    ],
    ["makes a list of one", { type: "array", items: { type: "number" } }, "[0]"],
  ])("%s", (_, schema, want) => {
    const components = { schemas: { Name: { type: "string", example: "c" } } };
    expect(printExample({ components }, schema)).toBe(want);
  });

  it("stops at a recursive schema", () => {
    const node = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Node" } } };
    const schema = { $ref: "#/components/schemas/Node" };
    expect(printExample({ components: { schemas: { Node: node } } }, schema)).toBe("{}");
  });
});

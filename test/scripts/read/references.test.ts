import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readPointer, resolveReference, writePointer } from "../../../scripts/read/references.js";

const document: JsonObject = {
  paths: { "/a/{b}": { get: { parameters: [{ name: "first" }, { name: "second" }] } } },
  components: {
    schemas: {
      Plain: { type: "string" },
      Alias: { $ref: "#/components/schemas/Alias2" },
      Alias2: { $ref: "#/components/schemas/Plain" },
      Circle: { $ref: "#/components/schemas/Circle2" },
      Circle2: { $ref: "#/components/schemas/Circle" },
      Anything: true,
      Nothing: false,
      "a/b~c d%": { title: "odd" },
      "~1": { title: "tilde" },
      Text: "text",
    },
  },
};

describe("resolveReference", () => {
  it.each([
    ["what is no reference", { given: { type: "integer" }, want: { type: "integer" } }],
    ["nothing", { given: undefined, want: {} }],
    ["a reference", { given: { $ref: "#/components/schemas/Plain" }, want: { type: "string" } }],
    ["a reference to a reference", { given: { $ref: "#/components/schemas/Alias" }, want: { type: "string" } }],
    ["a place in a list", { given: { $ref: "#/paths/~1a~1{b}/get/parameters/1" }, want: { name: "second" } }],
    ["an odd name", { given: { $ref: "#/components/schemas/a~1b~0c%20d%25" }, want: { title: "odd" } }],
    ["a name that encodes nothing", { given: { $ref: "#/components/schemas/a~1b~0c d%" }, want: { title: "odd" } }],
    ["a name that looks encoded", { given: { $ref: "#/components/schemas/~01" }, want: { title: "tilde" } }],
    ["the schema of anything", { given: { $ref: "#/components/schemas/Anything" }, want: {} }],
    ["the schema of nothing", { given: { $ref: "#/components/schemas/Nothing" }, want: { not: {} } }],
    ["a $ref that is no text", { given: { $ref: { type: "string" } }, want: { $ref: { type: "string" } } }],
  ])("finds %s", (_, { given, want }) => expect(resolveReference(document, given)).toEqual(want));

  it.each([
    ["#/components/schemas/Gone", "points to nothing"],
    ["#/components/schemas/toString", "points to nothing"],
    ["#/paths/~1a~1{b}/get/parameters/2", "points to nothing"],
    ["#/components/schemas/Circle", "refers to itself"],
    ["other.yaml#/a", "leads out of the document"],
  ])("refuses %s, which %s", ($ref, problem) => {
    expect(() => resolveReference(document, { $ref })).toThrow(new RegExp(`^The reference .* ${problem}`));
  });
});

it.each([
  [["paths", "/a/{b}", "get"], "#/paths/~1a~1{b}/get"],
  [["components", "schemas", "a~/b"], "#/components/schemas/a~0~1b"],
])("%j is written as %s, and read again", (tokens, pointer) => {
  expect(writePointer(tokens)).toBe(pointer);
  expect(readPointer(pointer)).toEqual(tokens);
});

import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";

const NULL = { type: "null" };
const text = { type: "string" };

describe("what a schema allows besides null", () => {
  it.each<[string, { given: readonly [JsonObject, JsonObject]; want: readonly string[] }]>([
    ["nothing: a new value is new", { given: [{ oneOf: [NULL] }, { oneOf: [NULL, { enum: ["b"] }] }], want: ['="b"'] }],
    [
      "anything: a new value is none",
      { given: [{ oneOf: [NULL, {}] }, { oneOf: [NULL, { ...text, enum: ["b"] }] }], want: [] },
    ],
    [
      "anything: a new field is none",
      { given: [{ anyOf: [NULL, {}] }, { anyOf: [NULL, { properties: { b: text } }] }], want: [] },
    ],
    [
      "any string, beside an enum: a new value is none",
      { given: [{ oneOf: [text, { enum: ["a"] }] }, { oneOf: [text, { enum: ["a", "b"] }] }], want: [] },
    ],
    [
      "any string, beside an object: a new field is new",
      {
        given: [
          { oneOf: [text, { properties: { a: text } }] },
          { oneOf: [text, { properties: { a: text, b: text } }] },
        ],
        want: [".b"],
      },
    ],
    [
      "any object, beside an enum: a new value is new",
      {
        given: [
          { oneOf: [{ type: "object" }, { enum: ["a"] }] },
          { oneOf: [{ type: "object" }, { enum: ["a", "b"] }] },
        ],
        want: ['="b"'],
      },
    ],
    [
      "any object, beside one with fields: a new field is none",
      {
        given: [
          { oneOf: [{ type: "object" }, { properties: { a: text } }] },
          { oneOf: [{ type: "object" }, { properties: { a: text, b: text } }] },
        ],
        want: [],
      },
    ],
    [
      "any object, narrowed by allOf: a new field is new",
      {
        given: [
          { allOf: [{ type: "object" }, { properties: { a: text } }] },
          { allOf: [{ type: "object" }, { properties: { a: text, b: text } }] },
        ],
        want: [".b"],
      },
    ],
    [
      "a map of strings: a field with a name is none",
      {
        given: [
          { type: "object", additionalProperties: text },
          { type: "object", additionalProperties: text, properties: { b: text } },
        ],
        want: [],
      },
    ],
    [
      "an array of anything: a field of an item is none",
      { given: [{ type: "array" }, { type: "array", items: { properties: { b: text } } }], want: [] },
    ],
    [
      "any number, beside an enum of strings: a new string is new, a new number is none",
      {
        given: [
          { oneOf: [{ type: "integer" }, { enum: ["a"] }] },
          { oneOf: [{ type: "integer" }, { enum: ["a", "b", 1] }] },
        ],
        want: ['="b"'],
      },
    ],
    [
      "what a reference to nothing stands for, which may be anything",
      { given: [{ oneOf: [NULL, { $ref: "#/nowhere" }] }, { oneOf: [NULL, { enum: ["b"] }] }], want: [] },
    ],
    ["null itself, as a value of an enum, is none", { given: [{ enum: ["a"] }, { enum: ["a", null] }], want: [] }],
  ])("is %s", (_, { given, want }) => {
    expect(compareSchemas(...given).added).toEqual(want.length === 0 ? [] : want.flatMap(everywhere));
  });
});

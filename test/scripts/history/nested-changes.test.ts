import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";

const NULL = { type: "null" };
const INNER = { $ref: "#/components/schemas/Inner" };

interface Around {
  /** What stands around the schema that changes; it may refer to that as `INNER`. */
  readonly given: (inner: JsonObject) => JsonObject;
  readonly want: {
    /** The way to the schema that changes. */
    readonly path: string;
    /** The types at its place, if its own is this one. */
    readonly types: (type: string) => string;
  };
}

const itself = (type: string) => type;
const nullable = (type: string) => `${type} or null`;

const AROUND: readonly (readonly [string, Around])[] = [
  ["nothing", { given: (inner) => inner, want: { path: "", types: itself } }],
  ["oneOf with null", { given: (inner) => ({ oneOf: [NULL, inner] }), want: { path: "", types: nullable } }],
  ["anyOf with null", { given: (inner) => ({ anyOf: [inner, NULL] }), want: { path: "", types: nullable } }],
  [
    "a list of types with null",
    { given: (inner) => ({ ...inner, type: [String(inner.type), "null"] }), want: { path: "", types: nullable } },
  ],
  [
    "allOf, beside a description",
    { given: (inner) => ({ allOf: [inner, { description: "Words." }] }), want: { path: "", types: itself } },
  ],
  ["a reference", { given: () => INNER, want: { path: "", types: itself } }],
  [
    "allOf with one reference, or null",
    { given: () => ({ oneOf: [{ allOf: [INNER] }, NULL] }), want: { path: "", types: nullable } },
  ],
  ["a reference or null", { given: () => ({ oneOf: [NULL, INNER] }), want: { path: "", types: nullable } }],
  [
    "alternatives in alternatives",
    {
      given: (inner) => ({ oneOf: [NULL, { anyOf: [{ oneOf: [inner, NULL] }] }] }),
      want: { path: "", types: nullable },
    },
  ],
  [
    "one of two alternatives",
    {
      given: (inner) => ({ oneOf: [inner, { type: "object", properties: { other: { type: "boolean" } } }] }),
      want: { path: "", types: (type) => ["object", type].sort().join(" or ") },
    },
  ],
  ["an array", { given: (items) => ({ type: "array", items }), want: { path: ".[]", types: itself } }],
  [
    "a map",
    {
      given: (additionalProperties) => ({ type: "object", additionalProperties }),
      want: { path: ".{}", types: itself },
    },
  ],
  [
    "a field, both of them nullable",
    {
      given: () => ({ oneOf: [NULL, { type: "object", properties: { f: { oneOf: [INNER, NULL] } } }] }),
      want: { path: ".f", types: nullable },
    },
  ],
  [
    "a field of one part of allOf",
    {
      given: (f) => ({ allOf: [{ properties: { g: { type: "string" } } }, { properties: { f } }] }),
      want: { path: ".f", types: itself },
    },
  ],
];

const text = { type: "string" };

describe.each(AROUND)("what changes behind %s", (_, { given, want: { path, types } }) => {
  const change = (before: JsonObject, after: JsonObject) =>
    compareSchemas(given(before), given(after), [before, after]);

  it("is seen if it is a new value of an enum", () => {
    const found = change({ ...text, enum: ["a"] }, { ...text, enum: ["a", "b"] });
    const [body, query, response] = everywhere(`${path}="b"`);
    expect(found).toEqual({ added: [body, query, response], removed: [], changed: [], guarded: [query, body] });
  });

  it("is seen if it is a new field", () => {
    const fields = { a: text };
    const found = change(
      { type: "object", properties: fields },
      { type: "object", properties: { ...fields, b: { type: "object", properties: { c: text } } } },
    );
    const [body, query, response] = everywhere(`${path}.b`);
    // Each with what is inside of it.
    expect(found.added).toEqual([body, query, response].flatMap((each) => [each, `${each}.c`]));
    expect(found).toMatchObject({ removed: [], changed: [], guarded: [query, body] });
  });

  it("is seen if it is a field that is gone", () => {
    const found = change(
      { type: "object", properties: { a: text, b: text } },
      { type: "object", properties: { a: text } },
    );
    expect(found).toEqual({ added: [], removed: everywhere(`${path}.b`), changed: [], guarded: [] });
  });

  it("is seen if it is another type", () => {
    const found = change(text, { type: "integer" });
    expect([...found.changed].sort()).toEqual(everywhere(`${path}: ${types("string")} -> ${types("integer")}`));
    expect(found).toMatchObject({ added: [], removed: [], guarded: [] });
  });
});

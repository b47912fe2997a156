import { describe, expect, it } from "vitest";
import { describeShape, type Feature, type FeatureKey } from "../../../scripts/history/feature.js";
import { createHistoryFinder } from "../../../scripts/history/find-operation-history.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { trace } from "./versions-of-a-thing.js";

/** Two versions of a document whose query, body and answer have a schema; `Inner` and `Node` are for references in it. */
function compare(before: JsonObject, after: JsonObject, inner: readonly [JsonObject, JsonObject] = [{}, {}]) {
  const documents = [before, after].map((schema, index) => {
    const content = { "application/json": { schema } };
    const parameters = [{ in: "query", name: "p", schema }];
    const put = { parameters, requestBody: { content }, responses: { "200": { content } } };
    return { paths: { "/things": { put } }, components: { schemas: { Inner: inner[index] ?? {} } } };
  });
  const history = trace(...documents);
  const [changes] = history.changes;
  return {
    added: (changes?.added ?? []).map(name),
    removed: (changes?.removed ?? []).map(name),
    changed: (changes?.changed ?? []).map(({ from, to }) => `${name(to)}: ${nameTypes(from)} -> ${nameTypes(to)}`),
    guarded: createHistoryFinder(documents[1] ?? {}, history)("put", "/things").newer.map((part) =>
      name({ operation: "", ...part, place: part.in }),
    ),
  };
}

function nameTypes({ shape: { types } }: Feature): string {
  return describeShape({ types });
}

function name({ place, path, value }: FeatureKey): string {
  return `${[place, ...path].join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
}

/** The same in a body, a query and a response, in the order of the history. */
function everywhere(text: string): readonly string[] {
  return ["body", "query.p", "response"].map((place) => place + text);
}

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
    "an array or null, of references or null",
    {
      given: () => ({ type: ["array", "null"], items: { anyOf: [NULL, INNER] } }),
      want: { path: ".[]", types: nullable },
    },
  ],
  [
    "a map",
    {
      given: (additionalProperties) => ({ type: "object", additionalProperties }),
      want: { path: ".{}", types: itself },
    },
  ],
  [
    "a map or null, of references or null",
    {
      given: () => ({ oneOf: [NULL, { type: "object", additionalProperties: { oneOf: [NULL, INNER] } }] }),
      want: { path: ".{}", types: nullable },
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
  const change = (before: JsonObject, after: JsonObject) => compare(given(before), given(after), [before, after]);

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
    expect(compare(...given).added).toEqual(want.length === 0 ? [] : want.flatMap(everywhere));
  });
});

import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/io/json.js";
import { createSamples, sampleOfSchema } from "../../../scripts/samples/index.js";
import type { Table } from "../../../scripts/tables/index.js";
import { readOne } from "../model/read-operation.js";

const document = {
  components: {
    schemas: {
      Id: { type: "string", example: "dp_1" },
      Tree: { type: "object", required: ["children"], properties: { children: { type: "array", items: ref("Tree") } } },
      Sum: {
        oneOf: [
          { type: "object", required: ["left"], properties: { left: ref("Sum") } },
          { type: "object", required: ["value"], properties: { value: { type: "integer", minimum: 3 } } },
        ],
      },
      Endless: { type: "object", required: ["next"], properties: { next: ref("Round") } },
      Round: { type: "object", required: ["back"], properties: { back: ref("Endless") } },
      Base: { type: "object", required: ["id"], properties: { id: ref("Id"), note: { type: "string" } } },
    },
  },
};

function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

const samples: readonly (readonly [string, Json, Json | undefined])[] = [
  ["an example", ref("Id"), "dp_1"],
  ["an example beside a reference", { ...ref("Base"), example: { id: "dp_2" } }, { id: "dp_2" }],
  ["the first of several examples", { type: "string", examples: ["a", "b"] }, "a"],
  ["a constant", { const: 7 }, 7],
  [
    "the required fields of all parts",
    { allOf: [ref("Base"), { required: ["rev"], properties: { rev: { type: "integer" } } }] },
    { id: "dp_1", rev: 0 },
  ],
  ["a string of the format", { type: "string", format: "date-time" }, "2026-01-01T00:00:00Z"],
  ["as few items as it allows", { type: "array", minItems: 2, items: { type: "boolean" } }, [false, false]],
  ["nothing, if it would be endless", { type: "array", minItems: 5_000_000_000, items: {} }, undefined],
  ["a value rather than null", { type: ["null", "number"] }, 0],
  ["null, if nothing else is allowed", { type: "null" }, null],
  ["an empty object, if everything is allowed", {}, {}],
  ["a tree without children", ref("Tree"), { children: [] }],
  ["the alternative that ends", ref("Sum"), { value: 3 }],
  ["any string rather than words beside it", { oneOf: [{ type: "string", enum: ["a"] }, { type: "string" }] }, "body"],
  ["the words, if other strings have a form", { oneOf: [{ enum: ["a"] }, { type: "string", pattern: "^b" }] }, "a"],
  ["the words beside a number", { oneOf: [{ type: "string", enum: ["a"] }, { type: "integer" }] }, "a"],
  ["a number beside any string", { oneOf: [{ type: "integer" }, { type: "string" }] }, 0],
  ["nothing, if no value ends", ref("Endless"), undefined],
  ["nothing, if no item ends", { type: "array", minItems: 1, items: ref("Endless") }, undefined],
  ["null, if nothing else ends", { oneOf: [ref("Endless"), { type: "null" }] }, null],
];
const writeText = (field: string) => field;

describe("createSample", () => {
  it.each(samples)("creates %s", (_, schema, sample) => {
    expect(sampleOfSchema({ document, writeText }, schema, "body")).toEqual(sample);
  });
});

it("a sample tries so many values, and no more", () => {
  const schema = { type: "array", minItems: 2, items: { type: "boolean" } };
  const create = (mostValues: number) => sampleOfSchema({ document, writeText, mostValues }, schema, "body");
  expect([create(3), create(2)]).toEqual([[false, false], undefined]);
});

it("a sample for a reader also has the optional fields with an example, in the order of the schema, and an item", () => {
  const schema = {
    required: ["list", "id"],
    properties: {
      own: { type: "string", example: "own" },
      none: { type: "string" },
      id: { type: "string" },
      referred: ref("Id"),
      endless: { ...ref("Endless"), properties: {} },
      list: { type: "array", items: { type: "integer" } },
    },
  };
  const sample = sampleOfSchema({ document, writeText, showsOptional: true }, schema, "body");
  expect(Object.entries(Object(sample))).toEqual([
    ["own", "own"],
    ["id", "id"],
    ["referred", "dp_1"],
    ["list", [0]],
  ]);
});

it("a fake has a sample of each schema, and a row of each table with the columns that are never null", () => {
  const column = { description: "", deprecated: undefined, dataTypes: ["Utf8"], values: [] };
  const columns = [
    { ...column, name: "id", isNullable: false },
    { ...column, name: "note", isNullable: true },
  ] as unknown as Table["columns"];
  const { Id, Endless, Round } = document.components.schemas;
  const given = { components: { schemas: { Id, Endless, Round } } };
  const { schemas, rows } = createSamples(given, [], [{ name: "things", columns } as Table]);
  expect(schemas).toEqual([
    ["Id", "dp_1"],
    ["Endless", {}],
    ["Round", {}],
  ]);
  expect(rows).toEqual([["things", { id: "id" }]]);
});

it("a fake responds with JSON if an operation has it, or else with words, and has no sample of a range", () => {
  const json = { "application/json": { schema: { type: "integer" } } };
  const text = { "text/plain": { schema: { type: "string" } } };
  const responses = {
    "200": { description: "Both", content: { ...text, ...json } },
    "202": { description: "It runs. Wait.", content: text },
    "204": { description: "Nothing" },
    "4XX": { description: "Wrong", content: json },
  };
  const [[, sample] = []] = createSamples({}, [readOne({ responses })], []).operations;
  expect(sample).toEqual({
    responses: {
      "200": { type: "application/json", body: 0 },
      "202": { type: "text/plain", body: "It runs." },
      "204": {},
    },
  });
});

it("the sample of an error has the first sentence of its description as its message, or else its status", () => {
  const schema = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
  const respond = (description: string) => ({ description, content: { "application/json": { schema } } });
  const operation = readOne({
    responses: { "200": respond(""), "400": respond(""), "409": respond("It runs. Wait.") },
  });
  const [[, sample] = []] = createSamples({}, [operation], []).operations;
  const messages = { "200": "message", "400": "400", "409": "It runs." };
  const bodies = Object.entries(messages).map(([status, message]) => [status, { body: { message } }]);
  expect(sample).toMatchObject({ responses: Object.fromEntries(bodies) });
});

it("a fake reads every parameter that is a number or a boolean as such, in the path and in the query", () => {
  const parameters = ["path", "query"].flatMap((place) =>
    ["boolean", "integer", "string"].map((type) => {
      return { in: place, name: `${type}_${place}`, required: place === "path", schema: { type } };
    }),
  );
  const path = "/a/{boolean_path}/{integer_path}/{string_path}";
  const [[, sample] = []] = createSamples({}, [readOne({ parameters }, {}, path)], []).operations;
  const scalars = ["path", "query"].flatMap((place) => [`boolean_${place}`, `integer_${place}`]);
  expect(sample).toMatchObject({ scalars });
});

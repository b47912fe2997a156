import { describe, expect, it } from "vitest";
import type { Json } from "../../../scripts/io/json.js";
import { createSamples, sampleOfSchema } from "../../../scripts/samples/index.js";
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
  ["nothing, if no value ends", ref("Endless"), undefined],
];

describe("createSample", () => {
  it.each(samples)("creates %s", (_, schema, sample) => {
    expect(sampleOfSchema({ document, writeText: (field) => field }, schema, "body")).toEqual(sample);
  });
});

it("the sample of an error has the first sentence of its description as its message, or else its status", () => {
  const schema = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
  const respond = (description: string) => ({ description, content: { "application/json": { schema } } });
  const operation = readOne({
    responses: { "200": respond(""), "404": respond(""), "409": respond("It runs. Wait.") },
  });
  const [[, sample] = []] = createSamples({}, [operation], []).operations;
  const messages = { "200": "message", "404": "404", "409": "It runs." };
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

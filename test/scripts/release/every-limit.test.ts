import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { rateDocuments } from "./rate-documents.js";

allowLongRuns();

/** A place for a schema inside another one, and the value that has a value there. */
interface Place {
  readonly name: string;
  readonly wrap: (schema: JsonObject) => JsonObject;
  readonly put: (value: Json) => Json;
  /** Whether the value becomes the name of a field. */
  readonly isName?: true;
}

const other: JsonObject = { type: "boolean" };
const when = (condition: JsonObject, branch: "then" | "else", schema: JsonObject): JsonObject => ({
  if: condition,
  [branch]: schema,
});
const self = (value: Json): Json => value;
const PLACES: readonly Place[] = [
  { name: "properties", wrap: (a) => ({ type: "object", properties: { a, b: other } }), put: (a) => ({ a }) },
  { name: "items", wrap: (items) => ({ type: "array", items }), put: (value) => [value] },
  { name: "additionalProperties", wrap: (own) => ({ type: "object", additionalProperties: own }), put: (x) => ({ x }) },
  { name: "oneOf", wrap: (schema) => ({ oneOf: [other, schema] }), put: self },
  { name: "anyOf", wrap: (schema) => ({ anyOf: [schema, other] }), put: self },
  // An alternative of the same type, with limits of its own.
  {
    name: "alternatives",
    wrap: (schema) => ({ anyOf: [{ ...schema, minLength: 5, minimum: 5, maxItems: 1 }, schema] }),
    put: self,
  },
  { name: "allOf", wrap: (schema) => ({ allOf: [schema, { maxLength: 4, maximum: 4 }] }), put: self },
  { name: "beside", wrap: (schema) => ({ ...schema, anyOf: [{ maxLength: 4 }, other] }), put: self },
  { name: "patternProperties", wrap: (x) => ({ type: "object", patternProperties: { "^x": x } }), put: (x) => ({ x }) },
  {
    ...{ name: "propertyNames", isName: true, put: (name) => ({ [String(name)]: true }) },
    wrap: (propertyNames) => ({ type: "object", propertyNames, additionalProperties: other }),
  },
  { name: "contains", wrap: (contains) => ({ type: "array", contains }), put: (value) => [value] },
  {
    name: "at most",
    wrap: (contains) => ({ type: "array", contains, minContains: 0, maxContains: 0 }),
    put: (value) => [value],
  },
  { name: "prefixItems", wrap: (schema) => ({ type: "array", prefixItems: [schema, other] }), put: (value) => [value] },
  {
    ...{ name: "dependentSchemas", put: (value) => ({ a: 1, value }) },
    wrap: (value) => ({ type: "object", dependentSchemas: { a: { properties: { value } } } }),
  },
  { name: "not", wrap: (schema) => ({ not: schema }), put: self },
  { name: "if before then", wrap: (schema) => when(schema, "then", other), put: self },
  { name: "if before else", wrap: (schema) => when(schema, "else", other), put: self },
  { name: "then", wrap: (schema) => when({ not: other }, "then", schema), put: self },
  { name: "else", wrap: (schema) => when(other, "else", schema), put: self },
  {
    name: "unevaluatedProperties",
    wrap: (own) => ({ type: "object", unevaluatedProperties: own }),
    put: (x) => ({ x }),
  },
  { name: "unevaluatedItems", wrap: (own) => ({ type: "array", unevaluatedItems: own }), put: (value) => [value] },
];

/** Values around the limits: at each, one side is taken and the other is not. */
const VALUES: readonly Json[] = [
  ...[-1, 0, 0.5, 1, 2, 3, 4, 5, 6, 7, true, "", "a", "aa", "aaa", "aaaa", "aaaaa", "aaaaaa"],
  ...[
    [],
    [1],
    [1, 2],
    [1, 1],
    [1, 2, 3],
    [1, 2, 3, 4],
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { a: 1, b: 1, c: 1 },
    { a: 1, b: 1, c: 1, d: 1 },
  ],
];
const LIMITS: Readonly<Record<string, string>> = {
  ...{ maxLength: "string", minLength: "string", maximum: "number", minimum: "number", multipleOf: "number" },
  ...{ exclusiveMaximum: "number", exclusiveMinimum: "number", maxItems: "array", minItems: "array" },
  ...{ maxProperties: "object", minProperties: "object" },
};

const change = fc
  .record({
    keyword: fc.constantFrom(...Object.keys(LIMITS)),
    // Undefined is no limit.
    from: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    places: fc.array(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 2 }),
    isReference: fc.boolean(),
    isQuery: fc.boolean(),
  })
  .filter(({ from, to, places, keyword }) => {
    const isName = ({ isName }: Place, index: number) => isName === true && (index > 0 || LIMITS[keyword] !== "string");
    // Nobody can tell whether schemas without a type overlap, and so whether a value may match both.
    const isOpenChoice = places.some(
      ({ name }, index) => name === "oneOf" && index > 0 && !("type" in (places[0] as Place).wrap({})),
    );
    return from !== to && !places.some(isName) && !isOpenChoice;
  });
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function writeDocument({ keyword, places, isReference, isQuery }: Change, limit: number | undefined): JsonObject {
  const inner: JsonObject = { type: LIMITS[keyword] ?? "", ...(limit !== undefined && { [keyword]: limit }) };
  const start: JsonObject = isReference ? { $ref: "#/components/schemas/Inner" } : inner;
  const schema = places.reduce((inside, { wrap }) => wrap(inside), start);
  const request = isQuery
    ? { parameters: [{ in: "query", name: "a", schema }] }
    : { requestBody: { content: { "application/json": { schema } } } };
  return {
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: { "/a": { post: { operationId: "a", ...request, responses: { "204": { description: "" } } } } },
    components: { schemas: { Inner: inner, Outer: schema } },
  };
}

const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false });

it("a change of a limit is major if the server then refuses a request that it took before, and only then", () =>
  holdsFor(
    fc.property(change, (drawn) => {
      const [before, after] = [writeDocument(drawn, drawn.from), writeDocument(drawn, drawn.to)];
      const [took, takes] = [before, after].map((document) =>
        ajv.compile({ $ref: "#/components/schemas/Outer", components: document.components ?? {} }),
      );
      const sent = VALUES.map((value) => drawn.places.reduce((inside, { put }) => put(inside), value));
      const refused = sent.filter((value) => took?.(value) && !takes?.(value));
      const { level, entries } = rateDocuments(before, after);
      expect([level === "major", refused, entries]).toEqual([refused.length > 0, refused, entries]);
    }),
  ));

import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { joinReferences } from "../../../scripts/read/join-references.js";

const $ref = "#/components/schemas/A";

it.each<[string, { given: JsonObject; want: JsonObject }]>([
  ["fields", { given: { $ref, properties: { a: {} } }, want: { properties: { a: {} }, allOf: [{ $ref }] } }],
  ["alternatives", { given: { $ref, anyOf: [{}] }, want: { anyOf: [{}], allOf: [{ $ref }] } }],
  ["parts", { given: { $ref, allOf: [{ type: "object" }] }, want: { allOf: [{ $ref }, { type: "object" }] } }],
  ["words", { given: { $ref, description: "d" }, want: { $ref, description: "d" } }],
])("%s beside a reference apply as well as its target", (_, { given, want }) => {
  const nest = (schema: JsonObject, openapi: string) => ({ openapi, paths: { "/a": [{ items: schema }] } });
  expect(joinReferences(nest(given, "3.1.0"))).toEqual(nest(want, "3.1.0"));
  expect(joinReferences(nest(given, "3.0.3"))).toEqual(nest(given, "3.0.3"));
});

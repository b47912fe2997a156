import { describe, expect, it } from "vitest";
import { Problems } from "../../../scripts/document/problems.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { findCircular } from "../../../scripts/types/find-circular.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function find(schemas: JsonObject): readonly string[] {
  const problems = new Problems();
  findCircular(schemas, problems);
  return problems.all.map(({ part, message }) => `${part}: ${message}`);
}

describe("findCircular", () => {
  it.each<[string, JsonObject]>([
    ["none that refers to itself", { A: { type: "string" }, B: ref("A"), C: { items: {} } }],
    ["a property of its own type", { A: { properties: { a: ref("A") }, additionalProperties: ref("A") } }],
    ["an array of itself", { A: { type: "array", items: ref("A") } }],
    ["any JSON", { A: { oneOf: [{ type: "string" }, { type: "array", items: ref("A") }] } }],
    ["arrays of each other", { A: { items: { anyOf: [ref("B")] } }, B: { allOf: [ref("A")] }, C: ref("A") }],
    ["the same twice", { A: { allOf: [ref("B"), ref("C")] }, B: ref("D"), C: ref("D"), D: { type: "object" } }],
  ])("takes %s", (_, given) => expect(find(given)).toEqual([]));

  it.each<[string, JsonObject]>([
    ["itself", { A: { anyOf: [ref("A"), { type: "string" }] } }],
    ["each other", { A: { allOf: [ref("B")] }, B: { oneOf: [ref("A")] } }],
  ])("refuses schemas that are only %s", (_, given) => {
    expect(find(given)).toEqual([
      'the schema "A": it refers only to itself: give it another definition with an overlay',
    ]);
  });

  it("takes a long chain", () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `S${index}`);
    const chain = Object.fromEntries(names.map((name, index) => [name, index === 99_999 ? {} : ref(`S${index + 1}`)]));
    expect(find(chain)).toEqual([]);
  });
});

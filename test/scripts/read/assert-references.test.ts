import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { assertReferences } from "../../../scripts/read/assert-references.js";

const discriminator = (target: string) => ({ propertyName: "kind", mapping: { cat: target } });

it.each<[string, JsonObject, string]>([
  ["a reference to a file", { $ref: "a.yaml#/b" }, "#/paths/~1a/get: The reference a.yaml#/b leads out of"],
  ["an example at a URL", { examples: { a: { externalValue: "http://x/a" } } }, "/a: The reference http://x/a"],
  ["data that looks like a reference", { example: [{ $ref: "/etc/passwd" }] }, "/0: The reference /etc/passwd"],
  [
    "what a type would lose",
    { $ref: "#/components/schemas/Cat", required: ["name"] },
    "#/paths/~1a/get: The reference #/components/schemas/Cat has required beside it, which its type would lose: put both into allOf",
  ],
  [
    "a mapping by a bare name",
    { oneOf: [], discriminator: discriminator("Cat") },
    '#/paths/~1a/get: A discriminator maps "cat" to Cat, which does not lead into the document: write #/components/schemas/...',
  ],
])("refuses %s", (_, part, says) => {
  expect(() => assertReferences({ paths: { "/a": { get: part } } })).toThrow(says);
});

it.each<[string, JsonObject]>([
  ["a reference in the document", { $ref: "#/components/schemas/Cat" }],
  ["a field with that name", { properties: { $ref: { type: "string" }, externalValue: { type: "string" } } }],
  ["a mapping by references", { discriminator: discriminator("#/components/schemas/Cat") }],
  ["a field that is called discriminator", { properties: { discriminator: { mapping: "Cat" } } }],
])("accepts %s", (_, part) => {
  expect(() => assertReferences({ components: { schemas: { A: part } } })).not.toThrow();
});

import { expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { applyDiscriminators } from "../../../scripts/read/apply-discriminators.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const extend = (base: string, ...more: readonly JsonObject[]) => ({ allOf: [ref(base), ...more] });
const tell = (mapping?: JsonObject) => ({ propertyName: "kind", ...(mapping && { mapping }) });

/** Applies the discriminators of schemas, and lists the values that each schema then has for the field. */
function listKinds(schemas: JsonObject, paths: JsonObject = {}): Readonly<Record<string, unknown>> {
  const { components } = applyDiscriminators({ paths, components: { schemas } });
  const found = Object.entries(readObject(readObject(components).schemas)).map(([name, schema]) => {
    const { allOf = [], ...own } = readObject(schema);
    const parts = [own, ...(Array.isArray(allOf) ? allOf : [])];
    const kinds = parts.flatMap((part) => readObject(readObject(part.properties).kind).enum ?? []);
    return [name, kinds] as const;
  });
  return Object.fromEntries(found.filter(([, kinds]) => kinds.length > 0));
}

const some = { type: "object", properties: { a: {} } };

it.each<[string, { given: JsonObject; want: JsonObject }]>([
  [
    "alternatives are known by their names",
    {
      given: { A: some, B: some, Any: { oneOf: [ref("A"), ref("B")], discriminator: tell() } },
      want: { A: ["A"], B: ["B"] },
    },
  ],
  [
    "a mapping leads to them by name or by reference, and gives one several values",
    {
      given: {
        A: some,
        B: some,
        Any: { anyOf: [ref("A"), ref("B")], discriminator: tell({ a: "A", b: "#/components/schemas/B", bee: "B" }) },
      },
      want: { A: ["a"], B: ["b", "bee"] },
    },
  ],
  [
    "what a mapping says wins over the name, whichever discriminator has it",
    {
      given: {
        A: some,
        Any: { oneOf: [ref("A")], discriminator: tell() },
        Other: { oneOf: [ref("A")], discriminator: tell({ a: "A" }) },
      },
      want: { A: ["a"] },
    },
  ],
  [
    "those that extend a schema have the values of those that extend them",
    {
      given: {
        Base: { ...some, discriminator: tell({ base: "Base", b: "B" }) },
        A: extend("Base", some),
        B: extend("A", some),
      },
      want: { A: ["A", "b"], B: ["b"] },
    },
  ],
  [
    "a schema that only wraps another is not another kind, unless the mapping names it",
    {
      given: { Base: { ...some, discriminator: tell({ a: "A" }) }, A: extend("Base"), MaybeBase: extend("Base") },
      want: { A: ["a"] },
    },
  ],
  [
    "one that extends alternatives is none of them",
    {
      given: { A: some, Any: { oneOf: [ref("A")], discriminator: tell() }, More: extend("Any", some) },
      want: { A: ["A"] },
    },
  ],
  [
    "what a schema says of the field itself wins",
    {
      given: {
        A: { properties: { kind: { const: "own" } } },
        B: { properties: { kind: { enum: ["b", "c"] } } },
        C: extend("Base", { properties: { kind: { enum: ["C", "D"] } } }),
        Base: { ...some, discriminator: tell() },
        Any: { oneOf: [ref("A"), ref("B"), ref("Missing"), { type: "null" }], discriminator: tell({ b: "B" }) },
      },
      want: { B: ["b"], C: ["C", "D", "C"] },
    },
  ],
  [
    "what it says already is not said again",
    {
      given: {
        A: extend("Base", { properties: { kind: { enum: ["A"] } }, required: ["kind"] }),
        B: { ...extend("Base", { properties: { kind: { const: "B" } } }), required: ["kind"] },
        C: extend("Base", { properties: { kind: { enum: ["C"] } } }),
        Base: { ...some, discriminator: tell() },
      },
      want: { A: ["A"], C: ["C", "C"] },
    },
  ],
  ["what is no discriminator is none", { given: { A: some, Any: { oneOf: [ref("A")], discriminator: {} } }, want: {} }],
])("%s", (_, { given, want }) => expect(listKinds(given)).toEqual(want));

it("the alternatives of a body are told apart, too", () => {
  const schema = { oneOf: [ref("A")], discriminator: tell({ a: "A" }) };
  const paths = { "/a": { post: { requestBody: { content: { "application/json": { schema } } } } } };
  expect(listKinds({ A: some }, paths)).toEqual({ A: ["a"] });
});

it("takes a moment for 3,000 schemas that extend one", () => {
  const names = Array.from({ length: 3_000 }, (_, index) => `A${index}`);
  const mapping = Object.fromEntries(names.map((name) => [name.toLowerCase(), name]));
  const schemas = Object.fromEntries(names.map((name) => [name, extend("Base", some)]));
  const found = listKinds({ ...schemas, Base: { ...some, discriminator: tell(mapping) } });
  expect(found.A2999).toEqual(["a2999"]);
});

import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/index.js";
import { type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { compare, document, object, query, text } from "./versions-of-a-thing.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const maybe = (name: string) => ({ oneOf: [{ type: "null" }, ref(name)] });
const within = (body: Json, schemas: JsonObject) => document(body, [], { components: { schemas } });
const listPaths = (given: JsonObject) =>
  readFeatures(given)
    .list()
    .filter(({ location }) => location === "body")
    .map(({ path }) => path.join("."));

const six = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, maybe("Node")]));

it("does not read a schema inside itself, however often it refers to itself", () => {
  expect(listPaths(within(ref("Node"), { Node: object(six) }))).toEqual(["", ...Object.keys(six)]);
});

it("a schema that another one contains twice is read at both places, unless it contains itself", () => {
  const schemas = { Pair: object({ one: ref("Leaf"), two: ref("Leaf") }), Leaf: object({ name: text }) };
  expect(listPaths(within(ref("Pair"), schemas))).toEqual(["", "one", "two", "one.name", "two.name"]);
  const tree = { Pair: object({ one: ref("Tree"), two: ref("Tree") }), Tree: object({ up: ref("Tree"), name: text }) };
  const inTree = ["", "one", "two", "one.name", "one.up", "two.name", "two.up"];
  expect(listPaths(within(ref("Pair"), tree))).toEqual(inTree);
});

/** Lists the additions to a schema in a body, a query and a response. */
function listAdded(...schemas: readonly JsonObject[]): readonly string[] {
  const [before = {}, after = {}] = schemas.map((schema) => document(schema, [query("p", schema)]));
  const { added } = compare(before, after);
  return added.map(({ location, path, value }) => {
    return `${[location, ...path].join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
  });
}

it.each(readTable("scripts/history/alternatives.yaml"))("a schema allows besides null %s", (_, { given, want }) => {
  const parts = readArray(want).map(String);
  const everywhere = parts.flatMap((part) => ["body", "query.p", "response"].map((location) => location + part));
  expect(listAdded(...readArray(given).map(readObject))).toEqual(everywhere);
});

it("a field is required if each alternative requires it, even inside another field", () => {
  const fields = () => ({ a: { ...text }, b: { ...text } });
  const alternatives = [["a", "b"], ["b"]].map((required) =>
    object({ ...fields(), c: object(fields(), { required }) }, { required }),
  );
  const required = readFeatures(document({ oneOf: alternatives }))
    .list()
    .filter(({ location, shape }) => location === "body" && shape.required);
  expect(required.map(({ path }) => path)).toEqual([["b"], ["c", "b"]]);
});

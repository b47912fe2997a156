import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { type Json, type JsonObject, readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";
import { document, object, text } from "./versions-of-a-thing.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const maybe = (name: string) => ({ oneOf: [{ type: "null" }, ref(name)] });
const within = (body: Json, schemas: JsonObject) => document(body, [], { components: { schemas } });
const listPaths = (given: JsonObject) =>
  readFeatures(given)
    .all.filter(({ place }) => place === "body")
    .map(({ path }) => path.join("."));

const six = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, maybe("Node")]));

it("does not read a schema inside of itself, however often it refers to itself", () => {
  expect(listPaths(within(ref("Node"), { Node: object(six) }))).toEqual(["", ...Object.keys(six)]);
});

it("what a schema contains twice is read at both places, unless it contains itself", () => {
  const schemas = { Pair: object({ one: ref("Leaf"), two: ref("Leaf") }), Leaf: object({ name: text }) };
  expect(listPaths(within(ref("Pair"), schemas))).toEqual(["", "one", "one.name", "two", "two.name"]);
  const tree = { Pair: object({ one: ref("Tree"), two: ref("Tree") }), Tree: object({ up: ref("Tree"), name: text }) };
  const inTree = ["", "one", "one.name", "one.up", "two", "two.name", "two.up"];
  expect(listPaths(within(ref("Pair"), tree))).toEqual(inTree);
});

it.each(readTable("scripts/history/alternatives.yaml"))("a schema allows besides null %s", (_, { given, want }) => {
  const [before, after] = readArray(given).map(readObject);
  expect(compareSchemas(before ?? {}, after ?? {}).added).toEqual(readArray(want).map(String).flatMap(everywhere));
});

it("a field is required if each alternative requires it, also one inside another", () => {
  const fields = () => ({ a: { ...text }, b: { ...text } });
  const alternatives = [["a", "b"], ["b"]].map((required) =>
    object({ ...fields(), c: object(fields(), { required }) }, { required }),
  );
  const { all } = readFeatures(document({ oneOf: alternatives }));
  const required = all.filter(({ place, shape }) => place === "body" && shape.required);
  expect(required.map(({ path }) => path)).toEqual([["b"], ["c", "b"]]);
});

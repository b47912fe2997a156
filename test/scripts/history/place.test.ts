import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/read-features.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
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

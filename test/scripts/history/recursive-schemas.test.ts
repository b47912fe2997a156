import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/read-features.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { compare, document, object, text } from "./versions-of-a-thing.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const maybe = (name: string) => ({ oneOf: [{ type: "null" }, ref(name)] });
const within = (body: Json, schemas: JsonObject) => document(body, [], { components: { schemas } });
const listPaths = (given: JsonObject) =>
  readFeatures(given)
    .all.filter(({ place }) => place === "body")
    .map(({ path }) => path.join("."));

const six = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, maybe("Node")]));

it.each<[string, JsonObject, number]>([
  ["a tree", within(ref("Node"), { Node: object({ left: ref("Node"), right: maybe("Node"), value: text }) }), 4],
  ["six optional references to itself", within(ref("Node"), { Node: object(six) }), 7],
])("does not read a schema inside of itself: %s", (_, given, want) => {
  const paths = listPaths(given);
  expect(paths).toHaveLength(want);
  expect(new Set(paths).size).toBe(want);
});

it("what a schema contains twice is read at both places, unless it contains itself", () => {
  const schemas = { Pair: object({ one: ref("Leaf"), two: ref("Leaf") }), Leaf: object({ name: text }) };
  expect(listPaths(within(ref("Pair"), schemas))).toEqual(["", "one", "one.name", "two", "two.name"]);
  const tree = { Pair: object({ one: ref("Tree"), two: ref("Tree") }), Tree: object({ up: ref("Tree"), name: text }) };
  const inTree = ["", "one", "one.name", "one.up", "two", "two.name", "two.up"];
  expect(listPaths(within(ref("Pair"), tree))).toEqual(inTree);
});

it("knows since when there is a field of a schema that contains itself", () => {
  const node = (more: JsonObject) => within(ref("Node"), { Node: object({ next: maybe("Node"), ...more }) });
  const { added } = compare(node({}), node({ name: text }));
  expect(added.map(({ place, path }) => `${place} ${path.join(".")}`)).toEqual(["body name", "response name"]);
});

import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";
import { document, object, PUT, text } from "./versions-of-a-thing.js";

it.each(readTable("scripts/history/alternatives.yaml"))("a schema allows besides null %s", (_, { given, want }) => {
  const [before, after] = readArray(given).map(readObject);
  expect(compareSchemas(before ?? {}, after ?? {}).added).toEqual(readArray(want).map(String).flatMap(everywhere));
});

it("a field is required if each alternative requires it", () => {
  const alternatives = [["a", "b"], ["b"]].map((required) => object({ a: text, b: text }, { required }));
  const { find } = readFeatures(document({ oneOf: alternatives }));
  const isRequired = (name: string) => find({ operation: PUT, place: "body", path: [name] })?.shape.required;
  expect([isRequired("a"), isRequired("b")]).toEqual([false, true]);
});

import { expect, it } from "vitest";
import { readFeatures } from "../../../scripts/history/read-features.js";
import { readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";
import { document, object, text } from "./versions-of-a-thing.js";

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

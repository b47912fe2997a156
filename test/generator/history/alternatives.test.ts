import { expect, it } from "vitest";
import { readArray, readObject } from "../../../scripts/io/json.js";
import { readTable } from "../../kit/read-table.js";
import { compareSchemas, everywhere } from "./compare-schemas.js";

it.each(readTable("history/alternatives.yaml"))("a schema allows besides null %s", (_, { given, want }) => {
  const [before, after] = readArray(given).map(readObject);
  expect(compareSchemas(before ?? {}, after ?? {}).added).toEqual(readArray(want).map(String).flatMap(everywhere));
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operationTable } from "../../src/index.js";

it("every operation is called somewhere in this suite", () => {
  const directory = new URL(".", import.meta.url);
  const tests = readdirSync(directory)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name, directory), "utf8"))
    .join("\n");
  const missing = operationTable.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\(`).test(tests));
  expect(missing).toEqual([]);
});

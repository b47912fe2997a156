import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operationTable } from "../../src/schema/index.js";
import { isKnown } from "../conformance/exchanges/index.js";

/** What came with the newest schema is called with anything by the conformance suite, until somebody writes an exchange for it. */
it("every operation except new ones is called in this suite", () => {
  const directory = new URL(".", import.meta.url);
  const tests = readdirSync(directory)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name, directory), "utf8"))
    .join("\n");
  const known = operationTable.filter(({ id }) => isKnown(id));
  expect(known.length).toBeGreaterThan(30);
  const missing = known.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(tests));
  expect(missing).toEqual([]);
});

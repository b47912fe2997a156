import { expect, it } from "vitest";
import { createSourcePrinter } from "../../../scripts/emit/source-printer.js";

const HEADER = "// Generated from A by `npm run generate`. Do not edit.";
const print = (statement: string) => createSourcePrinter("A")([statement], []).replace(HEADER, "").trim();
const long = JSON.stringify("a".repeat(120));

it("declares a long string once that comes several times", () => {
  const want = `const $text1 = ${long};\nconst a = { b: $text1, c: [$text1] };`;
  expect(print(`const a = { b: ${long}, c: [${long}] };`)).toBe(want);
});

it.each([
  ["comes once", `const a = { b: ${long} };`],
  ["is short", 'const a = { b: "c", d: "c" };'],
  [
    "is a type, or a name",
    `type A = { b: ${long}; c: ${long} };\nconst a = { ${long}: 1 };\nconst b = { ${long}: 1 };`,
  ],
])("leaves a string that %s", (_, text) => expect(print(text)).toBe(text));

import { join } from "node:path";
import { expect, it } from "vitest";
import { readExportClauses, readTakenNames } from "../../../scripts/profile/index.js";
import { put, useFolder } from "../../kit/use-folder.js";

const src = useFolder("taken-names-test");

it("a project's own code has the names that documents must avoid", () => {
  put(src, "index.ts", 'export { type Mine, mine } from "./mine.js";\nexport * from "./all.js";');
  put(src, "all.ts", 'export type { Other } from "./other.js";\nexport * from "../generated/operations.js";');
  put(src, "runtime.ts", 'export { type Client, call, type Call } from "./call.js";');
  put(src, "schema/index.ts", 'export type { Row } from "./rows.js";');
  put(src, "client/client-options.ts", "export interface RequestOptions { readonly signal?: AbortSignal }");
  put(src, "bulk/run-bulk.ts", "export interface BulkOptions extends RequestOptions { many: number }");
  const taken = readTakenNames(src, ["runBulk"], ["body"]);
  expect([...taken.exports]).toEqual(["Mine", "mine", "Other"]);
  expect([...taken.functions]).toEqual(expect.arrayContaining(["delete", "call", "mine", "runBulk", "then"]));
  expect([...taken.arguments]).toEqual(expect.arrayContaining(["delete", "call", "body"]));
  expect([...taken.options]).toEqual(expect.arrayContaining(["signal", "many"]));
  expect([...taken.types]).toEqual(expect.arrayContaining(["Call", "Mine", "Other", "Row", "runBulk", "string"]));
  expect(taken.types).not.toContain("Client");
});

it("a file that declares something where only exports are read is an error", () => {
  const file = put(src, "declares.ts", "export const mine = 1;");
  expect(() => readExportClauses(file)).toThrow("declares.ts may only export from other files");
  put(src, "bulk/run-bulk.ts", "");
  expect(() => readTakenNames(src, [], [])).toThrow(`${join("bulk", "run-bulk.ts")} declares no interface BulkOptions`);
});

import { join } from "node:path";
import { expect, it } from "vitest";
import { readExportClauses, readTakenNames } from "../../../scripts/profile/index.js";
import { put, useFolder } from "../../kit/use-folder.js";

const src = useFolder("taken-names-test");

it("a file that declares something where only exports are read is an error", () => {
  const file = put(src, "declares.ts", "export const mine = 1;");
  expect(() => readExportClauses(file)).toThrow("declares.ts may only export from other files");
  for (const name of ["index", "runtime", "schema/index", "bulk/run-bulk"]) put(src, `${name}.ts`, "");
  put(src, "client/client-options.ts", "export interface RequestOptions {}");
  expect(() => readTakenNames(src, [], [])).toThrow(`${join("bulk", "run-bulk.ts")} declares no interface BulkOptions`);
});

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

it("the names of a package are those of its own files, of its runtime and of the interfaces of options", () => {
  put(
    src,
    "index.ts",
    'export { own, type Own } from "./own.js";\nexport * from "./deep/index.js";\nexport * from "../other/index.js";',
  );
  put(src, "deep/index.ts", 'export type { Deep } from "./deep.js";');
  put(src, "runtime.ts", 'export { sends, type Client, type Sent } from "./sends.js";');
  put(src, "schema/index.ts", 'export type { Shape } from "./shape.js";');
  put(
    src,
    "client/client-options.ts",
    "interface Other { none: 1 }\ninterface RequestOptions { signal: 1; [key: number]: 1 }",
  );
  put(src, "bulk/run-bulk.ts", "export interface BulkOptions extends RequestOptions { readonly concurrency: number }");
  const taken = readTakenNames(src, ["emitted"], ["variable"]);
  expect(taken.exports).toEqual(new Set(["own", "Own", "Deep"]));
  const places = ["functions", "arguments", "options", "types"] as const;
  const list = (name: string) => places.filter((place) => taken[place].has(name)).join(" ");
  const want = {
    ...{ own: "functions types", Deep: "functions types", emitted: "functions types", variable: "arguments" },
    ...{ sends: "functions arguments types", Sent: "types", Client: "", Shape: "types" },
    ...{ signal: "options", concurrency: "options", none: "", other: "" },
    ...{ await: "functions arguments types", toString: "functions options", Promise: "types" },
  };
  expect(Object.fromEntries(Object.keys(want).map((name) => [name, list(name)]))).toEqual(want);
  expect(list("then")).toBe("functions");
});

it.each([
  ["a statement that exports nothing from another file", "export { own };"],
  ["an import", 'import "./own.js";'],
])("the exports of a file are not read if it has %s", (_, text) => {
  expect(() => readExportClauses(put(src, "strange.ts", text))).toThrow("strange.ts may only export from other files");
});

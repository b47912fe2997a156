import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildClient, generate } from "../../scripts/generate.js";
import { readArguments } from "../../scripts/generate-arguments.js";
import { compareFolder, showPath } from "../../scripts/io/index.js";
import { EFFECTS, findNewestSchema, printEffects, readDocument } from "../../scripts/read/index.js";
import { put, root, useFolder } from "../kit/use-folder.js";

it("writes the files in generated/: after an intended change, run `npm run generate`", async () => {
  const document = await readDocument(await findNewestSchema(join(root, "schemas/openapi")));
  const { files, releases } = await buildClient(root, document, { lint: "off" });
  expect(await compareFolder(join(root, "generated"), files)).toEqual([]);
  expect(printEffects(releases)).toBe(readFileSync(join(root, "schemas", EFFECTS), "utf8"));
});

/** Makes a project whose document has one operation, with these corrections. */
function makeProject(...actions: readonly object[]) {
  const folder = useFolder("generate-test");
  symlinkSync(join(root, "src"), join(folder, "src"));
  const paths = { "/a": { get: { operationId: "list", responses: { 204: { description: "" } } } } };
  const row = { table_schema: "public", table_name: "pets", column_name: "id", data_type: "Utf8", is_nullable: "NO" };
  const addVersion = (version: string) => {
    put(folder, `schemas/openapi/${version}.json`, { openapi: "3.1.0", info: { title: "Pets", version }, paths });
    put(folder, `schemas/tables/${version}.json`, [{ ...row, ordinal_position: 0 }]);
  };
  addVersion("2.0.0");
  put(folder, "schemas/tables/corrections.yaml", { "x-target-title": "Pets" });
  const overlay = put(folder, "schemas/overlays/own.yaml", { overlay: "1.0.0", actions });
  const run = (args: string) => generate(readArguments(`${args} --lint off`.trim().split(" ")), () => {}, folder);
  return { folder, overlay, addVersion, effects: join(folder, "schemas", EFFECTS), run };
}

const works = { target: "$.paths['/a'].get", update: { description: "All." } };

it("stops at a correction that has never changed anything", async () => {
  const { folder, run } = makeProject(works, { target: "$.gone", update: {} });
  put(folder, `schemas/${EFFECTS}`, { versions: ["1.0.0"], effects: {} });
  await expect(run("")).rejects.toThrow(
    /^These actions change nothing in Pets 2\.0\.0, and changed nothing in any earlier version:\n.*action 1: \n {4}changes nothing at \$\.gone\n/,
  );
  expect(existsSync(join(folder, "generated"))).toBe(false);
});

it("writes and compares the effects of the project's own corrections, and of no others", async () => {
  const { folder, overlay, effects, run } = makeProject(works);
  await run("");
  expect(readFileSync(join(folder, "generated/operations/default.ts"), "utf8")).toContain("All.");
  rmSync(effects);
  await expect(run("--check")).rejects.toThrow(`commit the result:\n  ${showPath(effects)}`);
  await run(`--overlay ${overlay}`);
  await run(`--overlay ${overlay} --out ${join(folder, "other")}`);
  expect(existsSync(effects)).toBe(false);
});

it("writes no effects into the project for another folder, nor for a folder that it may not replace", async () => {
  const { folder, effects, run } = makeProject(works);
  await run(`--out ${join(folder, "other")}`);
  put(folder, "generated/mine.ts", "");
  await expect(run("")).rejects.toThrow("was not written by the generator");
  expect(existsSync(effects)).toBe(false);
});

it("stops at a request of two names, and goes on once an action gives both one operationId, as the message says", async () => {
  const { folder, addVersion, run } = makeProject(works);
  addVersion("1.0.0");
  const rename = (more: object) =>
    put(folder, "schemas/names.yaml", {
      overlay: "1.0.0",
      actions: [{ target: "$.paths['/a'].get", update: { operationId: "list_all" }, ...more }],
    });
  rename({ "x-versions": ">=2.0.0" });
  await expect(run("")).rejects.toThrow(
    "GET /a was list, and is list_all: give both one operationId, with an action in schemas/names.yaml",
  );
  rename({});
  await run("");
  const source = readFileSync(join(folder, "generated/operations/default.ts"), "utf8");
  expect(source).toContain("export function listAll(");
  expect(source).not.toContain("deprecated");
});

it("stops if tables are given for a document that has none", async () => {
  const { folder, run } = makeProject(works);
  const pets = readFileSync(join(folder, "schemas/openapi/2.0.0.json"), "utf8");
  const schema = put(folder, "other.json", JSON.parse(pets.replace("Pets", "Others")));
  const tables = join(folder, "schemas/tables/2.0.0.json");
  await expect(run(`--schema ${schema} --no-overlays --out ${folder}/other --tables ${tables}`)).rejects.toThrow(
    'with the title "Pets" and a semantic version, not for "Others"',
  );
});

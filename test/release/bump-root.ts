import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "@redocly/openapi-core";
import semver from "semver";
import { correctDocument } from "../../scripts/document/correct-document.js";
import { findOverlays } from "../../scripts/document/find-schemas.js";
import { readDocument } from "../../scripts/document/read-document.js";
import { type Json, type JsonObject, mapEntries, readObject } from "../../scripts/io/json.js";
import { readColumns } from "../../scripts/tables/read-columns.js";

export const project: string = fileURLToPath(new URL("../..", import.meta.url));

export const CHANGELOG = "# Changelog\n\n## [Unreleased]\n";

/** A copy of what a bump reads and writes, with the schemas up to a version only. */
export function createRoot(newest: string): string {
  const root = createEmptyRoot();
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  cpSync(join(project, "schemas"), join(root, "schemas"), { recursive: true });
  for (const folder of ["schemas/openapi", "schemas/tables"]) dropNewer(join(root, folder), newest);
  dropNewerCorrections(join(root, "schemas/tables"));
  return root;
}

function dropNewer(folder: string, newest: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    if (semver.gt(file.slice(0, -".json".length), newest)) rmSync(join(folder, file));
  }
}

/** What is said of tables that no version has is an error. Nothing is said of the newer ones before they are there. */
function dropNewerCorrections(folder: string): void {
  const versions = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const known = versions.flatMap((name) => readColumns(JSON.parse(readFileSync(join(folder, name), "utf8"))));
  const has = (table: string, column: string) =>
    known.some(({ table_name, column_name }) => table_name === table && (column === "" || column_name === column));
  const file = join(folder, "corrections.yaml");
  const corrections = readObject(parseYaml(readFileSync(file, "utf8")) as Json);
  const tables = mapEntries(readObject(corrections.tables), (table, name) => {
    const columns = mapEntries(readObject(readObject(table).columns), (column, field) =>
      has(name, field) ? column : undefined,
    );
    return has(name, "") ? { ...readObject(table), columns } : undefined;
  });
  writeFileSync(file, JSON.stringify({ ...corrections, tables }));
}

/** The same without corrections, with one document that has them in it already, which two versions have in common. */
export function createRootWithoutOverlays(document: JsonObject): string {
  const root = createEmptyRoot();
  // What the client is compiled with; no redocly, which takes a second.
  mkdirSync(join(root, "node_modules"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", "typescript"]) {
    symlinkSync(join(project, "node_modules", name), join(root, "node_modules", name));
  }
  for (const name of ["redocly.yaml", "tables"]) {
    cpSync(join(project, "schemas", name), join(root, "schemas", name), { recursive: true });
  }
  dropNewer(join(root, "schemas/tables"), "1.7.8");
  dropNewerCorrections(join(root, "schemas/tables"));
  for (const folder of ["openapi", "overlays"]) mkdirSync(join(root, "schemas", folder), { recursive: true });
  for (const version of ["1.7.7", "1.7.8"]) {
    const text = JSON.stringify({ ...document, info: { ...readObject(document.info), version } });
    writeFileSync(join(root, "schemas/openapi", `${version}.json`), text);
  }
  return root;
}

function createEmptyRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "schema-bump-test-"));
  for (const folder of ["src", "generated"]) cpSync(join(project, folder), join(root, folder), { recursive: true });
  const manifest = {
    name: "restate-admin-client",
    version: "0.1.0",
    type: "module",
    scripts: { "test:version": "node tests.cjs", "check:types": "node types.cjs" },
    devDependencies: { "restate-server-1.7": "npm:@restatedev/restate-server@1.7.6" },
  };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(root, "CHANGELOG.md"), CHANGELOG);
  writeFileSync(join(root, "types.cjs"), "");
  return root;
}

export async function readCorrected(version: string): Promise<JsonObject> {
  const source = await readDocument(join(project, `schemas/openapi/${version}.json`));
  const { document } = await correctDocument(source, await findOverlays(join(project, "schemas/overlays")));
  return document;
}

/** Every file below a folder with what is in it, to see that nothing changed. */
export function takeFingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.startsWith(join(root, "node_modules"))) hash.update(path).update(readFileSync(path));
  }
  return hash.digest("hex");
}

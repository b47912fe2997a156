import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { type ColumnRow, readColumns } from "../../scripts/tables/read-columns.js";
import type { Draft } from "./draft.js";

/** A change of the document or of the SQL tables, with the changelog lines that it causes. */
export interface Mutation {
  readonly change?: (draft: Draft) => void;
  readonly changeTables?: (rows: readonly ColumnRow[]) => readonly ColumnRow[];
  readonly lines: readonly string[];
}

export interface MadeUpSchema {
  readonly document: string;
  readonly tables: string;
}

/** Copies the schemas of a project, without the versions after that one. */
export function copySchemas(folder: string): void {
  cpSync(schemas, join(folder, "schemas"), { recursive: true });
  for (const kind of ["openapi", "tables"]) {
    for (const name of readdirSync(join(folder, "schemas", kind))) {
      const version = semver.valid(name.replace(/\.json$/, ""));
      if (version !== null && semver.gt(version, newest)) rmSync(join(folder, "schemas", kind, name));
    }
  }
}

const schemas = fileURLToPath(new URL("../../schemas", import.meta.url));
/** The version whose document made-up releases change, whatever versions there are by now. */
export const newest: string = "1.7.12";

/** Makes the schema of a release that does not exist, from that of the newest. */
export function makeSchema(
  version: string,
  mutations: readonly Pick<Mutation, "change" | "changeTables">[],
): MadeUpSchema {
  const draft: Draft = JSON.parse(readFileSync(join(schemas, "openapi", `${newest}.json`), "utf8"));
  Object.assign(draft.info ?? {}, { version });
  for (const { change } of mutations) change?.(draft);
  const rows = readColumns(JSON.parse(readFileSync(join(schemas, "tables", `${newest}.json`), "utf8")));
  const changed = mutations.reduce((all, { changeTables }) => changeTables?.(all) ?? all, rows);
  return { document: JSON.stringify(draft), tables: JSON.stringify(changed) };
}

/** Moves every path below another one, or those of a form. */
export function movePaths(draft: Draft, moved: RegExp = /^/): void {
  for (const path of Object.keys(draft.paths ?? {}).filter((each) => moved.test(each))) {
    Object.assign(draft.paths ?? {}, { [`/v3${path}`]: draft.paths?.[path] });
    delete draft.paths?.[path];
  }
}

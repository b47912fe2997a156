import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { explain, fetchBytes, isJsonObject, readBySchema, showPath } from "../io/index.js";
import { RESTATE } from "../profile/index.js";
import { findSchemas } from "../read/index.js";

/** A row of `information_schema.columns`. */
export interface ColumnRow {
  readonly table_schema: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: string;
  /** Starts at 0. */
  readonly ordinal_position: number;
}

/** Reads rows of `information_schema.columns`. Throws if a row has the wrong form. */
export function readColumns(rows: unknown): readonly ColumnRow[] {
  return readBySchema("columns.schema.json", rows);
}

/** Prints one row per line, so that a diff of two versions is readable. */
function printRows(rows: readonly ColumnRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}

const QUERY = `SELECT table_schema, table_name, column_name, data_type, is_nullable, ordinal_position
  FROM information_schema.columns ORDER BY table_schema, table_name, ordinal_position`;

/** Queries a server for the columns of its SQL tables. Returns the content of a file for `schemas/tables`. */
export async function fetchColumns(adminUrl: string): Promise<Buffer> {
  const url = `${adminUrl}${RESTATE.queryPath}`;
  const headers = { accept: "application/json", "content-type": "application/json" };
  const { status, bytes } = await fetchBytes(url, { method: "POST", headers, body: JSON.stringify({ query: QUERY }) });
  const text = bytes.toString("utf8");
  if (status !== 200) throw new Error(`The answer of ${url} has status ${status}: ${text}`);
  return explain(`The answer of ${url} is not the columns of its tables`, () => {
    const answer: unknown = JSON.parse(text);
    return Buffer.from(printRows(readColumns(isJsonObject(answer) ? answer.rows : answer)));
  });
}

/** The files with the tables of all versions, and the file with the corrections. */
export interface TableFiles {
  /** Paths of the form `<version>.json`. */
  readonly versions: readonly string[];
  readonly corrections: string;
  /** A file of any name with the tables of the current version, instead of the one in `versions`. */
  readonly own?: string;
}

/**
 * @param folder - `schemas/tables`.
 * @param own - The file with the tables of the current version, if it is not in that folder.
 * @returns undefined if the folder has no tables.
 */
export async function findTables(folder: string, own?: string): Promise<TableFiles | undefined> {
  if (!existsSync(folder)) return undefined;
  const versions = await findSchemas(folder);
  const wrong = versions.find((path) => !isVersion(basename(path, ".json")));
  if (wrong !== undefined) throw new Error(`${showPath(wrong)} is not named after a version, as 1.7.12.json is`);
  const corrections = join(folder, "corrections.yaml");
  if (existsSync(corrections)) return { versions, corrections, ...(own !== undefined && { own }) };
  if (versions.length === 0) return undefined;
  // The file says which documents the tables are for. Without it they would be ignored silently.
  throw new Error(`${showPath(corrections)} is missing, but there are tables in ${showPath(folder)}`);
}

function isVersion(name: string): boolean {
  return semver.valid(name) === name;
}

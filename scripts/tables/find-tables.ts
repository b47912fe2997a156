import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { showPath } from "../io/index.js";
import { findSchemas } from "../read/index.js";

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

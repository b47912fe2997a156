import { existsSync } from "node:fs";
import { basename, join, relative } from "node:path";
import semver from "semver";
import { findSchemas } from "../document/find-schemas.js";

/** Where the tables of all versions are, and what is known of them. */
export interface TableFiles {
  /** `<version>.json` each. */
  readonly versions: readonly string[];
  readonly corrections: string;
  /** The tables of the version at hand, under any name, in the place of those in `versions`. */
  readonly own?: string;
}

/**
 * @param folder - `schemas/tables`.
 * @param own - The file with the tables of the version at hand, if it is not in that folder.
 * @returns undefined if there is nothing in it.
 */
export async function findTables(folder: string, own?: string): Promise<TableFiles | undefined> {
  if (!existsSync(folder)) return undefined;
  const versions = await findSchemas(folder);
  const wrong = versions.find((path) => !isVersion(basename(path, ".json")));
  if (wrong !== undefined) throw new Error(`${nameFile(wrong)} is not named after a version, as 1.7.12.json is`);
  const corrections = join(folder, "corrections.yaml");
  if (existsSync(corrections)) return { versions, corrections, ...(own !== undefined && { own }) };
  if (versions.length === 0) return undefined;
  // Without it nobody knows which documents the tables are for, and they would be left out.
  throw new Error(`${nameFile(corrections)} is missing, but there are tables in ${nameFile(folder)}`);
}

function isVersion(name: string): boolean {
  return semver.valid(name) === name;
}

function nameFile(path: string): string {
  return relative(process.cwd(), path);
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findSchemas } from "../find-schemas.js";

/** Where the tables of all versions are, and what is known of them. */
export interface TableFiles {
  /** `<version>.json` each. */
  readonly versions: readonly string[];
  readonly corrections: string;
}

/** @param folder - `schemas/tables`; undefined if there is none. */
export async function findTables(folder: string): Promise<TableFiles | undefined> {
  const corrections = join(folder, "corrections.yaml");
  return existsSync(corrections) ? { versions: await findSchemas(folder), corrections } : undefined;
}

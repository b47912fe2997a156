import { readdirSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";

export interface Candidates {
  readonly versions: readonly string[];
  /** The paths of their schemas and tables, of which some may not be there. */
  readonly files: readonly string[];
}

/** Finds what bumps to the candidates of a release have left, which the release replaces. A candidate replaces none. */
export function findCandidates(root: string, release: string): Candidates {
  const names = readdirSync(join(root, "schemas/openapi")).map((file) => file.replace(/\.json$/, ""));
  const versions = semver.sort(names.filter((name) => semver.valid(name) !== null && isCandidate(name, release)));
  return {
    versions,
    files: versions.flatMap(nameSchemas),
  };
}

/** Names the files with the schema and with the tables of a version. */
export function nameSchemas(version: string): readonly [schema: string, tables: string] {
  return [`schemas/openapi/${version}.json`, `schemas/tables/${version}.json`];
}

function isCandidate(version: string, release: string): boolean {
  return version.startsWith(`${release}-`);
}

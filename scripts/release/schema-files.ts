import { readdirSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";

/** Names the files with the schema and with the tables of a version. */
export function nameSchemas(version: string): readonly [schema: string, tables: string] {
  return [`schemas/openapi/${version}.json`, `schemas/tables/${version}.json`];
}

/** Lists the candidates of a release that have a schema, which the release or a later candidate replaces. */
export function listCandidates(root: string, version: string): readonly string[] {
  const release = semver.coerce(version)?.version;
  return listVersions(root).filter((other) => semver.prerelease(other) && semver.coerce(other)?.version === release);
}

/** Finds the newest release with a schema. Candidates do not count. */
export function findNewestRelease(root: string): string {
  const [newest] = semver.rsort(listVersions(root).filter((version) => semver.prerelease(version) === null));
  if (newest === undefined) throw new Error("schemas/openapi holds no release");
  return newest;
}

function listVersions(root: string): string[] {
  const names = readdirSync(join(root, "schemas/openapi")).map((file) => file.replace(/\.json$/, ""));
  return semver.sort(names.filter((name) => semver.valid(name) !== null));
}

import { join } from "node:path";
import semver from "semver";
import { readDocument, type SourceDocument } from "../openapi/document/index.js";
import { listVersions } from "../restate/index.js";

/** Names the files with the schema and with the tables of a version. */
export function nameSchemas(version: string): readonly [schema: string, tables: string] {
  return [`schemas/openapi/${version}.json`, `schemas/tables/${version}.json`];
}

/** Reads the documents of other versions, oldest first. Candidates of the same release are no others. */
export async function readOthers(root: string, version: string): Promise<readonly SourceDocument[]> {
  const release = semver.coerce(version)?.version;
  const others = (await listVersions(join(root, "schemas/openapi"))).filter(
    (other) => semver.coerce(other)?.version !== release,
  );
  return Promise.all(others.map((other) => readDocument(join(root, nameSchemas(other)[0]))));
}

/** Lists the candidates of a release that have a schema, which the release or a later candidate replaces. */
export async function listCandidates(root: string, version: string): Promise<readonly string[]> {
  const release = semver.coerce(version)?.version;
  const candidates = (await listVersions(join(root, "schemas/openapi"))).filter(
    (other) => semver.prerelease(other) !== null,
  );
  return candidates.filter((other) => semver.coerce(other)?.version === release);
}

/** Finds the newest release with a schema. Candidates do not count. */
export async function findNewestRelease(root: string): Promise<string> {
  const versions = await listVersions(join(root, "schemas/openapi"));
  const newest = versions.filter((version) => semver.prerelease(version) === null).at(-1);
  if (newest === undefined) throw new Error("schemas/openapi holds no release");
  return newest;
}

import { join } from "node:path";
import semver from "semver";
import {
  isForVersion,
  listVersions,
  type OverlayAction,
  readDocument,
  type SourceDocument,
  versionOf,
} from "../read/index.js";

/** Names the files with the schema and with the tables of a version. */
export function nameSchemas(version: string): readonly [schema: string, tables: string] {
  return [`schemas/openapi/${version}.json`, `schemas/tables/${version}.json`];
}

/** Reads the documents of other versions, oldest first. */
export async function readOthers(root: string, version: string): Promise<readonly SourceDocument[]> {
  const others = (await listVersions(join(root, "schemas/openapi"))).filter((other) => other !== version);
  return Promise.all(others.map((other) => readDocument(join(root, nameSchemas(other)[0]))));
}

/** Creates a function that tells whether an action is for a version of the document at one of its places. */
export function isFor({ content }: SourceDocument): (action: OverlayAction, place: string) => boolean {
  return (action, place) => isForVersion(action, place, versionOf(content));
}

/** Lists the candidates of a release that have a schema, which the release or a later candidate replaces. */
export async function listCandidates(root: string, version: string): Promise<readonly string[]> {
  const release = semver.coerce(version)?.version;
  const versions = await listVersions(join(root, "schemas/openapi"));
  return versions.filter((each) => semver.prerelease(each) !== null && semver.coerce(each)?.version === release);
}

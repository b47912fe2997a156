import { readFile } from "node:fs/promises";
import semver from "semver";
import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { type Features, readFeatures } from "./read-features.js";
import type { VersionFeatures } from "./trace-history.js";

/**
 * Reads the features of a document and of earlier versions of the same API, oldest first; undefined if there are none.
 * The documents are not corrected: where an old one leaves something open, as a dangling reference does, it counts as
 * having it.
 *
 * @param earlier - Candidates for earlier versions. Documents of another API are left out.
 */
export async function readVersions(
  current: JsonObject,
  earlier: readonly string[],
): Promise<readonly VersionFeatures[] | undefined> {
  const { title, version } = readObject(current.info);
  const documents = await Promise.all(earlier.map(readJson));
  const own = documents.filter(({ info }) => {
    const { title: otherTitle, version: other } = readObject(info);
    return otherTitle === title && isEarlier(other, version);
  });
  if (own.length === 0) return undefined;
  const known = new Map<string, Features>();
  const versions = [...own, current].map((document) => readVersion(document, known));
  return versions.sort((left, right) => semver.compare(left.version, right.version));
}

function isEarlier(left: Json | undefined, right: Json | undefined): boolean {
  const [one, other] = [semver.valid(readString(left)), semver.valid(readString(right))];
  return one !== null && other !== null && semver.lt(one, other);
}

/** Reads one version, and reuses known features: most versions change only the version number. */
function readVersion(document: JsonObject, known: Map<string, Features>): VersionFeatures {
  const { info, paths, components } = document;
  const text = JSON.stringify({ paths, components });
  const features = known.get(text) ?? readFeatures(document);
  known.set(text, features);
  return { version: readString(readObject(info).version) ?? "", features };
}

async function readJson(path: string): Promise<JsonObject> {
  const value: unknown = JSON.parse(await readFile(path, "utf8"));
  if (!isJsonObject(value)) throw new Error(`${path} is not an OpenAPI document: it holds no object`);
  return value;
}

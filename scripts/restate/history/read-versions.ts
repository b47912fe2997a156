import semver from "semver";
import { type Json, type JsonObject, readObject, readString } from "../../io/index.js";
import { type CorrectedDocument, listActions, readDocument } from "../../openapi/document/index.js";
import { correctOwnDocument } from "../correct-own-document.js";
import { type Features, readFeatures } from "./read-features.js";
import type { VersionFeatures } from "./trace-history.js";

/**
 * Reads the features of a document and of earlier versions of the same API, oldest first; undefined if there are none. Each is
 * corrected by the overlays for its version: a history compares what clients sent and read, not what servers said.
 *
 * @param current - The corrected document.
 * @param earlier - Files of possible earlier versions. Documents of another API and release candidates are left out.
 * @param overlays - The corrections of all versions.
 */
export async function readVersions(
  current: JsonObject,
  earlier: readonly string[],
  overlays: readonly string[],
): Promise<readonly VersionFeatures[] | undefined> {
  const { title, version } = readObject(current.info);
  const sources = await Promise.all(earlier.map((file) => readDocument(file)));
  const own = sources.filter(({ content }) => {
    const { title: otherTitle, version: other } = readObject(content.info);
    return otherTitle === title && isEarlier(other, version);
  });
  if (own.length === 0) return undefined;
  const corrected = new Map<string, Promise<CorrectedDocument>>();
  const documents = await Promise.all(
    own.map(async ({ content, ...source }) => {
      // Most versions change only the version number, and the actions that apply to it.
      const actions = await listActions(content, overlays);
      const key = JSON.stringify([
        { ...content, info: {} },
        actions.map(({ overlayPath, index }) => [overlayPath, index]),
      ]);
      const found = corrected.get(key) ?? correctOwnDocument({ ...source, content }, overlays);
      corrected.set(key, found);
      return { ...(await found).document, info: content.info };
    }),
  );
  const known = new Map<string, Features>();
  // The current one is read first, because what is found in it is looked up there by its schema.
  const versions = [current, ...documents].map((document) => readVersion(document, known));
  return versions.sort((left, right) => semver.compare(left.version, right.version));
}

function isEarlier(left: Json | undefined, right: Json | undefined): boolean {
  const [one, other] = [semver.parse(readString(left)), semver.parse(readString(right))];
  return one !== null && other !== null && one.prerelease.length === 0 && semver.lt(one, other);
}

/** Reads one version, and reuses known features. */
function readVersion(document: JsonObject, known: Map<string, Features>): VersionFeatures {
  const { info, paths, components } = document;
  const text = JSON.stringify({ paths, components });
  const features = known.get(text) ?? readFeatures(document);
  known.set(text, features);
  return { version: readString(readObject(info).version) ?? "", features };
}

import semver from "semver";
import { type Json, readObject, readString } from "../io/index.js";
import { readDocument, type SourceDocument, versionOf } from "../read/index.js";
import { nameOperations } from "./name-operations.js";

/**
 * Reads the earlier releases of the API of a document, oldest first, and adds that as the last one. Their operations have the names that
 * they had first. Candidates name nothing, and documents of another API are left out.
 *
 * @param files - The documents of possible earlier releases.
 */
export async function readReleases(
  source: SourceDocument,
  files: readonly string[],
): Promise<readonly [...SourceDocument[], SourceDocument]> {
  const { title, version } = readObject(source.content.info);
  const earlier = (await Promise.all(files.map((file) => readDocument(file)))).filter(({ content }) => {
    const { title: otherTitle, version: other } = readObject(content.info);
    return otherTitle === title && isEarlier(other, version);
  });
  earlier.sort((left, right) => semver.compare(versionOf(left.content), versionOf(right.content)));
  const releases = [...earlier, source] as const;
  const named = nameOperations(releases.map(({ content }) => content));
  const rename = (release: SourceDocument, index: number) => ({ ...release, content: named[index] ?? release.content });
  return [...earlier.map(rename), rename(source, earlier.length)];
}

function isEarlier(left: Json | undefined, right: Json | undefined): boolean {
  const [one, other] = [semver.parse(readString(left)), semver.parse(readString(right))];
  return one !== null && other !== null && one.prerelease.length === 0 && semver.lt(one, other);
}

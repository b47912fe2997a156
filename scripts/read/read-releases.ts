import semver from "semver";
import { readObject, readString } from "../io/index.js";
import { versionOf } from "./list-operations.js";
import { nameOperations } from "./name-operations.js";
import { readDocument, type SourceDocument } from "./read-document.js";

/**
 * Reads the earlier releases of a document's API, oldest first, and adds the document as the last one. Operations keep their first
 * names. Release candidates and documents of another API are left out.
 *
 * @param files - The documents of possible earlier releases.
 */
export async function readReleases(
  source: SourceDocument,
  files: readonly string[],
): Promise<readonly SourceDocument[]> {
  const { title, version } = readObject(source.content.info);
  const earlier = (await Promise.all(files.map((file) => readDocument(file)))).filter(({ content }) => {
    const { title: otherTitle, version: other } = readObject(content.info);
    // The range `<1.8.0-rc.2` also has 1.8.0-rc.1.
    const release = semver.parse(readString(other));
    return otherTitle === title && release?.prerelease.length === 0 && semver.satisfies(release, `<${version}`);
  });
  earlier.sort((left, right) => semver.compare(versionOf(left.content), versionOf(right.content)));
  const all = [...earlier, source];
  const named = nameOperations(all.map(({ content }) => content));
  return all.map((release, index) => ({ ...release, content: named[index] ?? release.content }));
}

import semver from "semver";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { keepPathNames, listOperations, renamePath, versionOf } from "./list-operations.js";
import { readDocument, type SourceDocument } from "./read-document.js";

/** The operation of an earlier version. */
interface Known {
  /** The name that the client gives it. */
  readonly id: string;
  /** Its operationId in the last document that has it. */
  readonly given: string;
  readonly path: string;
  readonly request: string;
}

/**
 * Gives the operations of all versions of an API their first names. An operation is an earlier one if it has the same request and
 * the earlier one has not moved, or the same operationId and the earlier request is gone. Equal ids stay, so that the run stops.
 *
 * @param documents - The documents of releases, oldest first.
 */
export function nameOperations(documents: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map<string, Known>();
  const byRequest = new Map<string, Known>();
  return documents.map((document) => {
    const operations = listOperations(document);
    const requests = new Set(operations.map(({ name }) => name));
    const moved = new Set(operations.filter(({ name }) => !byRequest.has(name)).map(({ id }) => id));
    const found = operations.map((operation) => {
      const { id, name, path } = operation;
      const before = byRequest.get(name);
      const named = byId.get(id);
      const isSame = before !== undefined && (before.given === id || !moved.has(before.given));
      const same = isSame ? before : named && !requests.has(named.request) ? named : undefined;
      const known = {
        id: same?.id ?? id,
        given: id,
        path: before ? keepPathNames(path, before.path) : path,
        request: name,
      };
      return { ...operation, same, known };
    });
    for (const { same } of found) if (same !== undefined) byRequest.delete(same.request);
    for (const { id, name, known } of found) {
      byId.set(id, known);
      byRequest.set(name, known);
    }
    const isShared = (id: string) => operations.filter((operation) => operation.id === id).length > 1;
    const renamed = found
      .filter(({ id, known }) => id !== known.id && !isShared(id))
      .reduce((whole, { path, method, known }) => setId(whole, path, method, known.id), document);
    // A new method on a path does not change the names of its parameters.
    const paths = new Map(found.flatMap(({ path, known }) => (path === known.path ? [] : [[path, known.path]])));
    return [...paths].reduce((whole, [path, name]) => (path === name ? whole : renamePath(whole, path, name)), renamed);
  });
}

function setId(document: JsonObject, path: string, method: string, operationId: string): JsonObject {
  const paths = readObject(document.paths);
  const item = readObject(paths[path]);
  const operation = { ...readObject(item[method]), operationId };
  return { ...document, paths: { ...paths, [path]: { ...item, [method]: operation } } };
}

/**
 * Reads the earlier releases of a document's API, oldest first, and adds the document as the last one. Operations keep their first
 * names. Candidates are in no range of versions and set no names, and documents of another API are left out.
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
    // Before a candidate, the range also includes earlier candidates of its release.
    const release = semver.parse(readString(other));
    return otherTitle === title && release?.prerelease.length === 0 && semver.satisfies(release, `<${version}`);
  });
  earlier.sort((left, right) => semver.compare(versionOf(left.content), versionOf(right.content)));
  const all = [...earlier, source];
  const named = nameOperations(all.map(({ content }) => content));
  return all.map((release, index) => ({ ...release, content: named[index] ?? release.content }));
}

import semver from "semver";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { keepPathNames, listOperations, renamePath, versionOf } from "./list-operations.js";
import { readDocument, type SourceDocument } from "./read-document.js";

/** An operation of an earlier version. */
interface EarlierOperation {
  /** The operationId in the first document that has it, by which the client names it. */
  readonly id: string;
  /** The operationId in the last document that has it. */
  readonly given: string;
  readonly path: string;
  readonly request: string;
}

/**
 * Gives each operation the operationId of the first release that has it. Operations of two releases are the same if they have the same
 * request, unless the earlier operation has moved, or if they have the same operationId and the earlier request is gone. If two operations
 * of a document share an operationId, both keep it, and a later step refuses it.
 *
 * @param documents - The documents of releases, oldest first.
 */
export function nameOperations(documents: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map<string, EarlierOperation>();
  const byRequest = new Map<string, EarlierOperation>();
  return documents.map((document) => {
    const operations = listOperations(document);
    const requests = new Set(operations.map(({ name }) => name));
    const moved = new Set(operations.filter(({ name }) => !byRequest.has(name)).map(({ id }) => id));
    const found = operations.map((operation) => {
      const { id, name, path } = operation;
      const before = byRequest.get(name);
      const sameId = byId.get(id);
      const isSame = before !== undefined && (before.given === id || !moved.has(before.given));
      const same = isSame ? before : sameId && !requests.has(sameId.request) ? sameId : undefined;
      const named = {
        id: same?.id ?? id,
        given: id,
        path: before ? keepPathNames(path, before.path) : path,
        request: name,
      };
      return { ...operation, same, named };
    });
    for (const { same } of found) if (same !== undefined) byRequest.delete(same.request);
    for (const { id, name, named } of found) {
      byId.set(id, named);
      byRequest.set(name, named);
    }
    const isShared = (id: string) => operations.filter((operation) => operation.id === id).length > 1;
    const renamed = found
      .filter(({ id, named }) => id !== named.id && !isShared(id))
      .reduce((whole, { path, method, named }) => setId(whole, path, method, named.id), document);
    // A new method on a path must not rename the parameters of the path.
    const paths = new Map(found.flatMap(({ path, named }) => (path === named.path ? [] : [[path, named.path]])));
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
    // If the document is of a candidate, the range includes earlier candidates of its release.
    const release = semver.parse(readString(other));
    return otherTitle === title && release?.prerelease.length === 0 && semver.satisfies(release, `<${version}`);
  });
  earlier.sort((left, right) => semver.compare(versionOf(left.content), versionOf(right.content)));
  const all = [...earlier, source];
  const named = nameOperations(all.map(({ content }) => content));
  return all.map((release, index) => ({ ...release, content: named[index] ?? release.content }));
}

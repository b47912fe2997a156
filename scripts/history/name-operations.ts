import { type JsonObject, readObject } from "../io/index.js";
import { listOperations, renamePath } from "../read/index.js";

/** The operation of an earlier version, and how the client names it and its path parameters. */
interface Known {
  readonly id: string;
  readonly path: string;
}

/**
 * Gives the operations of all versions of an API the names that they had first. An operation of the version before is the same if its
 * operationId is; if that is gone, one with its request is.
 *
 * @param documents - The documents of releases, oldest first.
 */
export function nameOperations(documents: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map<string, Known>();
  const byRequest = new Map<string, Known>();
  return documents.map((document) => {
    const operations = listOperations(document);
    const ids = new Set(operations.map(({ id }) => id));
    const found = operations.map((operation) => {
      const { id, name, path } = operation;
      const before = byRequest.get(name);
      const same = byId.get(id) ?? (before && !ids.has(before.id) ? before : undefined);
      return { ...operation, known: { id: same?.id ?? id, path: before?.path ?? path } };
    });
    for (const { id, name, known } of found) {
      byId.set(id, known);
      byRequest.set(name, known);
    }
    const renamed = found.reduce(
      (whole, { path, method, id, known }) => (id === known.id ? whole : setId(whole, path, method, known.id)),
      document,
    );
    const paths = new Map(found.map(({ path, known }) => [path, known.path]));
    return [...paths].reduce((whole, [path, name]) => (path === name ? whole : renamePath(whole, path, name)), renamed);
  });
}

function setId(document: JsonObject, path: string, method: string, operationId: string): JsonObject {
  const paths = readObject(document.paths);
  const item = readObject(paths[path]);
  const operation = { ...readObject(item[method]), operationId };
  return { ...document, paths: { ...paths, [path]: { ...item, [method]: operation } } };
}

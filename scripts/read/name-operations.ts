import { type JsonObject, readObject } from "../io/index.js";
import { listOperations } from "./list-operations.js";
import { keepPathNames, renamePath } from "./parameters.js";

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
      const same = findEarlier(id, before, byId.get(id), moved, requests);
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

/**
 * Finds the earlier operation that an operation continues; undefined for a new operation.
 *
 * @param sameRequest - The earlier operation with the same request.
 * @param sameId - The earlier operation with the same operationId.
 * @param moved - The operationIds of the operations whose requests are new.
 * @param requests - The requests of all operations of the document.
 */
function findEarlier(
  id: string,
  sameRequest: EarlierOperation | undefined,
  sameId: EarlierOperation | undefined,
  moved: ReadonlySet<string>,
  requests: ReadonlySet<string>,
): EarlierOperation | undefined {
  if (sameRequest && (sameRequest.given === id || !moved.has(sameRequest.given))) return sameRequest;
  return sameId && !requests.has(sameId.request) ? sameId : undefined;
}

function setId(document: JsonObject, path: string, method: string, operationId: string): JsonObject {
  const paths = readObject(document.paths);
  const item = readObject(paths[path]);
  const operation = { ...readObject(item[method]), operationId };
  return { ...document, paths: { ...paths, [path]: { ...item, [method]: operation } } };
}

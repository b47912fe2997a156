import { type JsonObject, readObject } from "../io/index.js";
import { type ListedOperation, listOperations } from "./list-operations.js";
import { keepPathNames, renamePath } from "./parameters.js";

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
    const named = operations.map((operation): NamedOperation => {
      const { id, name, path } = operation;
      const sameRequest = byRequest.get(name);
      const earlier = findEarlier(id, sameRequest, byId.get(id), moved, requests);
      const keptPath = sameRequest ? keepPathNames(path, sameRequest.path) : path;
      return { operation, earlier, own: { id: earlier?.id ?? id, given: id, path: keptPath, request: name } };
    });
    // A moved operation has left its earlier request, which another operation may have taken.
    for (const { earlier } of named) if (earlier !== undefined) byRequest.delete(earlier.request);
    for (const { own } of named) {
      byId.set(own.given, own);
      byRequest.set(own.request, own);
    }
    return renameOperations(document, named);
  });
}

interface NamedOperation {
  readonly operation: ListedOperation;
  /** The operation that it continues; undefined for a new operation. */
  readonly earlier: EarlierOperation | undefined;
  /** The operation for the versions that follow. */
  readonly own: EarlierOperation;
}

function renameOperations(document: JsonObject, named: readonly NamedOperation[]): JsonObject {
  const isShared = (id: string) => named.filter(({ own }) => own.given === id).length > 1;
  const renamed = named
    .filter(({ own }) => own.given !== own.id && !isShared(own.given))
    .reduce((whole, { operation, own }) => setId(whole, operation, own.id), document);
  // A new method on a path must not rename the parameters of the path.
  const paths = new Map(named.flatMap(({ operation: { path }, own }) => (path === own.path ? [] : [[path, own.path]])));
  return [...paths].reduce((whole, [path, name]) => renamePath(whole, path, name), renamed);
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

function setId(document: JsonObject, { path, method }: ListedOperation, operationId: string): JsonObject {
  const paths = readObject(document.paths);
  const item = readObject(paths[path]);
  const operation = { ...readObject(item[method]), operationId };
  return { ...document, paths: { ...paths, [path]: { ...item, [method]: operation } } };
}

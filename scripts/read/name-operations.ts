import { type JsonObject, readObject } from "../io/index.js";
import { type ListedOperation, listOperations } from "./list-operations.js";
import { keepPathNames, renamePath } from "./parameters.js";

interface EarlierOperation {
  /** The operationId in the first document that has it, by which the client names it. */
  readonly id: string;
  /** The operationId in the last document that has it. */
  readonly latestId: string;
  readonly path: string;
  readonly request: string;
}

/**
 * Gives each operation the operationId of the first release that has it. An operation continues the earlier one with the same request,
 * unless that one has moved. Otherwise it continues the one with the same operationId, if no operation has that one's request any more. If
 * two operations of a document share an operationId, both keep it, and `correctDocument` refuses it.
 *
 * @param documents - The documents of releases, oldest first.
 */
export function nameOperations(documents: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map<string, EarlierOperation>();
  const byRequest = new Map<string, EarlierOperation>();
  return documents.map((document) => {
    const operations = listOperations(document);
    const requests = new Set(operations.map(({ name }) => name));
    // The operations whose requests are new.
    const moved = new Set(operations.filter(({ name }) => !byRequest.has(name)).map(({ id }) => id));
    const named = operations.map((operation): NamedOperation => {
      const { id, name, path } = operation;
      const [sameRequest, sameId] = [byRequest.get(name), byId.get(id)];
      const isSame = sameRequest && (sameRequest.latestId === id || !moved.has(sameRequest.latestId));
      const earlier = isSame ? sameRequest : sameId && !requests.has(sameId.request) ? sameId : undefined;
      const keptPath = sameRequest ? keepPathNames(path, sameRequest.path) : path;
      const latest = { id: earlier?.id ?? id, latestId: id, path: keptPath, request: name };
      return { operation, earlier, latest };
    });
    // A moved operation has left its earlier request, which another operation may have taken.
    for (const { earlier } of named) if (earlier !== undefined) byRequest.delete(earlier.request);
    for (const { latest } of named) {
      byId.set(latest.latestId, latest);
      byRequest.set(latest.request, latest);
    }
    return renameOperations(document, named);
  });
}

interface NamedOperation {
  readonly operation: ListedOperation;
  /** The operation that it continues; undefined for a new operation. */
  readonly earlier: EarlierOperation | undefined;
  /** The operation for the versions that follow. */
  readonly latest: EarlierOperation;
}

function renameOperations(document: JsonObject, named: readonly NamedOperation[]): JsonObject {
  const isShared = (id: string) => named.filter(({ latest }) => latest.latestId === id).length > 1;
  const renamed = named
    .filter(({ latest: { id, latestId } }) => latestId !== id && !isShared(latestId))
    .reduce((whole, { operation, latest }) => setId(whole, operation, latest.id), document);
  // A new method on a path must not rename the parameters of the path.
  const kept = named.filter(({ operation, latest }) => operation.path !== latest.path);
  const paths = new Map(kept.map(({ operation, latest }) => [operation.path, latest.path]));
  return [...paths].reduce((whole, [path, name]) => renamePath(whole, path, name), renamed);
}

function setId(document: JsonObject, { path, method }: ListedOperation, operationId: string): JsonObject {
  const paths = readObject(document.paths);
  const item = readObject(paths[path]);
  const operation = { ...readObject(item[method]), operationId };
  return { ...document, paths: { ...paths, [path]: { ...item, [method]: operation } } };
}

import { type JsonObject, readObject } from "../io/index.js";
import { listOperations, listPathNames, nameOperation, versionOf } from "../read/index.js";

/** The request of an operation. */
interface Place {
  readonly method: string;
  readonly path: string;
}

/** An operation that has another request from a version on. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly goneIn: string;
}

/** Finds the operations that a document has by another request than a version before, by their ids. */
export function findMoves(before: JsonObject, document: JsonObject): readonly Move[] {
  const [old, now] = [listOperations(before), listOperations(document)];
  const [had, has] = [old, now].map((operations) => new Set(operations.map(({ name }) => name)));
  const came = now.filter(({ name }) => !had?.has(name));
  return old.flatMap((from) => {
    const to = has?.has(from.name) ? undefined : came.find(({ id }) => id === from.id);
    return to ? [{ from, to, goneIn: versionOf(document) }] : [];
  });
}

/** Whether an operation takes as many path parameters as before, so that a client can send each server the request that it has. */
export function takesAsMany({ from, to }: Pick<Move, "from" | "to">): boolean {
  return listPathNames(from.path).length === listPathNames(to.path).length;
}

/** Adds the moves of a version to those of earlier ones, which lead to where the operations are now. */
export function addMoves(moves: readonly Move[], own: readonly Move[]): readonly Move[] {
  const next = ({ method, path }: Place) => own.find(({ from }) => from.method === method && from.path === path)?.to;
  return [...moves.map((move) => ({ ...move, to: next(move.to) ?? move.to })), ...own];
}

/** Returns a document with operations at their later place, so that only their content is compared. */
export function moveOperations(document: JsonObject, moves: readonly Pick<Move, "from" | "to">[]): JsonObject {
  const paths = { ...readObject(document.paths) };
  for (const { from, to } of moves) {
    const found = listOperations(document).find(({ name }) => name === nameOperation(from.method, from.path));
    if (found === undefined) continue;
    paths[found.path] = { ...readObject(paths[found.path]), [found.method]: undefined };
    paths[to.path] = {
      ...readObject(paths[to.path]),
      [to.method]: { ...found.operation, parameters: found.parameters },
    };
  }
  return { ...document, paths };
}

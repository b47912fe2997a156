import { isDeepStrictEqual } from "node:util";
import { nameOperation } from "../document/index.js";
import { readModel } from "../emit/index.js";
import { type Feature, keyOf, leaveOutInside, type VersionChanges } from "../history/index.js";
import { type JsonObject, readObject, readString } from "../io/index.js";
import type { Operation } from "../model/index.js";
import { hasStructure, isSameSchema } from "./same-schema.js";

export interface Rename<T> {
  readonly from: T;
  readonly to: T;
}

/**
 * What has a different name in a later document. Each rule identifies two things as the same. Ambiguous matches are
 * dropped, because a wrong "is now" is worse than a removal and an addition.
 */
export interface Renames {
  /**
   * Same method and path, except for names of path parameters, but a different function; or the same function with a
   * different path; or a different path and function with the same method, parameters, body and response.
   */
  readonly operations: readonly Rename<Operation>[];
  /** Same method and path, except for the name of a path parameter. */
  readonly pathParameters: readonly Rename<Operation>[];
  /** Types of schemas with the same structure, by {@link isSameSchema}. */
  readonly types: readonly Rename<string>[];
  /** Types of removed schemas that have no new name. */
  readonly removedTypes: readonly string[];
  /** Fields of the same object, or parameters in the same location, with an identical schema and description. */
  readonly fields: readonly Rename<Feature>[];
}

/** Finds the renames from one corrected document to another; `changes` are those of its features. */
export function findRenames(before: JsonObject, after: JsonObject, changes: VersionChanges | undefined): Renames {
  const [old, current] = [readModel(before), readModel(after)];
  return {
    ...findOperations(old.operations, current.operations, changes),
    ...findTypes(before, old.types, after, current.types),
    fields: findFields(changes),
  };
}

function findOperations(
  before: readonly Operation[],
  after: readonly Operation[],
  changes: VersionChanges | undefined,
): Pick<Renames, "operations" | "pathParameters"> {
  const current = new Map(after.map((operation) => [keyOfOperation(operation), operation]));
  const known = new Set(before.map(keyOfOperation));
  const gone = before.filter((operation) => !current.has(keyOfOperation(operation)));
  const came = after.filter((operation) => !known.has(keyOfOperation(operation)));
  const stayed = before.flatMap((from) => {
    const to = current.get(keyOfOperation(from));
    return to === undefined ? [] : [{ from, to }];
  });
  const moved = matchOnly(gone, came, (from, to) => from.functionName === to.functionName);
  const isMoved = (operation: Operation) => moved.some(({ from, to }) => operation === from || operation === to);
  const alike = matchOnly(
    gone.filter((operation) => !isMoved(operation)),
    came.filter((operation) => !isMoved(operation)),
    (from, to) => isSameOperation(from, to, changes),
  );
  return {
    operations: [...stayed.filter(({ from, to }) => from.functionName !== to.functionName), ...moved, ...alike],
    pathParameters: stayed.filter(({ from, to }) => from.path !== to.path),
  };
}

function isSameOperation(from: Operation, to: Operation, changes: VersionChanges | undefined): boolean {
  const removed = listInside(changes?.removed ?? [], keyOfOperation(from));
  const added = listInside(changes?.added ?? [], keyOfOperation(to));
  return from.method === to.method && removed.length > 0 && isDeepStrictEqual(removed, added);
}

function listInside(features: readonly Feature[], operation: string): readonly unknown[] {
  const inside = features.filter((feature) => feature.operation === operation && feature.place !== "operation");
  return inside.map((feature) => [keyOf({ ...feature, operation: "" }), feature.shape]);
}

function findTypes(
  before: JsonObject,
  old: ReadonlyMap<string, string>,
  after: JsonObject,
  current: ReadonlyMap<string, string>,
): Pick<Renames, "types" | "removedTypes"> {
  const gone = [...old].filter(([schema]) => !current.has(schema));
  const came = [...current].filter(([schema]) => !old.has(schema));
  const found = matchOnly(gone, came, ([from], [to]) =>
    isSameSchema(before, readSchema(before, from), after, readSchema(after, to)),
  );
  const removed = gone.filter((each) => !found.some(({ from }) => from === each));
  return {
    types: found.map(({ from: [, from], to: [, to] }) => ({ from, to })),
    removedTypes: removed.map(([, name]) => name),
  };
}

function readSchema(document: JsonObject, name: string): JsonObject {
  return readObject(readObject(readObject(document.components).schemas)[name]);
}

function findFields(changes: VersionChanges | undefined): readonly Rename<Feature>[] {
  const [removed, added] = [changes?.removed, changes?.added].map((features) =>
    leaveOutInside(features ?? []).filter(
      ({ place, path, value }) => place !== "operation" && path.length > 0 && !value,
    ),
  );
  return matchOnly(removed ?? [], added ?? [], isSameField);
}

function isSameField(from: Feature, to: Feature): boolean {
  if (keyOf({ ...from, path: from.path.slice(0, -1) }) !== keyOf({ ...to, path: to.path.slice(0, -1) })) return false;
  const [left, right] = [from, to].map(({ schemas }) => schemas.map(({ name: _, ...schema }) => schema));
  return isDeepStrictEqual(left, right) && (left ?? []).some(isTelling);
}

/** Whether a schema can identify a field. Many fields are just a string without a description. */
function isTelling(schema: JsonObject): boolean {
  return (
    readString(schema.description) !== undefined || hasStructure(schema) || hasStructure(readObject(schema.schema))
  );
}

/** Pairs items that are the same, and leaves out items with more than one counterpart. */
function matchOnly<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (from: T, to: T) => boolean,
): readonly Rename<T>[] {
  const pairs = before.flatMap((from) => after.filter((to) => isSame(from, to)).map((to) => ({ from, to })));
  const count = (one: T) => pairs.filter(({ from, to }) => from === one || to === one).length;
  return pairs.filter(({ from, to }) => count(from) === 1 && count(to) === 1);
}

function keyOfOperation({ method, path }: Operation): string {
  return nameOperation(method, path);
}

import { isJsonObject, type JsonObject, readObject } from "../io/index.js";
import {
  findTarget,
  type ListedOperation,
  listOperations,
  listReferences,
  readPointer,
  versionOf,
} from "../read/index.js";

/** Marks an operation that only earlier versions have, with the first version that lacks it. */
export const GONE_IN = "x-gone-in";

/**
 * Adds to the document of a version what only earlier ones have, with the components that it refers to: operations, which a client
 * keeps for older servers, and successes, which those still send. An operation that has another name is not kept.
 *
 * @param before - The document of the version before, with what was added to it, and operations where this one has them.
 */
export function keepOperations(document: JsonObject, before: JsonObject): JsonObject {
  const [own, old] = [listOperations(document), listOperations(before)];
  const [names, ids] = [new Map(own.map((each) => [each.name, each])), new Set(own.map(({ id }) => id))];
  const kept = old.flatMap((was): readonly Pick<ListedOperation, "path" | "method" | "operation">[] => {
    const now = names.get(was.name);
    const { operation, parameters } = was;
    const gone = { [GONE_IN]: versionOf(document), ...operation, parameters, deprecated: true };
    if (now === undefined) return ids.has(was.id) ? [] : [{ ...was, operation: gone }];
    const more = keepSuccesses(document, now.operation, before, operation);
    const responses = { ...readObject(now.operation.responses), ...more };
    return Object.keys(more).length === 0 ? [] : [{ ...now, operation: { ...now.operation, responses } }];
  });
  if (kept.length === 0) return document;
  const paths = { ...readObject(document.paths) };
  for (const { path, method, operation } of kept) paths[path] = { ...readObject(paths[path]), [method]: operation };
  return addComponents({ ...document, paths }, before);
}

/** Returns the successes of an operation that only the version before has, and those whose body only one of both has. */
function keepSuccesses(document: JsonObject, now: JsonObject, before: JsonObject, was: JsonObject): JsonObject {
  const list = (whole: JsonObject, { responses }: JsonObject) =>
    Object.entries(readObject(responses))
      .filter(([status]) => status.startsWith("2"))
      .map(([status, response]) => [status, findTarget(whole, response)] as const);
  const own = new Map(list(document, now));
  const kept = list(before, was).flatMap(([status, old]) => {
    const response = own.get(status);
    if (response === undefined) return own.size === 0 ? [] : [[status, old] as const];
    const withBody = [response, old].filter(({ content }) => Object.keys(readObject(content)).length > 0);
    const mayBeEmpty = withBody.length === 1 || old[MAY_BE_EMPTY] === true;
    return mayBeEmpty && !response[MAY_BE_EMPTY] ? [[status, { ...withBody[0], [MAY_BE_EMPTY]: true }] as const] : [];
  });
  return Object.fromEntries(kept);
}

const MAY_BE_EMPTY = "x-may-be-empty";

/** Copies the components that a document refers to and lacks from that of the version before. */
function addComponents(document: JsonObject, before: JsonObject): JsonObject {
  const components = { ...readObject(document.components) };
  const add = (value: JsonObject): void => {
    for (const reference of listReferences(value)) {
      const [, group = "", name = ""] = readPointer(reference);
      const [own, old] = [components, readObject(before.components)].map((each) => readObject(each[group]));
      const component = old?.[name];
      if (own?.[name] !== undefined || !isJsonObject(component)) continue;
      components[group] = { ...own, [name]: component };
      add(component);
    }
  };
  add(readObject(document.paths));
  return { ...document, components };
}

import { isJsonObject, type JsonObject, readArray, readObject, readString } from "../../io/index.js";
import { findTarget, listReferences, readPointer } from "../../openapi/document/index.js";
import { METHODS } from "../../openapi/model/index.js";
import { nameOperation } from "../name-operation.js";

/** Marks an operation that only earlier versions have, with the first version that lacks it. */
export const GONE_IN = "x-gone-in";

/**
 * Adds to the document of a version the operations that only earlier ones have, with the components that they refer to: a client
 * keeps their functions for older servers. An operation that has moved, or that has another name, is not kept.
 *
 * @param before - The document of the version before, with the operations that were added to it.
 */
export function keepOperations(document: JsonObject, before: JsonObject): JsonObject {
  const known = new Set(listOperations(document).flatMap(({ names }) => names));
  const gone = listOperations(before).filter(({ names }) => !names.some((name) => known.has(name)));
  if (gone.length === 0) return document;
  const version = readString(readObject(document.info).version) ?? "";
  const paths = { ...readObject(document.paths) };
  for (const { path, method, operation } of gone) {
    const kept = { [GONE_IN]: version, ...operation, deprecated: true };
    paths[path] = { ...readObject(paths[path]), [method]: kept };
  }
  return addComponents({ ...document, paths }, before);
}

/** Lists the operations of a document, each with what tells whether another document has it too: its request and its id. */
function listOperations(document: JsonObject) {
  return Object.entries(readObject(document.paths)).flatMap(([path, value]) => {
    const item = findTarget(document, value);
    return METHODS.flatMap((method) => {
      const own = item[method];
      if (!isJsonObject(own)) return [];
      const operation = { ...own, parameters: [...readArray(item.parameters), ...readArray(own.parameters)] };
      return [{ path, method, operation, names: [nameOperation(method, path), `id ${readString(own.operationId)}`] }];
    });
  });
}

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

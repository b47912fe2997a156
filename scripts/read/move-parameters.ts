import { isJsonObject, type JsonObject, mapEntries, readArray, readObject } from "../io/index.js";
import { METHODS } from "./list-operations.js";
import { findTarget } from "./references.js";

/** Moves the parameters of a path into its operations, except those that an operation has itself, so that they have one place. */
export function moveParameters(document: JsonObject): JsonObject {
  const nameOf = (value: JsonObject) => `${findTarget(document, value).in} ${findTarget(document, value).name}`;
  const paths = mapEntries(readObject(document.paths), (item) => {
    if (!isJsonObject(item) || item.parameters === undefined) return item;
    const { parameters, ...rest } = item;
    return mapEntries(rest, (operation, method) => {
      if (!METHODS.some((each) => each === method) || !isJsonObject(operation)) return operation;
      const own = readArray(operation.parameters).map(readObject);
      const names = new Set(own.map(nameOf));
      const common = readArray(parameters).filter((each) => !names.has(nameOf(readObject(each))));
      return { ...operation, parameters: [...common, ...own] };
    });
  });
  return { ...document, paths };
}

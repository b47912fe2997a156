import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { listPathNames } from "./list-operations.js";
import { inline } from "./references.js";

/** Gives a path other names of its parameters, which are not sent. */
export function renamePath(document: JsonObject, path: string, name: string): JsonObject {
  const names = new Map(listPathNames(path).map((old, index) => [old, listPathNames(name)[index]]));
  const rename = (given: Json): Json => {
    const parameter = inline(document, given);
    const renamed = isJsonObject(parameter) && parameter.in === "path" && names.get(readString(parameter.name) ?? "");
    return renamed ? { ...parameter, name: renamed } : given;
  };
  const renameAll = (value: Json): Json =>
    isJsonObject(value) && Array.isArray(value.parameters)
      ? { ...value, parameters: value.parameters.map(rename) }
      : value;
  const { [path]: item, ...others } = readObject(document.paths);
  const operations = Object.entries(readObject(item)).map(([key, value = null]) => [key, renameAll(value)] as const);
  return { ...document, paths: { ...others, [name]: renameAll(Object.fromEntries(operations)) } };
}

import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { resolveOrEmpty, resolveWithKeywords } from "./references.js";

/** Identifies a parameter of an operation: `query limit`. The name of a header has no case. */
export function nameParameter(document: JsonObject, parameter: Json): string {
  const { in: location, name } = resolveOrEmpty(document, parameter);
  return `${location} ${location === "header" ? String(name).toLowerCase() : name}`;
}

/** Lists the names of the parameters in a path, each once. */
export function listPathNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
}

/** Gives the parameters of a path their earlier names. A name in both paths is the same parameter, at any position. */
export function keepPathNames(path: string, before: string): string {
  const [own, was] = [listPathNames(path), listPathNames(before)];
  const gone = was.filter((name) => !own.includes(name));
  const fresh = own.filter((name) => !was.includes(name));
  return path.replace(/[^{}]+(?=\})/g, (name) => gone[fresh.indexOf(name)] ?? name);
}

/**
 * Whether OpenAPI 3.1 ("Parameter Object") ignores a header parameter. fetch computes Content-Length, and a request
 * with another value never ends.
 */
export function isIgnoredHeader(parameter: JsonObject): boolean {
  const name = (readString(parameter.name) ?? "").toLowerCase();
  return parameter.in === "header" && ["accept", "authorization", "content-length", "content-type"].includes(name);
}

/** Renames the parameters of a path, whose names are not sent. */
export function renamePath(document: JsonObject, path: string, name: string): JsonObject {
  const names = new Map(listPathNames(path).map((old, index) => [old, listPathNames(name)[index]]));
  const rename = (given: Json): Json => {
    const parameter = resolveWithKeywords(document, given);
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

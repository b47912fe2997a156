import { exec, type JsonValue } from "jsonpath-rfc9535";
import { isJsonObject, type Json, type JsonObject, readObject, readString, withPlace } from "../io/index.js";
import { renamePath } from "./parameters.js";
import { nameSchema, resolveWithKeywords, viewResolved } from "./references.js";

/** The names and indexes that lead to a value. */
type Path = readonly (string | number)[];

/**
 * Applies an action of an OpenAPI Overlay to the values that its target selects. If the target selects nothing, or may select several
 * parts of a schema, it is also applied behind references. A schema behind a reference is changed in place and keeps its name. Any other
 * value is copied. The result shares the unchanged parts of the document.
 *
 * @param places - The places that the target names. A value that several places lead to is changed once.
 */
export function applyAction(
  document: JsonObject,
  action: JsonObject,
  places: readonly (Json | undefined)[] = [action.target],
): JsonObject {
  const { remove, update, copy, "x-path": newPath } = action;
  // A removal removes a reference and not its target, which other references may need.
  const paths = places.flatMap((place) => findPaths(document, place, remove !== true));
  const targets = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  const changeEach = (to: (value: Json, path: Path) => Json | undefined): JsonObject => {
    // The last item changes first, so that a removal does not shift the other items.
    return [...targets].reverse().reduce((whole, path) => changeAt(whole, path, (found) => to(found, path)), document);
  };
  if (typeof newPath === "string")
    return targets.reduce((whole, path) => renamePath(whole, String(path.at(-1)), newPath), document);
  if (remove === true) return changeEach(() => undefined);
  if (update !== undefined && copy !== undefined) throw new Error("An action can't have both `update` and `copy`");
  const value = copy === undefined ? update : findCopied(document, copy);
  if (value === undefined) return document;
  // A selected list gets any other value as an item.
  const toItems = (found: Json) => (Array.isArray(found) && !Array.isArray(value) ? [value] : value);
  return changeEach((found, path) => mergeUpdate(found, toItems(found), path));
}

export function findValues(document: JsonObject, target: Json | undefined): readonly Json[] {
  const read = (path: Path) => path.reduce<Json>((value, key) => readChild(document, value, key), document);
  return [...new Set(findPaths(document, target, true).map(read))];
}

/** Matches a target that selects several parts of a schema, such as alternatives. Some may be inline, others behind references. */
const SELECTS_SEVERAL = /\b(schema|oneOf|anyOf|allOf)\b.*\[[*?]/;

/** @param isInside - Whether to return, for a path that ends at a reference, the path of its target. */
function findPaths(document: JsonObject, target: Json | undefined, isInside: boolean): readonly Path[] {
  const direct = selectPaths(document, target);
  const text = readString(target) ?? "";
  // A schema that contains itself has endless descendants.
  if (text.includes("..") || (direct.length > 0 && !SELECTS_SEVERAL.test(text))) return direct;
  const found = new Set(direct.map((path) => JSON.stringify(path)));
  const behind = selectPaths(viewResolved(document), target).filter((path) => !found.has(JSON.stringify(path)));
  return [...direct, ...behind.map((path) => startAtComponent(document, path, isInside))];
}

/** Rewrites a path to begin at the last component schema that it reaches by a reference. */
function startAtComponent(document: JsonObject, path: Path, isInside: boolean): Path {
  const begin = (value: Json, otherwise: Path): Path => {
    const name = nameSchema(document, value);
    return name === undefined ? otherwise : ["components", "schemas", name];
  };
  let [start, value]: [Path, Json] = [[], document];
  for (const key of path) {
    start = [...(hasKey(value, key) ? start : begin(value, start)), key];
    value = readChild(document, value, key);
  }
  return isInside ? begin(value, start) : start;
}

function selectPaths(document: JsonObject, expression: Json | undefined): readonly Path[] {
  const found = new Map<string, Path>();
  const add = (_: unknown, path: Path) => found.set(JSON.stringify(path), path.map(unescapeName));
  withPlace("Invalid JSONPath expression", () => {
    // The library's type for JSON is not readonly, but the library only reads.
    exec(document as unknown as JsonValue, readString(expression) ?? "", add);
  });
  return [...found.values()];
}

/** Removes the escapes with which jsonpath-rfc9535 returns names: those of JSON, but for quotes. */
function unescapeName(key: string | number): string | number {
  if (typeof key === "number") return key;
  return JSON.parse(`"${key.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`);
}

/** Finds the value to copy; undefined if the expression selects none. */
function findCopied(document: JsonObject, expression: Json): Json | undefined {
  const [value, ...others] = findValues(document, expression);
  if (others.length > 0) throw new Error("The copy expression selects more than one value");
  return value;
}

/** Returns a copy with another value at a path, or without a value there if `to` returns undefined. */
function changeAt(root: JsonObject, path: Path, to: (value: Json) => Json | undefined): JsonObject {
  const changeBelow = (given: Json, [key, ...rest]: Path): Json | undefined => {
    if (key === undefined) return to(given);
    const value = hasKey(given, key) ? given : resolveWithKeywords(root, given);
    const child = changeBelow(readChild(root, value, key), rest);
    if (Array.isArray(value)) {
      return value.flatMap((item: Json, index) => (index !== key ? [item] : child === undefined ? [] : [child]));
    }
    const entries = Object.entries(value ?? {}).map(([name, own]) => [name, name === key ? child : own] as const);
    return Object.fromEntries(entries.filter(([, own]) => own !== undefined));
  };
  const changed = changeBelow(root, path);
  if (!isJsonObject(changed)) throw new Error("Cannot replace the root of the document");
  return changed;
}

function hasKey(value: Json, key: string | number): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

/** Reads the value at a key, also through a reference. */
function readChild(document: JsonObject, value: Json, key: string | number): Json {
  const holder = hasKey(value, key) ? value : resolveWithKeywords(document, value);
  if (Array.isArray(holder)) return holder[Number(key)];
  return readObject(holder)[key] ?? null;
}

function mergeUpdate(value: Json, update: Json, path: Path): Json {
  if (isJsonObject(value) && isJsonObject(update)) {
    const merged = Object.entries(update).map(([name, part = null]) => {
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, own === undefined ? part : mergeUpdate(own, part, [...path, name])] as const;
    });
    return { ...value, ...Object.fromEntries(merged) };
  }
  if (Array.isArray(value) && Array.isArray(update)) return [...value, ...update];
  if (nameKind(value) !== "value" || nameKind(update) !== "value") {
    throw new Error(`Cannot apply ${nameKind(update)} to ${nameKind(value)} at ${path.join(" > ")}`);
  }
  return update;
}

function nameKind(value: Json): string {
  if (Array.isArray(value)) return "array";
  return isJsonObject(value) ? "object" : "value";
}

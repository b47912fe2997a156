import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, mapEntries, readArray, readObject } from "../io/index.js";
import { flattenSchema } from "./flatten-schema.js";
import { findTarget } from "./references.js";
import { hasData, hasNames, isWord } from "./words.js";

/** Where schemas stand; `*` is any name or index below a keyword. */
const SCHEMAS: ReadonlySet<string> = new Set([
  ...["additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "schema"],
  ...["then", "unevaluatedItems", "unevaluatedProperties"],
  ...["dependentSchemas*", "patternProperties*", "prefixItems*", "properties*"],
]);

/**
 * Creates a function that compares parts of two documents by what they mean: without words, names of components, and the order of
 * alternatives and values. Two components are compared once, however many refer to them, and may contain themselves.
 */
export function createComparison(document: JsonObject, other: JsonObject) {
  const resolve = createResolver(document);
  const resolveOther = createResolver(other);
  const same = new Map<Json, Set<Json>>();
  const assumed: (readonly [Json, Json])[] = [];

  function isSame(key: string, given: Json | undefined, twin: Json | undefined): boolean {
    // A mapping names components.
    if (key === "mapping*") return true;
    const [left, right] = [resolve(given), resolveOther(twin)];
    if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return left === right;
    if (same.get(left)?.has(right)) return true;
    const start = assumed.push([left, right]) - 1;
    same.set(left, (same.get(left) ?? new Set()).add(right));
    if (SCHEMAS.has(key) ? isSameSchema(left, right) : isSameValue(key, left, right)) return true;
    // What was the same if these are is unknown again.
    for (const [own, its] of assumed.splice(start)) same.get(own)?.delete(its);
    return false;
  }

  function isSameSchema(left: Json, right: Json): boolean {
    const [own, its] = [flattenSchema(document, left), flattenSchema(other, right)];
    const isSameShape = (shape: JsonObject, twin: JsonObject) => isSameValue("", shape, twin);
    return own.nullable === its.nullable && isSameSet(own.shapes, its.shapes, isSameShape);
  }

  function isSameValue(key: string, left: Json, right: Json): boolean {
    if (Array.isArray(left) || Array.isArray(right)) {
      const [items, others] = [readArray(left), readArray(right)];
      return items.length === others.length && items.every((item, index) => isSame(`${key}*`, item, others[index]));
    }
    const [own, its] = [readObject(left), readObject(right)];
    const isNamed = hasNames(key);
    return [...new Set([...Object.keys(own), ...Object.keys(its)])].every((name) => {
      if (isNamed) return isSame(`${key}*`, own[name], its[name]);
      // Whether a schema may be null is known by now.
      if (isWord(name) || name === "nullable") return true;
      if (name === "enum" || name === "required") {
        return own[name] === its[name] || isSameSet(readArray(own[name]), readArray(its[name]), isDeepStrictEqual);
      }
      return hasData(name) ? isDeepStrictEqual(own[name], its[name]) : isSame(name, own[name], its[name]);
    });
  }

  return (left: Json | undefined, right: Json | undefined): boolean => isSame("", left, right);
}

/** Creates a function that follows references, with what stands beside them. */
function createResolver(document: JsonObject): (value: Json | undefined) => Json | undefined {
  const known = new Map<Json, JsonObject>();
  return (value) => {
    if (!isJsonObject(value) || typeof value.$ref !== "string") return value;
    const { $ref: _, ...rest } = value;
    const beside = mapEntries(rest, (each, name) => (isWord(name) ? undefined : each));
    const target = findTarget(document, value);
    // One that contains itself has to be known again.
    const found = known.get(value) ?? (Object.keys(beside).length === 0 ? target : { ...target, ...beside });
    known.set(value, found);
    return found;
  };
}

function isSameSet<Item>(
  left: readonly Item[],
  right: readonly Item[],
  isSame: (left: Item, right: Item) => boolean,
): boolean {
  const rest = [...right];
  return (
    left.length === right.length &&
    left.every((item) => {
      const index = rest.findIndex((each) => isSame(item, each));
      if (index !== -1) rest.splice(index, 1);
      return index !== -1;
    })
  );
}

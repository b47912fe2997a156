import { isJsonObject, type Json, type JsonObject, mapEntries, readObject } from "../../io/index.js";
import { listReferences } from "./list-references.js";
import { findTarget, writePointer } from "./resolve-reference.js";

/** Returns a document in which what references lead to stands in their places. If a schema contains itself, so does the result. */
export function followAll(document: JsonObject): JsonObject {
  const known = new Map<Json, Json>();
  const follow = (given: Json): Json => {
    const value = inline(document, given);
    if (typeof value !== "object" || value === null) return value;
    const followed = known.get(value);
    if (followed !== undefined) return followed;
    const copy: Record<string, Json> | Json[] = Array.isArray(value) ? [] : {};
    known.set(value, copy);
    for (const [key, inside] of Object.entries(value)) Object.assign(copy, { [key]: follow(inside ?? null) });
    return copy;
  };
  return readObject(follow(document));
}

/** Returns what a value refers to, with what stands beside the reference; the value itself if that is nothing. */
export function inline(document: JsonObject, value: Json): Json {
  if (!isJsonObject(value) || typeof value.$ref !== "string") return value;
  const target = findTarget(document, value);
  const { $ref: _, ...beside } = value;
  if (Object.keys(beside).length === 0) return Object.keys(target).length === 0 ? value : target;
  return { ...target, ...beside };
}

/** Drops the components to which a document refers no longer. */
export function dropUnused(before: JsonObject, after: JsonObject): JsonObject {
  const used = new Set(listReferences(after));
  const unused = new Set(listReferences(before).filter((reference) => !used.has(reference)));
  if (unused.size === 0) return after;
  const groups = mapEntries(readObject(after.components), (group, kind) => {
    const left = mapEntries(readObject(group), (component, name) =>
      unused.has(writePointer(["components", kind, name])) ? undefined : component,
    );
    return Object.keys(left).length === 0 ? undefined : left;
  });
  return { ...after, components: groups };
}

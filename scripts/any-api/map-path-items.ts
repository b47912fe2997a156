import { isJsonObject, type Json, type JsonObject, type Report } from "../io/index.js";
import { findTarget } from "../openapi/document/index.js";
import { METHODS, type Method } from "../openapi/model/index.js";

/** Changes a document, and tells what it changed. */
export type Mend = (document: JsonObject, tell: Report) => JsonObject;

/** Changes the path items of a document. One that is a reference is replaced by its target, if that changes. */
export function mapPathItems(document: JsonObject, change: (item: JsonObject, path: string) => JsonObject): JsonObject {
  return mapMember(document, "paths", (value, path) => {
    if (!path.startsWith("/")) return value;
    const item = findTarget(document, value);
    const changed = change(item, path);
    return changed === item ? value : changed;
  });
}

/** Changes the operations of a path item. */
export function mapOperations(
  item: JsonObject,
  change: (operation: JsonObject, method: Method) => JsonObject,
): JsonObject {
  return mapValues(item, (value, key) => {
    const method = METHODS.find((each) => each === key);
    return method !== undefined && isJsonObject(value) ? change(value, method) : value;
  });
}

/** Changes what an object has under one key, if that is an object. */
export function mapMember(owner: JsonObject, key: string, change: (value: Json, name: string) => Json): JsonObject {
  const member = owner[key];
  if (!isJsonObject(member)) return owner;
  const changed = mapValues(member, change);
  return changed === member ? owner : { ...owner, [key]: changed };
}

/** Changes values in their order; returns the same object if none changes. */
export function mapValues(object: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  const entries = Object.entries(object).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, change(value, name)] as const],
  );
  return entries.every(([name, value]) => value === object[name]) ? object : Object.fromEntries(entries);
}

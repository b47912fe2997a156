import { isJsonObject, type Json, type JsonObject } from "../../../scripts/io/json.js";

/** The place of a value in a document: its keys, and positions in lists. */
export type Place = readonly (string | number)[];

/** Returns the same document with something else in one place; undefined takes away what is there. */
export function changeAt(
  document: JsonObject,
  place: Place,
  change: (value: Json | undefined) => Json | undefined,
): JsonObject {
  const changed = changeInside(document, place, change);
  if (!isJsonObject(changed)) throw new Error("a document is an object");
  return changed;
}

function changeInside(
  value: Json | undefined,
  [key, ...rest]: Place,
  change: (value: Json | undefined) => Json | undefined,
): Json | undefined {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => (index === key ? (changeInside(item, rest, change) ?? []) : [item]));
  }
  const object = isJsonObject(value) ? value : {};
  return { ...object, [key]: changeInside(object[key], rest, change) };
}

/** A value with the place where it is. */
export type Placed = readonly [place: Place, value: Json];

/** Lists every value of a document, each before what is in it. */
export function listValues(value: Json | undefined, place: Place = []): readonly Placed[] {
  if (value === undefined) return [];
  const inside = Array.isArray(value)
    ? value.flatMap((item: Json, index) => listValues(item, [...place, index]))
    : isJsonObject(value)
      ? Object.keys(value)
          .sort()
          .flatMap((key) => listValues(value[key], [...place, key]))
      : [];
  return [[place, value], ...inside];
}

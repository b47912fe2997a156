import { isJsonObject, type Json, type JsonObject } from "../../io/index.js";

/** Marks a string that is an alternative to words: `"latest"`, or any string with a pattern. */
export const OPEN_STRING = "openString";

/** Marks the strings with a pattern among the alternatives of a schema. */
export function markOpenStrings(schema: JsonObject): JsonObject {
  const mark = (each: Json): Json =>
    isJsonObject(each) && each.type === "string" && each.pattern !== undefined
      ? { ...each, [OPEN_STRING]: true }
      : each;
  const marked = ["anyOf", "oneOf"].flatMap((key) =>
    Array.isArray(schema[key]) ? [[key, schema[key].map(mark)]] : [],
  );
  return marked.length === 0 ? schema : { ...schema, ...Object.fromEntries(marked) };
}

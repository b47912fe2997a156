import { MAY_BE_MISSING } from "../history/index.js";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../io/index.js";
import { listFields, resolveReference } from "../read/index.js";

/** Marks a string with a pattern that is an alternative to fixed strings, such as an id beside `"latest"`. */
export const OPEN_STRING = "openString";

/** Rewrites keywords that openapi-typescript reads differently from OpenAPI. An object without them is unchanged. */
export function simplifySchema(document: JsonObject, schema: JsonObject): JsonObject {
  return markOpenStrings(relaxRequired(document, schema));
}

/** Makes fields optional that may be missing, such as fields that only one side sends: requests and responses may share a schema. */
function relaxRequired(document: JsonObject, schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.required)) return schema;
  const isMissing = (field: JsonObject) => [field.readOnly, field.writeOnly, field[MAY_BE_MISSING]].includes(true);
  const missing = listFields(document, schema).filter(
    ([, field]) => isMissing(readObject(field)) || isMissing(resolveReference(document, field)),
  );
  const names = new Set<Json>(missing.map(([name]) => name));
  return { ...schema, required: schema.required.filter((name) => !names.has(name)) };
}

function markOpenStrings(schema: JsonObject): JsonObject {
  const mark = (each: Json): Json =>
    isJsonObject(each) && each.type === "string" && each.pattern !== undefined
      ? { ...each, [OPEN_STRING]: true }
      : each;
  const lists = ["anyOf", "oneOf"].filter((key) => Array.isArray(schema[key]));
  return Object.assign({ ...schema }, ...lists.map((key) => ({ [key]: readArray(schema[key]).map(mark) })));
}

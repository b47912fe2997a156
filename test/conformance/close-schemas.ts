import { isJsonObject, type Json, type JsonObject } from "../../scripts/io/json.js";

/**
 * The same document, in which an object may have no other fields than those that its schema lists. Restate's schemas have no
 * `allOf`, so each object is described in one place.
 */
export function closeSchemas(document: JsonObject): JsonObject {
  const closed = close(document);
  if (!isJsonObject(closed)) throw new Error("A document is an object");
  return closed;
}

function close(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => close(item) ?? null);
  if (!isJsonObject(value)) return value;
  const { allOf } = value;
  if (allOf !== undefined) throw new Error("An allOf can't be closed branch by branch");
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, close(item)]));
  // `properties` may also be the name of a property, whose schema then has no `type: object` beside it.
  const isObjectSchema = isJsonObject(value.properties) && value.type === "object";
  return isObjectSchema && value.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}

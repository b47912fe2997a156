import { isJsonObject, type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";

/** Keywords that say something of a value, and so apply beside a reference. */
const ASSERTIONS = ["allOf", "anyOf", "oneOf", "properties", "required"];

/**
 * Writes keywords that stand beside a reference to a schema as parts of `allOf`. In OpenAPI 3.0 they are ignored. In the result,
 * each place has an object of its own.
 */
export function joinReferences(document: JsonObject): JsonObject {
  const isIgnored = !readString(document.openapi)?.startsWith("3.1");
  const join = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(join);
    if (!isJsonObject(value)) return value;
    const copy: JsonObject = Object.fromEntries(Object.entries(value).map(([key, part = null]) => [key, join(part)]));
    const { $ref, ...rest } = copy;
    if (isIgnored || typeof $ref !== "string" || !ASSERTIONS.some((key) => rest[key] !== undefined)) return copy;
    return { ...rest, allOf: [{ $ref }, ...readArray(rest.allOf)] };
  };
  return readObject(join(document));
}

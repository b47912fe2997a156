import { resolveReference } from "../document/resolve-reference.js";
import { type JsonObject, readArray, readObject, readString } from "../io/json.js";
import { classifyMediaType } from "../model/operation.js";

const ASSERTIONS = ["allOf", "anyOf", "oneOf", "properties", "required"];

/** What openapi-typescript would read otherwise than OpenAPI means it; an object that is no schema stays as it is. */
export function simplifySchema(document: JsonObject, schema: JsonObject): JsonObject {
  return markBytes(relaxRequired(document, joinReference(document, schema)));
}

/** In 3.1, what stands beside a reference is true as well; in 3.0, it is nothing. */
function joinReference(document: JsonObject, schema: JsonObject): JsonObject {
  const { $ref, ...rest } = schema;
  if (typeof $ref !== "string" || !readString(document.openapi)?.startsWith("3.1")) return schema;
  if (!ASSERTIONS.some((key) => rest[key] !== undefined)) return schema;
  return { ...rest, allOf: [{ $ref }, ...readArray(rest.allOf)] };
}

/** One type is for both directions: a field that only one side sends is optional. */
function relaxRequired(document: JsonObject, schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.required)) return schema;
  const properties = readObject(schema.properties);
  const required = schema.required.filter((name) => {
    const property = typeof name === "string" && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return ![readObject(property), resolveReference(document, property)].some(isOneWay);
  });
  return { ...schema, required };
}

function isOneWay({ readOnly, writeOnly }: JsonObject): boolean {
  return readOnly === true || writeOnly === true;
}

/** In 3.1, bytes are text of a media type that is not text. */
function markBytes(schema: JsonObject): JsonObject {
  const { type, contentMediaType, contentEncoding } = schema;
  if (type !== "string" || typeof contentMediaType !== "string" || contentEncoding !== undefined) return schema;
  return classifyMediaType(contentMediaType) === "blob" ? { ...schema, format: "binary" } : schema;
}

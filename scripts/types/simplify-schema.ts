import { resolveReference } from "../document/index.js";
import { type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { classifyMediaType } from "../model/index.js";
import type { Direction } from "./find-directions.js";

const ASSERTIONS = ["allOf", "anyOf", "oneOf", "properties", "required"];

/** Rewrites what openapi-typescript reads differently from OpenAPI. Objects other than schemas are unchanged. */
export function simplifySchema(document: JsonObject, schema: JsonObject, direction: Direction): JsonObject {
  return correctEnum(markBytes(relaxRequired(document, joinReference(document, schema), direction)));
}

/** Handles keywords next to a `$ref`: they apply in OpenAPI 3.1, and are ignored in 3.0. */
function joinReference(document: JsonObject, schema: JsonObject): JsonObject {
  const { $ref, ...rest } = schema;
  if (typeof $ref !== "string" || !readString(document.openapi)?.startsWith("3.1")) return schema;
  if (!ASSERTIONS.some((key) => rest[key] !== undefined)) return schema;
  return { ...rest, allOf: [{ $ref }, ...readArray(rest.allOf)] };
}

/** Makes fields optional that only the other side sends, and if both send the schema, those that only one side sends. */
function relaxRequired(document: JsonObject, schema: JsonObject, { sent, received }: Direction): JsonObject {
  if (!Array.isArray(schema.required)) return schema;
  const fields = listFields(document, schema);
  const isMissing = ({ readOnly, writeOnly }: JsonObject) =>
    (sent && readOnly === true) || (received && writeOnly === true);
  const missing = new Set(
    fields
      .filter(([, field]) => isMissing(readObject(field)) || isMissing(resolveReference(document, field)))
      .map(([name]) => name),
  );
  return { ...schema, required: schema.required.filter((name) => !missing.has(name)) };
}

/** Lists the fields of a schema, and those of the schemas that it is all of. */
function listFields(
  document: JsonObject,
  schema: JsonObject,
  seen: Set<JsonObject> = new Set(),
): readonly (readonly [name: Json, field: Json | undefined])[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = readArray(schema.allOf).map((part) => resolveReference(document, part));
  return [
    ...Object.entries(readObject(schema.properties)),
    ...parts.flatMap((part) => listFields(document, part, seen)),
  ];
}

/**
 * Drops an enum without values, and turns numbers and booleans in the enum of a string into strings: in YAML, `1`
 * without quotes is a number.
 */
function correctEnum(schema: JsonObject): JsonObject {
  if (Array.isArray(schema.enum) && schema.enum.length === 0) return { ...schema, enum: undefined };
  if (schema.type !== "string" || !Array.isArray(schema.enum)) return schema;
  const isOther = (value: unknown) => typeof value === "number" || typeof value === "boolean";
  if (!schema.enum.some(isOther)) return schema;
  return { ...schema, enum: schema.enum.map((value: Json) => (isOther(value) ? String(value) : value)) };
}

/** Marks binary data, which OpenAPI 3.1 writes as a string with a media type that is not text. */
function markBytes(schema: JsonObject): JsonObject {
  const { type, contentMediaType, contentEncoding } = schema;
  if (type !== "string" || typeof contentMediaType !== "string" || contentEncoding !== undefined) return schema;
  return classifyMediaType(contentMediaType) === "blob" ? { ...schema, format: "binary" } : schema;
}

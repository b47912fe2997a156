import { MAY_BE_MISSING } from "../history/index.js";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../io/index.js";
import { resolveReference } from "../read/index.js";

/** Keywords that give a schema fields. */
const FIELDS = ["additionalProperties", "allOf", "patternProperties", "properties"];
/** Keywords that give a schema a type. Others are conditions on its values. */
const TYPED = [...FIELDS, "$ref", "anyOf", "const", "enum", "items", "oneOf", "prefixItems", "type"];
/** Marks a string that is an alternative to words: `"latest"`, or any string with a pattern. */
export const OPEN_STRING = "openString";
const SCALARS: readonly Json[] = ["boolean", "integer", "null", "number", "string"];

/** Rewrites what openapi-typescript reads differently from OpenAPI. Objects other than schemas are unchanged. */
export function simplifySchema(document: JsonObject, schema: JsonObject): JsonObject {
  const relaxed = relaxRequired(document, joinRequired(schema));
  return markOpenStrings(separateAlternatives(relaxed));
}

/** Lets a schema itself require what a part of it does: that part may require a field that another one has. */
function joinRequired(schema: JsonObject): JsonObject {
  const own = readArray(schema.allOf)
    .map(readObject)
    .filter(({ $ref }) => $ref === undefined);
  const required = [schema, ...own].flatMap((part) => readArray(part.required));
  return own.length === 0 || required.length === 0 ? schema : { ...schema, required: [...new Set(required)] };
}

/** Makes fields optional that may be missing, as those do that only one side sends: a schema may be in requests and in responses. */
function relaxRequired(document: JsonObject, schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.required)) return schema;
  const fields = listFields(document, schema);
  const isMissing = (field: JsonObject) => [field.readOnly, field.writeOnly, field[MAY_BE_MISSING]].includes(true);
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
 * Rewrites alternatives beside a type of the schema's own, which openapi-typescript takes for another alternative. One that
 * is only a condition, such as `{ required: [a] }`, would be a value of any type.
 */
function separateAlternatives(schema: JsonObject): JsonObject {
  if (schema.anyOf === undefined && schema.oneOf === undefined) return schema;
  const [withoutAny, withoutOne] = [omit(schema, "anyOf"), omit(schema, "oneOf")];
  if (hasAny(withoutAny, TYPED) && hasCondition(schema.anyOf)) return separateAlternatives(withoutAny);
  if (hasAny(withoutOne, TYPED) && hasCondition(schema.oneOf)) return separateAlternatives(withoutOne);
  const enumerated = readEnumerated(schema);
  if (enumerated !== undefined) return enumerated;
  if (schema.anyOf === undefined || !hasAny(withoutAny, FIELDS)) return schema;
  return { ...withoutAny, allOf: [...readArray(schema.allOf), { anyOf: schema.anyOf }] };
}

/** Drops a simple type where each of the alternatives narrows it: the values of an enum with words for each. */
function readEnumerated(schema: JsonObject): JsonObject | undefined {
  const types = [schema.type ?? []].flat();
  const key = schema.oneOf === undefined ? "anyOf" : "oneOf";
  const alternatives = readArray(schema[key]).map(readObject);
  const isNarrower = ({ $ref, type = null, const: only, enum: several }: JsonObject) =>
    types.includes(type) || [$ref, only, several].some((keyword) => keyword !== undefined);
  const isScalar = types.length > 0 && types.every((type) => SCALARS.includes(type));
  if (!isScalar || alternatives.length === 0 || !alternatives.every(isNarrower)) return undefined;
  const isMissingNull = types.includes("null") && alternatives.every(({ type }) => type !== "null");
  return { ...omit(schema, "type"), [key]: [...alternatives, ...(isMissingNull ? [{ type: "null" }] : [])] };
}

/** Marks the strings with a pattern among the alternatives of a schema. */
function markOpenStrings(schema: JsonObject): JsonObject {
  const mark = (each: Json): Json =>
    isJsonObject(each) && each.type === "string" && each.pattern !== undefined
      ? { ...each, [OPEN_STRING]: true }
      : each;
  const marked = ["anyOf", "oneOf"].flatMap((key) =>
    Array.isArray(schema[key]) ? [[key, schema[key].map(mark)]] : [],
  );
  return marked.length === 0 ? schema : { ...schema, ...Object.fromEntries(marked) };
}

function hasAny(schema: JsonObject, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => schema[keyword] !== undefined);
}

function hasCondition(alternatives: Json | undefined): boolean {
  return readArray(alternatives).some((each) => each === true || (isJsonObject(each) && !hasAny(each, TYPED)));
}

function omit(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
}

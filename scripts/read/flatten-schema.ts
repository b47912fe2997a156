import { getOrCreate, type Json, type JsonObject, readArray, readObject } from "../io/index.js";
import { resolveOrEmpty } from "./references.js";

/** A schema without references and combinators. A value matches one of the alternatives or, if allowed, is null. */
export interface FlatSchema {
  /** Each has one type at most, never `null`. */
  readonly alternatives: readonly JsonObject[];
  /** The document's schema for each alternative. A schema that contains itself has the same sources at each depth. */
  readonly sources: readonly JsonObject[];
  readonly nullable: boolean;
}

interface Alternative {
  readonly flat: JsonObject;
  readonly source: JsonObject;
}

/** Flat schemas by document, since two documents may share a schema, but not the targets of its references. */
const flattened = new WeakMap<JsonObject, WeakMap<JsonObject, FlatSchema>>();

/** Flattens a schema. A dangling reference allows any value here. Lint reports it in the newest document only. */
export function flattenSchema(document: JsonObject, value: Json | undefined): FlatSchema {
  const schema = resolveOrEmpty(document, value);
  const own = getOrCreate(flattened, document, () => new WeakMap<JsonObject, FlatSchema>());
  return getOrCreate(own, schema, () => flatten(document, schema));
}

/** Lists the fields of all alternatives of a schema. */
export function listFields(
  document: JsonObject,
  schema: Json | undefined,
): readonly (readonly [name: string, field: Json | undefined])[] {
  return flattenSchema(document, schema).alternatives.flatMap(({ properties }) =>
    Object.entries(readObject(properties)),
  );
}

function flatten(document: JsonObject, schema: JsonObject): FlatSchema {
  const all = expand(document, schema, new Set());
  const alternatives = all.filter(({ flat }) => !isNull(flat));
  return {
    alternatives: alternatives.map(({ flat }) => flat),
    sources: alternatives.map(({ source }) => source),
    nullable: all.some(({ flat }) => allowsNull(flat)),
  };
}

function expand(document: JsonObject, schema: JsonObject, parents: ReadonlySet<JsonObject>): readonly Alternative[] {
  const inside = new Set(parents).add(schema);
  const expandPart = (part: Json) => {
    const target = resolveOrEmpty(document, part);
    if (!inside.has(target)) return expand(document, target, inside);
    throw new Error(`The reference ${readObject(part).$ref} refers to itself: correct it in the document`);
  };
  const { allOf, oneOf, anyOf, ...own } = schema;
  const choices = [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0);
  const factors = [...readArray(allOf).map((part) => [part]), ...choices];
  // If the schema only combines others, the source of each alternative is in the schema that it comes from.
  const isOther = factors.length === 1 && own.properties === undefined;
  let found: readonly Alternative[] = splitTypes(own).map((flat) => ({ flat, source: schema }));
  for (const parts of factors) {
    const others = parts.flatMap(expandPart);
    found = found.flatMap(({ flat }) =>
      others.map((other) => ({ flat: mergeSchemas(flat, other.flat), source: isOther ? other.source : schema })),
    );
  }
  return found;
}

function splitTypes(schema: JsonObject): readonly JsonObject[] {
  if (!Array.isArray(schema.type)) return [schema];
  return readArray(schema.type).map((type) => ({ ...schema, type }));
}

function mergeSchemas(left: JsonObject, right: JsonObject): JsonObject {
  const properties = { ...readObject(left.properties), ...readObject(right.properties) };
  const required = [...new Set([...readArray(left.required), ...readArray(right.required)])];
  return {
    ...left,
    ...right,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

function isNull({ type, const: constant }: JsonObject): boolean {
  return type === "null" || constant === null;
}

function allowsNull(flat: JsonObject): boolean {
  // OpenAPI 3.0 has `nullable` beside the type.
  return isNull(flat) || flat.nullable === true || readArray(flat.enum).includes(null);
}

/** Finds the type of one alternative by its `type`, its values or its other keywords; undefined if every type is possible. */
export function findType(alternative: JsonObject): string | undefined {
  const { type, const: constant, enum: values, properties, additionalProperties, items } = alternative;
  if (typeof type === "string") return type;
  const example = [constant, ...readArray(values)].find((value) => value !== undefined && value !== null);
  if (example !== undefined) return Array.isArray(example) ? "array" : typeof example;
  if (properties !== undefined || additionalProperties !== undefined) return "object";
  return items === undefined ? undefined : "array";
}

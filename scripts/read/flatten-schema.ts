import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, mapEntries, readArray, readObject } from "../io/index.js";
import { findTarget } from "./references.js";
import { isWord } from "./words.js";

/** A schema without references and combinators: one of these shapes, or null. */
export interface FlatSchema {
  readonly origin: JsonObject;
  /** Each has one type at most, never `null`. */
  readonly shapes: readonly JsonObject[];
  /** By which schema of the document each shape is known when it comes again inside of itself. */
  readonly sources: readonly JsonObject[];
  readonly nullable: boolean;
}

interface Alternative {
  readonly shape: JsonObject;
  readonly source: JsonObject;
}

/** Flat schemas, by their documents. A document is not changed, and two may share a schema that refers to others in each. */
const known = new WeakMap<JsonObject, WeakMap<JsonObject, FlatSchema>>();

/** A reference that leads nowhere stands for anything: lint and the types report it. */
export function flattenSchema(document: JsonObject, value: Json | undefined): FlatSchema {
  const schema = findSchema(document, value);
  const own = known.get(document) ?? new WeakMap<JsonObject, FlatSchema>();
  known.set(document, own);
  const found = own.get(schema) ?? flatten(document, schema);
  own.set(schema, found);
  return found;
}

function flatten(document: JsonObject, schema: JsonObject): FlatSchema {
  const all = expand(document, schema, new Set());
  const alternatives = all.filter(({ shape }) => !isNull(shape));
  return {
    origin: schema,
    shapes: alternatives.map(({ shape }) => shape),
    sources: alternatives.map(({ source }) => source),
    nullable: all.some(({ shape }) => allowsNull(shape)),
  };
}

function expand(document: JsonObject, schema: JsonObject, parents: ReadonlySet<JsonObject>): readonly Alternative[] {
  const inside = new Set(parents).add(schema);
  const expandPart = (part: Json) => {
    const target = findSchema(document, part);
    if (!inside.has(target)) return expand(document, target, inside);
    throw new Error(`The reference ${readObject(part).$ref} refers to itself: correct it in the document`);
  };
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const choices = [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0);
  const factors = [...($ref === undefined ? [] : [[{ $ref }]]), ...readArray(allOf).map((part) => [part]), ...choices];
  // What only stands for other schemas is known by those.
  const isOther = factors.length === 1 && own.properties === undefined;
  let found: readonly Alternative[] = splitTypes(own).map((shape) => ({ shape, source: schema }));
  for (const parts of factors) {
    const others = parts.flatMap(expandPart);
    found = found.flatMap(({ shape }) =>
      others.map((other) => ({ shape: merge(shape, other.shape), source: isOther ? other.source : schema })),
    );
  }
  return found;
}

/** Follows a reference, unless more than words stands beside it, which limits what it leads to. */
function findSchema(document: JsonObject, value: Json | undefined): JsonObject {
  const isAlone = !isJsonObject(value) || Object.keys(value).every((keyword) => keyword === "$ref" || isWord(keyword));
  return isAlone || !isJsonObject(value) || value.$ref === undefined ? findTarget(document, value) : value;
}

function splitTypes(schema: JsonObject): readonly JsonObject[] {
  if (!Array.isArray(schema.type)) return [schema];
  return readArray(schema.type).map((type) => ({ ...schema, type }));
}

function merge(left: JsonObject, right: JsonObject): JsonObject {
  const properties = { ...readObject(left.properties), ...readObject(right.properties) };
  const required = [...new Set([...readArray(left.required), ...readArray(right.required)])];
  const lost = findLost(left, right);
  return {
    ...left,
    ...right,
    // Of a keyword that both have, the shape has the last value; comparisons need the others, too.
    ...(Object.keys(lost).length > 0 && { allOf: [...readArray(left.allOf), lost] }),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Finds what the first of two schemas says otherwise than the second. */
function findLost(left: JsonObject, right: JsonObject): JsonObject {
  return mapEntries(left, (value, name) => {
    const other = right[name];
    if (other === undefined || other === value || name === "required" || isWord(name)) return undefined;
    if (name !== "properties") return isDeepStrictEqual(value, other) ? undefined : value;
    const fields = mapEntries(readObject(value), (field, key) => {
      const twin = readObject(other)[key];
      return twin === undefined || isDeepStrictEqual(field, twin) ? undefined : field;
    });
    return Object.keys(fields).length === 0 ? undefined : fields;
  });
}

function isNull({ type, const: constant }: JsonObject): boolean {
  return type === "null" || constant === null;
}

function allowsNull(shape: JsonObject): boolean {
  // In OpenAPI 3.0, a type that may be null says so beside it.
  return isNull(shape) || shape.nullable === true || readArray(shape.enum).includes(null);
}

/** Finds the type of one shape: its own, or that of its values or of what it has; undefined if it may be any. */
export function findType(shape: JsonObject): string | undefined {
  const { type, const: constant, enum: values, properties, additionalProperties, items } = shape;
  if (typeof type === "string") return type;
  const example = [constant, ...readArray(values)].find((value) => value !== undefined && value !== null);
  if (example !== undefined) return Array.isArray(example) ? "array" : typeof example;
  if (properties !== undefined || additionalProperties !== undefined) return "object";
  return items === undefined ? undefined : "array";
}

import { isDeepStrictEqual } from "node:util";
import { type Json, type JsonObject, mapEntries, readArray, readObject } from "../io/index.js";
import { resolveReference } from "./references.js";
import { isWord } from "./words.js";

/** A schema without references and combinators: one of these shapes, or null. */
export interface FlatSchema {
  /** What the schema is known by when it comes again inside of itself. */
  readonly origin: JsonObject;
  /** Each has one type at most, never `null`. */
  readonly shapes: readonly JsonObject[];
  readonly nullable: boolean;
}

/** @param resolve - How to follow a reference; by default, one that leads nowhere is an error. */
export function flattenSchema(
  document: JsonObject,
  value: Json | undefined,
  resolve: (value: Json | undefined) => JsonObject = (part) => resolveReference(document, part),
): FlatSchema {
  const origin = resolve(value);
  const all = expand(origin, resolve, new Set());
  const shapes = all.filter((shape) => !isNull(shape));
  return { origin, shapes, nullable: all.some(allowsNull) };
}

function expand(
  schema: JsonObject,
  resolve: (value: Json | undefined) => JsonObject,
  parents: ReadonlySet<JsonObject>,
): readonly JsonObject[] {
  const inside = new Set(parents).add(schema);
  const expandPart = (part: Json) => {
    const target = resolve(part);
    if (!inside.has(target)) return expand(target, resolve, inside);
    throw new Error(`The reference ${readObject(part).$ref} refers to itself: correct it in the document`);
  };
  const { allOf, oneOf, anyOf, ...own } = schema;
  let shapes: readonly JsonObject[] = splitTypes(own);
  for (const part of readArray(allOf)) shapes = combine(shapes, expandPart(part));
  for (const choices of [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0)) {
    shapes = combine(shapes, choices.flatMap(expandPart));
  }
  return shapes;
}

function combine(shapes: readonly JsonObject[], others: readonly JsonObject[]): readonly JsonObject[] {
  return shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
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

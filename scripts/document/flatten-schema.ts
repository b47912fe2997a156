import { type Json, type JsonObject, readArray, readObject } from "../io/json.js";
import { resolveReference } from "./resolve-reference.js";

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
  const all = expand(resolve, origin, new Set());
  const shapes = all.filter((shape) => !isNull(shape));
  return { origin, shapes, nullable: shapes.length < all.length };
}

function expand(
  resolve: (value: Json | undefined) => JsonObject,
  schema: JsonObject,
  parents: ReadonlySet<JsonObject>,
): readonly JsonObject[] {
  if (parents.has(schema)) return [];
  const inside = new Set(parents).add(schema);
  const { allOf, oneOf, anyOf, ...own } = schema;
  let shapes: readonly JsonObject[] = splitTypes(own);
  for (const part of readArray(allOf)) {
    const others = expand(resolve, resolve(part), inside);
    shapes = shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
  }
  for (const choices of [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0)) {
    const others = choices.flatMap((choice) => expand(resolve, resolve(choice), inside));
    shapes = shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
  }
  return shapes;
}

function splitTypes(schema: JsonObject): readonly JsonObject[] {
  if (!Array.isArray(schema.type)) return [schema];
  return readArray(schema.type).map((type) => ({ ...schema, type }));
}

function merge(left: JsonObject, right: JsonObject): JsonObject {
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

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

export function flattenSchema(document: JsonObject, value: Json | undefined): FlatSchema {
  const origin = resolveReference(document, value);
  const all = expand(document, origin, new Set());
  const shapes = all.filter((shape) => !isNull(shape));
  return { origin, shapes, nullable: shapes.length < all.length };
}

function expand(document: JsonObject, schema: JsonObject, parents: ReadonlySet<JsonObject>): readonly JsonObject[] {
  if (parents.has(schema)) return [];
  const inside = new Set(parents).add(schema);
  const { allOf, oneOf, anyOf, ...own } = schema;
  let shapes: readonly JsonObject[] = splitTypes(own);
  for (const part of readArray(allOf)) {
    const others = expand(document, resolveReference(document, part), inside);
    shapes = shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
  }
  for (const choices of [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0)) {
    const others = choices.flatMap((choice) => expand(document, resolveReference(document, choice), inside));
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

import { explain } from "../io/explain.js";
import { type Json, type JsonObject, readArray, readObject, readString } from "../io/json.js";
import { resolveReference } from "./resolve-reference.js";

/** A schema without references and combinators: one of these shapes, or null. */
export interface FlatSchema {
  /** What the schema is known by when it comes again inside of itself. */
  readonly origin: JsonObject;
  /** Each has one type at most, never `null`. */
  readonly shapes: readonly JsonObject[];
  readonly nullable: boolean;
}

/** Parts to look at, and combinations of alternatives: both can double with every schema that refers to the next twice. */
const MAX_PARTS = 1000;

/** @param resolve - How to follow a reference; by default, one that leads nowhere is an error. */
export function flattenSchema(
  document: JsonObject,
  value: Json | undefined,
  resolve: (value: Json | undefined) => JsonObject = (part) => resolveReference(document, part),
): FlatSchema {
  const origin = resolve(value);
  let parts = 0;
  const resolvePart = (part: Json | undefined): JsonObject => {
    parts += 1;
    assertFew(parts);
    return resolve(part);
  };
  const all = explain(nameSchema(value), () => expand(resolvePart, origin, new Set()));
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
    shapes = combine(shapes, others);
  }
  for (const choices of [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0)) {
    const others = choices.flatMap((choice) => expand(resolve, resolve(choice), inside));
    shapes = combine(shapes, others);
  }
  return shapes;
}

function combine(shapes: readonly JsonObject[], others: readonly JsonObject[]): readonly JsonObject[] {
  assertFew(shapes.length * others.length);
  return shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
}

function assertFew(count: number): void {
  if (count > MAX_PARTS) throw new Error(`its alternatives make more than ${MAX_PARTS} combinations: write fewer`);
}

function nameSchema(value: Json | undefined): string {
  return readString(readObject(value).$ref) ?? "a schema";
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

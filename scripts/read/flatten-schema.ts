import { type Json, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { resolveReference } from "./references.js";

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

class TooManyAlternativesError extends Error {}

/**
 * @param resolve - How to follow a reference; by default, one that leads nowhere is an error.
 * @throws TooManyAlternativesError
 */
export function flattenSchema(
  document: JsonObject,
  value: Json | undefined,
  resolve: (value: Json | undefined) => JsonObject = (part) => resolveReference(document, part),
): FlatSchema {
  const origin = resolve(value);
  const all = new Expansion(resolve, nameSchema(value)).expand(origin, new Set());
  const shapes = all.filter((shape) => !isNull(shape));
  return { origin, shapes, nullable: all.some(allowsNull) };
}

/** Flattens a schema for an example, which is worth no error; undefined if there are too many alternatives. */
export function flattenIfFew(document: JsonObject, value: Json | undefined): FlatSchema | undefined {
  try {
    return flattenSchema(document, value);
  } catch (error) {
    if (error instanceof TooManyAlternativesError) return undefined;
    throw error;
  }
}

class Expansion {
  readonly #resolve: (value: Json | undefined) => JsonObject;
  readonly #name: string;
  #parts = 0;

  constructor(resolve: (value: Json | undefined) => JsonObject, name: string) {
    this.#resolve = resolve;
    this.#name = name;
  }

  expand(schema: JsonObject, parents: ReadonlySet<JsonObject>): readonly JsonObject[] {
    this.#parts += 1;
    this.#assertFew(this.#parts);
    if (parents.has(schema)) return [];
    const inside = new Set(parents).add(schema);
    const expandPart = (part: Json) => this.expand(this.#resolve(part), inside);
    const { allOf, oneOf, anyOf, ...own } = schema;
    let shapes: readonly JsonObject[] = splitTypes(own);
    for (const part of readArray(allOf)) shapes = this.#combine(shapes, expandPart(part));
    for (const choices of [readArray(oneOf), readArray(anyOf)].filter(({ length }) => length > 0)) {
      shapes = this.#combine(shapes, choices.flatMap(expandPart));
    }
    return shapes;
  }

  #combine(shapes: readonly JsonObject[], others: readonly JsonObject[]): readonly JsonObject[] {
    this.#assertFew(shapes.length * others.length);
    return shapes.flatMap((shape) => others.map((other) => merge(shape, other)));
  }

  #assertFew(count: number): void {
    if (count <= MAX_PARTS) return;
    throw new TooManyAlternativesError(
      `${this.#name}: its alternatives make more than ${MAX_PARTS} combinations: write fewer`,
    );
  }
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

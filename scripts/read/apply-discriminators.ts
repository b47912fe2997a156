import { type Json, type JsonObject, mapEntries, readArray, readObject, readString } from "../io/index.js";
import { findTarget, readPointer } from "./references.js";

/** The values of discriminators, by the name of the schema and of the field; empty if the schema's own name is the value. */
type Kinds = Map<string, Map<string, readonly string[]>>;

/** The schemas that extend each schema, by name. */
type Extensions = ReadonlyMap<string, readonly string[]>;

/**
 * Writes what discriminators say into the schemas that they tell apart: in each, the field has only its own values. By
 * itself, openapi-typescript takes the field away wherever `allOf` has a schema with a discriminator, and knows no mapping
 * to the name of a schema.
 */
export function applyDiscriminators(document: JsonObject): JsonObject {
  const schemas = readObject(readObject(document.components).schemas);
  const extensions = findExtensions(schemas);
  const kinds = findKinds(document, schemas, extensions);
  if (kinds.size === 0) return document;
  const narrow = (schema: Json, name: string): Json => {
    const fields = [...(kinds.get(name)?.keys() ?? [])];
    return fields.reduce<Json>((narrowed, field) => {
      return narrowField(document, readObject(narrowed), field, listValues(kinds, extensions, name, field));
    }, schema);
  };
  return { ...document, components: { ...readObject(document.components), schemas: mapEntries(schemas, narrow) } };
}

/** Lists the values of a field by which a schema is known, and those that extend it. */
function listValues(kinds: Kinds, extensions: Extensions, name: string, field: string): readonly string[] {
  const values = [name, ...listDescendants(extensions, name)].flatMap((each) => {
    const mapped = kinds.get(each)?.get(field);
    return mapped?.length === 0 ? [each] : (mapped ?? []);
  });
  return [...new Set(values)];
}

function findExtensions(schemas: JsonObject): Extensions {
  const found = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const base of listNames(readObject(schema).allOf)) {
      const known = found.get(base);
      if (known) known.push(name);
      else found.set(base, [name]);
    }
  }
  return found;
}

/** Lists the schemas that extend a schema, or one that does. */
function listDescendants(extensions: Extensions, base: string): readonly string[] {
  const found = new Set([base]);
  // The set grows while it is walked.
  for (const parent of found) for (const name of extensions.get(parent) ?? []) found.add(name);
  found.delete(base);
  return [...found];
}

/** Finds the schemas that a discriminator tells apart: alternatives, wherever they are, and those that extend one. */
function findKinds(document: JsonObject, schemas: JsonObject, extensions: Extensions): Kinds {
  const kinds: Kinds = new Map();
  const visit = (value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    const { discriminator, oneOf, anyOf } = readObject(value);
    if (discriminator !== undefined)
      addKinds(kinds, discriminator, [...listNames(oneOf), ...listNames(anyOf)], schemas);
    for (const inside of Object.values(value)) visit(inside);
  };
  visit(document);
  for (const [base, schema] of Object.entries(schemas)) {
    const { discriminator, oneOf, anyOf } = readObject(schema);
    if (discriminator === undefined || oneOf !== undefined || anyOf !== undefined) continue;
    const mapped = readMapping(discriminator, schemas);
    const names = listDescendants(extensions, base);
    const own = names.filter((name) => mapped.has(name) || !isWrapper(readObject(schemas[name])));
    addKinds(kinds, discriminator, own, schemas);
  }
  return kinds;
}

function addKinds(kinds: Kinds, discriminator: Json, names: readonly string[], schemas: JsonObject): void {
  const field = readString(readObject(discriminator).propertyName);
  if (field === undefined) return;
  const mapped = readMapping(discriminator, schemas);
  for (const name of names) {
    const fields = kinds.get(name) ?? new Map<string, readonly string[]>();
    kinds.set(name, fields.set(field, [...(fields.get(field) ?? []), ...(mapped.get(name) ?? [])]));
  }
}

/** Reads the values that a mapping gives to each schema. It may lead to one by its name or by a reference. */
function readMapping(discriminator: Json, schemas: JsonObject): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [value, target] of Object.entries(readObject(readObject(discriminator).mapping))) {
    const names = Object.hasOwn(schemas, String(target)) ? [String(target)] : listNames([{ $ref: target }]);
    for (const name of names) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

/** Lists the names of the component schemas among some schemas. */
function listNames(parts: Json | undefined): readonly string[] {
  return readArray(parts).flatMap((part) => {
    const reference = readString(readObject(part).$ref);
    if (!reference?.startsWith("#/components/schemas/")) return [];
    const [, , name, ...inside] = readPointer(reference);
    return name === undefined || inside.length > 0 ? [] : [name];
  });
}

/** Whether a schema is another one with its own words, or with null. */
function isWrapper({ allOf, properties }: JsonObject): boolean {
  return properties === undefined && readArray(allOf).length === 1;
}

/** Gives a field some values only. If the schema itself says that it has none of them, that wins. */
function narrowField(document: JsonObject, schema: JsonObject, field: string, values: readonly string[]): JsonObject {
  const { properties, required, allOf, type } = schema;
  const parts = [schema, ...readArray(allOf)].map(readObject);
  const own = parts.find((part) => Object.hasOwn(readObject(part.properties), field));
  const given = readObject(own?.properties)[field];
  const { const: only, enum: several } = findTarget(document, given);
  const known = only === undefined ? several : [only];
  const allowed = known === undefined ? values : values.filter((value) => readArray(known).includes(value));
  const isRequired = [schema, own].some((part) => readArray(part?.required).includes(field));
  if (allowed.length === 0 || (isRequired && readArray(known).length === allowed.length)) return schema;
  const { description, deprecated, readOnly, writeOnly } = readObject(given);
  const narrowed = { description, deprecated, readOnly, writeOnly, type: "string", enum: allowed };
  if (allOf !== undefined) {
    const part = { type: "object", properties: { [field]: narrowed }, required: [field] };
    return { ...schema, allOf: [...readArray(allOf), part] };
  }
  if (properties === undefined && type !== "object") return schema;
  return {
    ...schema,
    properties: { ...readObject(properties), [field]: narrowed },
    required: [...new Set([...readArray(required), field])],
  };
}

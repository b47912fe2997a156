import {
  compareText,
  getOrCreate,
  groupBy,
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { type FlatSchema, findType, flattenSchema } from "../read/index.js";
import type { Feature, Rule, Shape } from "./feature.js";
import { listOpenRules, readRules } from "./rules.js";

/** Describes a feature in one place of a document. */
export interface Definition {
  /** Undefined for an operation, a status, and a body that is not JSON. */
  readonly schema?: Json | undefined;
  /** The media type of a body that is not JSON. */
  readonly mediaType?: string | undefined;
  readonly required?: boolean;
  /** The parameter, the body, or else the schema: comments and marks about the feature belong to it. */
  readonly owner?: Json | undefined;
  /** The rules of the owner besides those of the schema. */
  readonly rules?: readonly Rule[];
}

/** Defines a field, an item or an entry inside another schema. */
export interface InnerDefinition extends Definition {
  /** The last name of its path. */
  readonly name: string;
  /** The schema that contains it. */
  readonly parent: JsonObject;
}

/** The result of {@link readInside} for each schema, which is needed again for each feature inside it. */
const known = new WeakMap<FlatSchema, ReadonlyMap<string, readonly InnerDefinition[]>>();

/** Reads the definitions inside a schema, by the last name of their path. */
export function readInside(
  document: JsonObject,
  { schema }: Definition,
): ReadonlyMap<string, readonly InnerDefinition[]> {
  if (schema === undefined) return new Map();
  const flat = flattenSchema(document, schema);
  return getOrCreate(known, flat, () => groupBy(listInside(flat), ({ name }) => name));
}

/** Lists the fields, items and entries of a schema. A field is required if every alternative requires it. */
function listInside({ alternatives, sources }: FlatSchema): readonly InnerDefinition[] {
  const isRequired = (name: string) => alternatives.every(({ required }) => readArray(required).includes(name));
  return alternatives.flatMap(({ properties, items, additionalProperties }, index) => {
    const parent = sources[index] ?? {};
    const fields = sortedEntries(readObject(properties)).map(([name, schema]): InnerDefinition => {
      return { name, schema, owner: schema, required: isRequired(name), parent };
    });
    const others = Object.entries({ "[]": items, "{}": additionalProperties })
      .filter(([, schema]) => isJsonObject(schema))
      .map(([name, schema]): InnerDefinition => ({ name, schema, owner: schema, parent }));
    return [...fields, ...others];
  });
}

/** Whether a schema refers to itself through another schema. */
export function isInCircle(document: JsonObject, schema: JsonObject): boolean {
  const found = new Set<JsonObject>();
  const visit = (from: JsonObject): void => {
    const inside = [...readInside(document, { schema: from }).values()].flat();
    for (const { schema: each } of inside) {
      for (const next of flattenSchema(document, each).sources) {
        if (next === from || found.has(next)) continue;
        found.add(next);
        visit(next);
      }
    }
  };
  visit(schema);
  return found.has(schema);
}

/** Merges all definitions of a feature, and lists the feature and its values; empty if nothing defines it. */
export function mergeDefinitions(
  document: JsonObject,
  key: Omit<Feature, "shape" | "schemas" | "rules">,
  definitions: readonly Definition[],
): readonly Feature[] {
  if (definitions.length === 0) return [];
  const whole = {
    shape: definitions.map((each) => readShape(document, each)).reduce(mergeShapes),
    rules: definitions.flatMap((each) => readAllRules(document, each)),
  };
  const valued = definitions.flatMap((each) =>
    listAlternatives(document, each)
      .flatMap(listValues)
      .filter((value) => value !== null)
      .map((value) => ({ ...each, value })),
  );
  const values = [...groupBy(valued, ({ value }) => JSON.stringify(value)).values()];
  return [
    { ...key, ...whole, schemas: listOwners(definitions) },
    ...values.map((same): Feature => {
      return { ...key, value: same[0].value, shape: { types: [] }, schemas: listOwners(same), rules: [] };
    }),
  ];
}

function listOwners(definitions: readonly Definition[]): readonly JsonObject[] {
  return definitions.flatMap(({ owner }) => (isJsonObject(owner) ? [owner] : []));
}

function listAlternatives(document: JsonObject, { schema }: Definition): readonly JsonObject[] {
  return schema === undefined ? [] : flattenSchema(document, schema).alternatives;
}

function readAllRules(document: JsonObject, definition: Definition): readonly Rule[] {
  const { schema, rules = [] } = definition;
  const alternatives = listAlternatives(document, definition);
  const beside = isJsonObject(schema) && schema.$ref !== undefined ? [schema] : [];
  const own = [...alternatives, ...beside].flatMap((each) => readRules(document, each));
  return [...rules, ...own, ...alternatives.flatMap(listOpenRules)];
}

/** Lists the values that a schema allows, if it names them. */
export function listValues({ const: only, enum: several }: JsonObject): readonly Json[] {
  return only === undefined ? readArray(several) : [only];
}

function readShape(document: JsonObject, { schema, mediaType, required }: Definition): Shape {
  const presence = required === undefined ? {} : { required };
  if (schema === undefined) return { types: mediaType === undefined ? [] : [mediaType], ...presence };
  const { alternatives, nullable } = flattenSchema(document, schema);
  const types = [...new Set(alternatives.map(describeType))].sort(compareText);
  const count = alternatives.filter(({ properties }) => properties !== undefined).length;
  return { types: nullable ? [...types, "null"] : types, ...presence, ...(count > 1 && { alternatives: count }) };
}

/** Merges the shapes of two definitions of a feature, which is required if both require it. */
function mergeShapes(left: Shape, right: Shape): Shape {
  const types = [...new Set([...left.types, ...right.types])].filter((type) => type !== "null").sort();
  const nullable = [left, right].some((shape) => shape.types.includes("null"));
  const alternatives = Math.max(left.alternatives ?? 1, right.alternatives ?? 1);
  return {
    types: nullable ? [...types, "null"] : types,
    ...(left.required === undefined ? {} : { required: left.required && right.required === true }),
    ...(alternatives > 1 && { alternatives }),
  };
}

/** `string`, or `integer (uint32)` */
function describeType(schema: JsonObject): string {
  const format = readString(schema.format);
  return `${findType(schema) ?? "anything"}${format === undefined ? "" : ` (${format})`}`;
}

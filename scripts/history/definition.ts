import {
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
import { listOpen, OPEN, readRules } from "./rules.js";

export interface Definition {
  /** Undefined for an operation, a status, and a body that is not JSON. */
  readonly schema?: Json;
  /** Set instead of a schema for a body that is not JSON. */
  readonly mediaType?: string;
  readonly required?: boolean;
  /** The object for comments and marks about a parameter or the body of a request. For any other definition, it is the schema. */
  readonly owner?: JsonObject;
  /** The rules besides those of the schema. */
  readonly rules?: readonly Rule[];
}

/** The definition of a field, an item or an entry of a map. */
interface InnerDefinition extends Definition {
  /** The last name of its path. */
  readonly name: string;
  /** The schema that contains it. */
  readonly parent: JsonObject;
}

/** Definitions by the last name of their path. */
type Inside = ReadonlyMap<string, readonly InnerDefinition[]>;

/** The results of {@link readInside} by their schema, since every feature inside a schema reads them again. */
const known = new WeakMap<FlatSchema, Inside>();

/** Reads the definitions inside a schema. */
export function readInside(document: JsonObject, { schema }: Definition): Inside {
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
      return { name, schema, required: isRequired(name), parent };
    });
    const others = Object.entries({ "[]": items, "{}": additionalProperties })
      .filter(([, schema]) => isJsonObject(schema))
      .map(([name, schema = null]): InnerDefinition => ({ name, schema, parent }));
    return [...fields, ...others];
  });
}

/** Whether a schema refers to itself through another one. */
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

/** Merges the definitions of a feature, and lists the feature and its values; empty if there is no definition. */
export function mergeDefinitions(
  document: JsonObject,
  key: Omit<Feature, "shape" | "schemas" | "rules">,
  definitions: readonly Definition[],
): readonly Feature[] {
  if (definitions.length === 0) return [];
  const whole = {
    shape: readShape(document, definitions),
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
  return definitions.map(({ schema, owner = schema }) => owner).filter(isJsonObject);
}

function listAlternatives(document: JsonObject, { schema }: Definition): readonly JsonObject[] {
  return schema === undefined ? [] : flattenSchema(document, schema).alternatives;
}

function readAllRules(document: JsonObject, definition: Definition): readonly Rule[] {
  const { schema, rules = [] } = definition;
  const alternatives = listAlternatives(document, definition);
  // An alternative has the keywords beside `oneOf` or a reference, unless its own keywords replace them.
  const { allOf: _, anyOf: __, oneOf: ___, ...beside } = readObject(schema);
  const own = [...alternatives, ...(alternatives.some((each) => each === schema) ? [] : [beside])].flatMap((each) =>
    readRules(document, each),
  );
  const open = alternatives.flatMap(listOpen).map((content): Rule => [OPEN + content, true]);
  return [...rules, ...own, ...open];
}

/** Lists the values that a schema allows, if it names them. */
export function listValues({ const: only, enum: several }: JsonObject): readonly Json[] {
  return only === undefined ? readArray(several) : [only];
}

/** Merges the shapes of definitions. A feature is required if each of them requires it. */
function readShape(document: JsonObject, definitions: readonly Definition[]): Shape {
  const types = new Set(definitions.flatMap((each) => listTypes(document, each)));
  const isNullable = types.delete("null");
  const counts = definitions.map((each) => {
    return listAlternatives(document, each).filter(({ properties }) => properties !== undefined).length;
  });
  const alternatives = Math.max(...counts);
  return {
    types: [...[...types].sort(), ...(isNullable ? ["null"] : [])],
    ...(definitions[0]?.required !== undefined && { required: definitions.every(({ required }) => required) }),
    ...(alternatives > 1 && { alternatives }),
  };
}

function listTypes(document: JsonObject, { schema, mediaType }: Definition): readonly string[] {
  if (schema === undefined) return mediaType === undefined ? [] : [mediaType];
  const { alternatives, nullable } = flattenSchema(document, schema);
  return [...alternatives.map(describeType), ...(nullable ? ["null"] : [])];
}

/** `string`, or `integer (uint32)` */
function describeType(schema: JsonObject): string {
  const format = readString(schema.format);
  return `${findType(schema) ?? "anything"}${format === undefined ? "" : ` (${format})`}`;
}

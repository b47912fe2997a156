import {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { dropWords, findTarget, findType, flattenSchema, isWord } from "../read/index.js";
import type { Feature, Key, Rule, Shape } from "./key.js";

/** A feature of one operation. */
export type DocumentPart = Omit<Feature, "request">;

export function describePart(key: Key, shape: Partial<Shape> | false = {}, schema?: JsonObject): DocumentPart {
  return { ...key, shape: { types: [], ...shape }, schemas: schema === undefined ? [] : [schema], open: [], rules: [] };
}

/** What stands around a schema. */
interface Around {
  readonly required?: boolean;
  /** The object of the parameter or the body. */
  readonly schema?: Json | undefined;
  readonly rules?: readonly Rule[];
}

/**
 * Lists everything a schema defines: types, enum values, and fields at every depth, in each of the alternatives that
 * come from `oneOf`, `anyOf`, `allOf`, references and lists of types. A schema is not read inside of itself.
 *
 * @param seen - The parts of the schemas that lead here.
 */
export function readSchema(
  document: JsonObject,
  key: Key,
  value: Json | undefined,
  { required, schema = value, rules = [] }: Around = {},
  seen: ReadonlySet<Json> = new Set(),
): readonly DocumentPart[] {
  const { shapes, nullable } = flattenSchema(document, value, (part) => findTarget(document, part));
  const types = [...new Set(shapes.map(describeType))].sort(compareText);
  const alternatives = shapes.filter(({ properties }) => properties !== undefined).length;
  const own = isJsonObject(schema) ? schema : undefined;
  const beside = isJsonObject(value) && value.$ref !== undefined ? [value] : [];
  const isRequired = (name: string) => shapes.every((each) => readArray(each.required).includes(name));
  const shape = {
    types: nullable ? [...types, "null"] : types,
    ...(required === undefined ? {} : { required }),
    ...(alternatives > 1 && { alternatives }),
    ...([own, ...shapes].some((each) => each?.deprecated === true) && { deprecated: true as const }),
  };
  const values = shapes.flatMap(listValues).filter((each) => each !== null);
  return [
    {
      ...describePart(key, shape, own),
      open: shapes.flatMap(listOpen),
      rules: [...rules, ...[...shapes, ...beside].flatMap(readRules)],
    },
    ...values.map((each) => describePart({ ...key, value: each }, {}, own)),
    ...shapes.flatMap((each) => {
      const parts = listParts(each, isRequired);
      const inside = new Set([...seen, ...parts.map((part) => part.value)]);
      return parts
        .filter((part) => !seen.has(part.value))
        .flatMap(({ step, value: part, ...field }) =>
          readSchema(document, { ...key, path: [...key.path, step] }, part, field, inside),
        );
    }),
  ];
}

/** What a shape, the parts inside and their values say. */
const TOLD: ReadonlySet<string> = new Set([
  ...["$ref", "const", "deprecated", "enum", "format", "in", "name", "nullable", "properties", "schema", "type"],
]);

/** Lists what an object says besides, without words. */
export function readRules({ items, additionalProperties, required, ...others }: JsonObject): readonly Rule[] {
  const { properties } = others;
  const names = readArray(required).filter((name) => readObject(properties)[String(name)] === undefined);
  const rules = [
    ...sortedEntries(others).filter(([keyword]) => !TOLD.has(keyword) && !isWord(keyword)),
    // Others are an item, an entry, a field that is required, or leave it open.
    ...(items === false ? [["items", items] as const] : []),
    ...(additionalProperties === false ? [["additionalProperties", additionalProperties] as const] : []),
    ...(names.length > 0 ? [["required", names] as const] : []),
  ];
  return rules.map(([keyword, value]) => [keyword, dropWords(keyword, value)]);
}

/** Lists the values that a schema allows, if it names them. */
export function listValues({ const: only, enum: several }: JsonObject): readonly Json[] {
  return only === undefined ? readArray(several) : [only];
}

/** Lists the fields, items and entries of one alternative. A field is required if every alternative requires it. */
function listParts(
  { properties, items, additionalProperties }: JsonObject,
  isRequired: (name: string) => boolean,
): readonly { readonly step: string; readonly value: Json; readonly required?: boolean }[] {
  return [
    ...sortedEntries(readObject(properties)).map(([step, value]) => ({ step, value, required: isRequired(step) })),
    ...(isJsonObject(items) ? [{ step: "[]", value: items }] : []),
    ...(isJsonObject(additionalProperties) ? [{ step: "{}", value: additionalProperties }] : []),
  ];
}

/** `string`, or `integer (uint32)` */
function describeType(shape: JsonObject): string {
  const format = readString(shape.format);
  return `${findType(shape) ?? "anything"}${format === undefined ? "" : ` (${format})`}`;
}

/** Lists what one alternative leaves open: fields of an object without `properties`, the value of a string without `enum`. */
function listOpen(shape: JsonObject): readonly string[] {
  const { const: constant, enum: values, properties, items, additionalProperties } = shape;
  if (constant !== undefined || values !== undefined) return [];
  const type = findType(shape);
  if (type === undefined) return ["field", "item", "entry", "string", "number", "boolean"];
  if (type === "array") return isJsonObject(items) ? [] : ["item"];
  if (type !== "object") return [type === "integer" ? "number" : type];
  if ((additionalProperties ?? properties === undefined) === true) return ["field", "entry"];
  return isJsonObject(additionalProperties) ? ["field"] : [];
}

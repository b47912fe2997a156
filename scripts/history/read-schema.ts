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
import { findTarget, findType, flattenSchema } from "../read/index.js";
import type { Feature, Key, Shape } from "./key.js";

/** A feature of one operation. */
export type DocumentPart = Omit<Feature, "request">;

export function describePart(key: Key, shape: Partial<Shape> | false = {}, schema?: JsonObject): DocumentPart {
  return { ...key, shape: { types: [], ...shape }, schemas: schema === undefined ? [] : [schema], open: [] };
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
  { required, schema = value }: { readonly required?: boolean; readonly schema?: Json | undefined } = {},
  seen: ReadonlySet<Json> = new Set(),
): readonly DocumentPart[] {
  const { shapes, nullable } = flattenSchema(document, value, (part) => findTarget(document, part));
  const types = [...new Set(shapes.map(describeType))].sort(compareText);
  const alternatives = shapes.filter(({ properties }) => properties !== undefined).length;
  const own = isJsonObject(schema) ? schema : undefined;
  const isRequired = (name: string) => shapes.every((each) => readArray(each.required).includes(name));
  const shape = {
    types: nullable ? [...types, "null"] : types,
    ...(required === undefined ? {} : { required }),
    ...(alternatives > 1 && { alternatives }),
    // Of the parameter or field; not of the schema that it refers to.
    ...(own?.deprecated === true && { deprecated: true as const }),
  };
  const values = shapes.flatMap(listValues).filter((each) => each !== null);
  return [
    { ...describePart(key, shape, own), open: shapes.flatMap(listOpen) },
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

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
import type { Content, Key, Shape } from "./key.js";

/** Receives the features of a schema. */
export interface Collector {
  feature(key: Key, shape: Shape, schema?: JsonObject): void;
  open(key: Key, content: Content): void;
}

/**
 * Collects everything a schema defines: types, enum values, and fields at every depth, in each of the alternatives that
 * come from `oneOf`, `anyOf`, `allOf`, references and lists of types. A schema is not read inside of itself.
 *
 * @param seen - The parts of the schemas that lead here.
 */
export function readSchema(
  document: JsonObject,
  collector: Collector,
  key: Key,
  value: Json | undefined,
  { required, schema = value }: { readonly required?: boolean; readonly schema?: Json | undefined } = {},
  seen: ReadonlySet<Json> = new Set(),
): void {
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
  collector.feature(key, shape, own);
  for (const { enum: values, const: constant } of shapes) {
    for (const allowed of constant === undefined ? readArray(values) : [constant]) {
      if (allowed !== null) collector.feature({ ...key, value: allowed }, { types: [] }, own);
    }
  }
  for (const content of shapes.flatMap(listOpen)) collector.open(key, content);
  for (const parts of shapes.map((each) => listParts(each, isRequired))) {
    const inside = new Set([...seen, ...parts.map((part) => part.value)]);
    for (const { step, value: part, ...field } of parts.filter((each) => !seen.has(each.value))) {
      readSchema(document, collector, { ...key, path: [...key.path, step] }, part, field, inside);
    }
  }
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
function listOpen(shape: JsonObject): readonly Content[] {
  const { const: constant, enum: values, properties, items, additionalProperties } = shape;
  if (constant !== undefined || values !== undefined) return [];
  const type = findType(shape);
  switch (type) {
    case "object":
      if ((additionalProperties ?? properties === undefined) === true) return ["field", "entry"];
      return isJsonObject(additionalProperties) ? ["field"] : [];
    case "array":
      return isJsonObject(items) ? [] : ["item"];
    case "integer":
    case "number":
      return ["number"];
    case "string":
    case "boolean":
      return [type];
    default:
      return type === undefined ? ["field", "item", "entry", "string", "number", "boolean"] : [];
  }
}

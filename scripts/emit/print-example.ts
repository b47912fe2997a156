import { flattenSchema } from "../document/flatten-schema.js";
import { jsonLiteral, propertyName } from "../io/escape-text.js";
import { type Json, type JsonObject, readArray, readObject } from "../io/json.js";

/**
 * A value that a schema allows, as source: its own example, or one by its type. Of an object, the fields that are required, and
 * those that have an example.
 *
 * @param parents - The schemas around it. One that requires itself has no value, and is `{}` there.
 */
export function printExample(
  document: JsonObject,
  schema: Json | undefined,
  parents: readonly JsonObject[] = [],
): string {
  // It may stand beside a reference.
  const { example } = readObject(schema);
  if (example !== undefined) return printValue(example);
  const { origin, shapes } = flattenSchema(document, schema);
  if (parents.includes(origin)) return "{}";
  const inside = [...parents, origin];
  const shape = shapes.find((one) => one.example !== undefined) ?? shapes[0] ?? {};
  if (shape.example !== undefined) return printValue(shape.example);
  if (shape.const !== undefined) return printValue(shape.const);
  const [first] = readArray(shape.enum);
  if (first !== undefined) return printValue(first);
  if (shape.properties !== undefined) return printFields(document, shape, inside);
  switch (shape.type) {
    case "integer":
    case "number":
      return String(shape.minimum ?? 1);
    case "boolean":
      return "true";
    case "array":
      return `[${printExample(document, shape.items, inside)}]`;
    case "object":
      return "{}";
    default:
      return '"text"';
  }
}

/** Whether a schema, or one that it refers to, has an example. */
export function hasExample(document: JsonObject, schema: Json | undefined): boolean {
  if (readObject(schema).example !== undefined) return true;
  return flattenSchema(document, schema).shapes.some(({ example }) => example !== undefined);
}

function printFields(document: JsonObject, shape: JsonObject, parents: readonly JsonObject[]): string {
  const required = readArray(shape.required);
  const fields = Object.entries(readObject(shape.properties))
    .filter(([name, field]) => required.includes(name) || hasExample(document, field))
    .map(([name, field]) => `${propertyName(name)}: ${printExample(document, field, parents)}`);
  return printBraces(fields);
}

function printValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return jsonLiteral(value);
  return printBraces(
    Object.entries(value).flatMap(([name, field]) =>
      field === undefined ? [] : [`${propertyName(name)}: ${printValue(field)}`],
    ),
  );
}

export function printBraces(fields: readonly string[]): string {
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

import { flattenIfFew } from "../document/index.js";
import { type Json, type JsonObject, jsonLiteral, propertyName, readArray, readObject } from "../io/index.js";

interface Around {
  /** The schemas around a value. One that requires itself has no value, and is `{}` there. */
  readonly parents: readonly JsonObject[];
  /** How many more values the example may have: schemas that require the next twice have one for each way to it. */
  readonly budget: { values: number };
}

/**
 * Prints a value that matches a schema: its own example, or one made from its type. An object gets its required fields, and
 * those with an example.
 */
export function printExample(
  document: JsonObject,
  schema: Json | undefined,
  { parents, budget }: Around = { parents: [], budget: { values: 200 } },
): string {
  // It may stand beside a reference.
  const { example } = readObject(schema);
  if (example !== undefined) return printValue(example);
  const flat = flattenIfFew(document, schema);
  budget.values -= 1;
  if (!flat || parents.includes(flat.origin) || budget.values < 0) return "{}";
  const inside = { parents: [...parents, flat.origin], budget };
  const shape = flat.shapes.find((one) => one.example !== undefined) ?? flat.shapes[0] ?? {};
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
  return flattenIfFew(document, schema)?.shapes.some(({ example }) => example !== undefined) ?? false;
}

function printFields(document: JsonObject, shape: JsonObject, around: Around): string {
  const required = readArray(shape.required);
  const fields = Object.entries(readObject(shape.properties))
    .filter(([name, field]) => required.includes(name) || hasExample(document, field))
    .map(([name, field]) => `${propertyName(name)}: ${printExample(document, field, around)}`);
  return printBraces(fields);
}

export function printValue(value: Json): string {
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

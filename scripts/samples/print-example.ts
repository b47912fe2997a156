import { type Json, type JsonObject, jsonLiteral, propertyName } from "../io/index.js";
import { createSample } from "./create-sample.js";

/** Prints a value that matches a schema: its own example, or what is required, and what has an example. */
export function printExample(document: JsonObject, schema: Json | undefined): string {
  const around = { document, showsOptional: true, writeText: () => "text" };
  return printValue(createSample(around, schema, "value") ?? {});
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

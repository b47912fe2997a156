import { isJsonObject, type Json, type JsonObject } from "../io/index.js";

/**
 * Drops the heading at the start of a field's description, such as `# Breaking`. It repeats the field's name, and
 * Redocly turns it into a broken link.
 */
export function dropHeadings(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, change(value, name)]));
}

function change(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => change(item, "") ?? null);
  if (isJsonObject(value)) return dropHeadings(value);
  return name === "description" && typeof value === "string" ? dropHeading(value) : value;
}

/** Drops the heading at the start of a text. A heading alone stays, as plain text. */
function dropHeading(text: string): string {
  return text.replace(/^# (.*\n+)?/, "");
}

import { isJsonObject, type Json, type JsonObject } from "../io/json.js";

/**
 * Drops the heading that a description of a field begins with, `# Breaking`: the field's name says it already, and Redocly makes
 * a link of it that leads nowhere.
 */
export function dropHeadings(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, change(value, name)]));
}

function change(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => change(item, "") ?? null);
  if (isJsonObject(value)) return dropHeadings(value);
  return name === "description" && typeof value === "string" ? dropHeading(value) : value;
}

/** Without the heading that a text begins with; a heading that is all of it stays, as a text. */
function dropHeading(text: string): string {
  return text.replace(/^# (.*\n+)?/, "");
}

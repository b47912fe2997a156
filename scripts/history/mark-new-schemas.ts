import { isJsonObject, type Json, type JsonObject, readString } from "../io/json.js";
import { type Feature, readFeatures } from "./read-features.js";
import type { History } from "./trace-history.js";

/** Stands for `@since` until the types are printed: a tag in a document's own text is no tag. */
export const SINCE_TAG = "\uE026since";

/**
 * The same document, in which the description of each field that is newer than the operations which have it says since
 * when there is such a field. From there it comes into the comments of the types.
 */
export function markNewSchemas(document: JsonObject, history: History): JsonObject {
  const marks = new Map<JsonObject, string>();
  const old = new Set<JsonObject>();
  for (const feature of readFeatures(document).all) {
    if (feature.schema === undefined) continue;
    const since = history.since(feature);
    if (since === history.since(operationOf(feature))) old.add(feature.schema);
    else marks.set(feature.schema, since);
  }
  // A schema that an older operation had from its beginning is no new one.
  for (const schema of old) marks.delete(schema);
  return marks.size === 0 ? document : (mark(document, marks) as JsonObject);
}

function operationOf({ operation }: Feature): Feature {
  return { operation, place: "operation", path: [], shape: "" };
}

function mark(value: Json, marks: ReadonlyMap<Json, string>): Json {
  if (Array.isArray(value)) return value.map((item) => mark(item, marks));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, field]) => [
    name,
    field === undefined ? field : mark(field, marks),
  ]);
  const since = marks.get(value);
  if (since !== undefined) {
    const description = readString(value.description);
    entries.push([
      "description",
      `${description === undefined ? "" : `${description}\n\n`}${SINCE_TAG} Restate ${since}`,
    ]);
  }
  return Object.fromEntries(entries);
}

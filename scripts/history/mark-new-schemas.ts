import semver from "semver";
import { isJsonObject, type Json, type JsonObject, readString } from "../io/json.js";
import type { FeatureKey } from "./feature.js";
import { readFeatures } from "./read-features.js";
import type { History } from "./trace-history.js";

/** Stands for `@since` until the types are printed: a tag in a document's own text is no tag. */
export const SINCE_TAG = "\uE026since";

/**
 * Returns the same document, in which the description of each field that is newer than an operation that has it says since
 * when there is such a field. From there it comes into the comments of the types.
 */
export function markNewSchemas(document: JsonObject, history: History): JsonObject {
  const first = new Map<JsonObject, { readonly since: string; readonly isLater: boolean }>();
  for (const feature of readFeatures(document).all.filter(isNamed)) {
    const since = history.since(feature);
    const isLater = since !== history.since({ ...feature, place: "operation", path: [] });
    for (const schema of feature.schemas) {
      const known = first.get(schema);
      const order = known === undefined ? -1 : semver.compare(since, known.since);
      if (order < 0) first.set(schema, { since, isLater });
      // Several operations may share a schema: one that came with the field does not make the field old for the others.
      else if (order === 0 && isLater) first.set(schema, { since, isLater });
    }
  }
  const marks = new Map([...first].flatMap(([schema, { since, isLater }]) => (isLater ? [[schema, since]] : [])));
  return marks.size === 0 ? document : (mark(document, marks) as JsonObject);
}

/** A parameter or a field: its comment is where to say it. */
function isNamed({ path, value }: FeatureKey): boolean {
  const name = path.at(-1);
  return value === undefined && name !== undefined && name !== "[]" && name !== "{}";
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

import semver from "semver";
import { isJsonObject, type Json, type JsonObject, readString } from "../../io/index.js";
import { PRODUCT } from "../profile.js";
import type { FeatureKey } from "./feature.js";
import { readFeatures } from "./read-features.js";
import type { History } from "./trace-history.js";

/** Stands for `@since` until the types are printed, because `@` in the document's own text is escaped. */
export const SINCE_TAG = "\uE026since";

/**
 * Adds the version to the description of each field that is newer than an operation that has it. The comments of the
 * types are made from these descriptions.
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
      // Operations may share a schema. One that was added with the field does not change that it is new for the others.
      else if (order === 0 && isLater) first.set(schema, { since, isLater });
    }
  }
  const marks = new Map([...first].flatMap(([schema, { since, isLater }]) => (isLater ? [[schema, since]] : [])));
  return marks.size === 0 ? document : (mark(document, marks) as JsonObject);
}

/** Whether a feature is a parameter or a field, and so has a comment. */
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
      `${description === undefined ? "" : `${description}\n\n`}${SINCE_TAG} ${PRODUCT} ${since}`,
    ]);
  }
  return Object.fromEntries(entries);
}

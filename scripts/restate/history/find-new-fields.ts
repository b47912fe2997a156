import semver from "semver";
import type { JsonObject } from "../../io/index.js";
import { RESTATE } from "../profile.js";
import type { FeatureKey } from "./feature.js";
import type { History } from "./trace-history.js";

/**
 * Finds the fields and parameters that are newer than an operation that has them, for the comments of their types.
 *
 * @returns the version since which there is each, such as `Restate 1.7.2`, by its object in the document.
 */
export function findNewFields(history: History): ReadonlyMap<JsonObject, string> {
  const first = new Map<JsonObject, { readonly since: string; readonly isLater: boolean }>();
  for (const feature of history.features.filter(isNamed)) {
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
  return new Map(
    [...first].flatMap(([schema, { since, isLater }]) => (isLater ? [[schema, `${RESTATE.product} ${since}`]] : [])),
  );
}

/** Whether a feature is a parameter or a field, and so has a comment. */
function isNamed({ path, value }: FeatureKey): boolean {
  const name = path.at(-1);
  return value === undefined && name !== undefined && name !== "[]" && name !== "{}";
}

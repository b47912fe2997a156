import semver from "semver";
import type { JsonObject } from "../../io/index.js";
import { RESTATE } from "../profile.js";
import { type Feature, keyOf, listAncestors } from "./feature.js";
import type { History } from "./trace-history.js";

interface NewField {
  readonly since: string;
  readonly isLater: boolean;
  readonly isAwaited: boolean;
}

/**
 * Finds the fields and parameters that are newer than an operation that has them, for the comments of their types.
 *
 * @returns what to add to the comment of each, by its object in the document: the version since which there is one.
 */
export function findNewFields(history: History): ReadonlyMap<JsonObject, string> {
  const first = new Map<JsonObject, NewField>();
  const choices = new Set(history.features.filter(({ shape }) => shape.alternatives !== undefined).map(keyOf));
  for (const feature of history.features.filter(isNamed)) {
    const since = history.since(feature);
    const isLater = since !== history.since({ ...feature, place: "operation", path: [] });
    const isAwaited = isAlwaysReturned(feature) && choices.has(keyOf(listAncestors(feature).at(-1) ?? feature));
    for (const schema of feature.schemas) {
      const known = first.get(schema);
      const order = known === undefined ? -1 : semver.compare(since, known.since);
      // Operations may share a schema. One that was added with the field does not change that it is new for the others.
      if (order < 0 || (order === 0 && isLater)) first.set(schema, { since, isLater, isAwaited });
    }
  }
  return new Map(
    [...first].flatMap(([schema, { since, isLater, isAwaited }]) => {
      if (!isLater) return [];
      const version = `${RESTATE.product} ${since}`;
      // A program tells alternatives apart by a field that each of them has.
      return [[schema, `${isAwaited ? `Servers before ${version} omit it.\n\n` : ""}@since ${version}`]];
    }),
  );
}

/** Whether a feature is a parameter or a field, and so has a comment. */
function isNamed({ path, value }: Feature): boolean {
  const name = path.at(-1);
  return value === undefined && name !== undefined && name !== "[]" && name !== "{}";
}

function isAlwaysReturned({ place, shape }: Feature): boolean {
  return place === "response" && shape.required === true;
}

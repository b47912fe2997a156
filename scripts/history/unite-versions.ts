import semver from "semver";
import { isJsonObject, type Json, type JsonObject } from "../io/index.js";
import { RESTATE } from "../profile/index.js";
import { type Feature, keyOf, listAncestors } from "./feature.js";
import type { History } from "./trace-history.js";

/** Marks a field that may be missing, although its schema requires it. */
export const MAY_BE_MISSING = "x-may-be-missing";

const MISSING = { [MAY_BE_MISSING]: true };

/** A document, and what to add to the comments of its fields and parameters, by their objects in it. */
export interface UnitedDocument {
  readonly document: JsonObject;
  readonly remarks: ReadonlyMap<JsonObject, string>;
}

/**
 * Makes the newest document that of a client for all versions: what some version lacks is optional, and says since when it is there.
 * A field that tells alternatives apart stays required, since a program narrows by it, and says that older servers omit it.
 */
export function uniteVersions(document: JsonObject, history: History | undefined): UnitedDocument {
  if (history === undefined) return { document, remarks: new Map() };
  const tags = findTags(history);
  const comments = findNewFields(history, tags);
  const missing = history.features.filter((each) => (isNamed(each) || isBody(each)) && history.mayBeMissing(each));
  const optional = new Set(missing.flatMap(({ schemas }) => schemas).filter((schema) => !tags.has(schema)));
  const remarks = new Map<JsonObject, string>();
  const unite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(unite);
    return isJsonObject(value) ? uniteObject(value) : value;
  };
  const uniteObject = (object: JsonObject): JsonObject => {
    const copy = Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value && unite(value)]));
    // A parameter and a body say themselves that they are required; of a field, the object around it does.
    if (optional.has(object)) Object.assign(copy, object.required === true ? { required: false } : MISSING);
    const comment = comments.get(object);
    if (comment !== undefined) remarks.set(copy, comment);
    return copy;
  };
  return { document: uniteObject(document), remarks };
}

/** Finds the fields by which a program tells the alternatives of a response apart: each always has it, with values of its own. */
function findTags({ features }: History): ReadonlySet<JsonObject> {
  const choices = new Set(features.filter(({ shape }) => shape.alternatives !== undefined).map(keyOf));
  const valued = new Set(features.filter(({ value }) => value !== undefined).map(({ value: _, ...key }) => keyOf(key)));
  const tags = features.filter(
    (feature) =>
      feature.place === "response" &&
      feature.shape.required === true &&
      valued.has(keyOf(feature)) &&
      choices.has(keyOf(listAncestors(feature).at(-1) ?? feature)),
  );
  return new Set(tags.flatMap(({ schemas }) => schemas));
}

interface NewField {
  readonly since: string;
  readonly isLater: boolean;
}

/** Finds the fields and parameters that are newer than an operation that has them, with the comment for each. */
function findNewFields(history: History, tags: ReadonlySet<JsonObject>): ReadonlyMap<JsonObject, string> {
  const first = new Map<JsonObject, NewField>();
  for (const feature of history.features.filter(isNamed)) {
    const since = history.since(feature);
    const isLater = since !== history.first({ ...feature, place: "operation", path: [] });
    for (const schema of feature.schemas) {
      const known = first.get(schema);
      const order = known === undefined ? -1 : semver.compare(since, known.since);
      // Operations may share a schema. One that was added with the field does not change that it is new for the others.
      if (order < 0 || (order === 0 && isLater)) first.set(schema, { since, isLater });
    }
  }
  return new Map(
    [...first].flatMap(([schema, { since, isLater }]) => {
      if (!isLater) return [];
      const version = `${RESTATE.product} ${since}`;
      return [[schema, `${tags.has(schema) ? `Servers before ${version} omit it.\n\n` : ""}@since ${version}`]];
    }),
  );
}

/** Whether a feature is a parameter or a field, and so has a comment. */
function isNamed({ path, value }: Feature): boolean {
  const name = path.at(-1);
  return value === undefined && name !== undefined && name !== "[]" && name !== "{}";
}

function isBody({ place, path, value }: Feature): boolean {
  return place === "body" && path.length === 0 && value === undefined;
}

import { isDeepStrictEqual } from "node:util";
import { groupBy, isJsonObject, type Json, type JsonObject } from "../io/index.js";
import { RESTATE } from "../profile/index.js";
import { type Feature, listAncestors, writeKey } from "./key.js";
import type { History } from "./trace-history.js";

/** Marks a field that may be missing, although its schema requires it. */
export const MAY_BE_MISSING = "x-may-be-missing";

const MISSING = { [MAY_BE_MISSING]: true };

/** A document, and what to add to the comments of its fields and parameters, by their objects in it. */
export interface MarkedDocument {
  readonly marked: JsonObject;
  readonly remarks: ReadonlyMap<JsonObject, string>;
}

/**
 * Marks in the document of all versions what some version lacks: it is optional, and says in which versions it is there. A field that
 * tells alternatives apart stays required, since a program narrows by it, and says that older servers omit it.
 */
export function markDocument(history: History): MarkedDocument {
  const tags = findTags(history);
  const comments = findComments(history, tags);
  const missing = history.features.filter((each) => (isNamed(each) || isBody(each)) && history.mayBeMissing(each));
  const optional = new Set(missing.flatMap(({ schemas }) => schemas).filter((schema) => !tags.has(schema)));
  const remarks = new Map<JsonObject, string>();
  const mark = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(mark);
    return isJsonObject(value) ? markObject(value) : value;
  };
  const markObject = (object: JsonObject): JsonObject => {
    const copy = Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value && mark(value)]));
    // A parameter and a body say themselves that they are required; of a field, the object around it does.
    if (optional.has(object)) Object.assign(copy, object.required === true ? { required: false } : MISSING);
    const comment = comments.get(object);
    if (comment !== undefined) remarks.set(copy, comment);
    return copy;
  };
  return { marked: markObject(history.document), remarks };
}

/** Finds the fields by which a program tells the alternatives of a response apart: each always has it, with values of its own. */
function findTags({ features }: History): ReadonlySet<JsonObject> {
  const choices = new Set(features.filter(({ shape }) => shape.alternatives !== undefined).map(writeKey));
  const valued = new Set(
    features.filter(({ value }) => value !== undefined).map(({ value: _, ...key }) => writeKey(key)),
  );
  const tags = features.filter(
    (feature) =>
      feature.place === "response" &&
      feature.shape.required === true &&
      valued.has(writeKey(feature)) &&
      choices.has(writeKey(listAncestors(feature).at(-1) ?? feature)),
  );
  return new Set(tags.flatMap(({ schemas }) => schemas));
}

/** Writes the comments of fields and parameters that not all versions have which have the operation, or not with the same type or values. */
function findComments(history: History, tags: ReadonlySet<JsonObject>): ReadonlyMap<JsonObject, string> {
  const values = groupBy(
    history.features.filter(({ value }) => value !== undefined),
    ({ value: _, ...key }) => writeKey(key),
  );
  const comments = new Map<JsonObject, Set<string>>();
  for (const feature of history.features.filter(isNamed)) {
    const own = [
      ...describeLifetime(history, feature),
      ...describeTypes(history, feature),
      ...(values.get(writeKey(feature)) ?? []).flatMap((value) => describeValue(history, value, feature)),
    ];
    for (const schema of feature.schemas) {
      // Operations may share a schema. What one of them always has needs no comment, unless it is new for another.
      const known = comments.get(schema) ?? new Set();
      for (const line of own) known.add(line);
      comments.set(schema, known);
    }
  }
  return new Map(
    [...comments]
      .filter(([, lines]) => lines.size > 0)
      .map(([schema, lines]) => [schema, [...omitted(schema, lines, tags), ...sortTags(lines)].join("\n")]),
  );
}

function omitted(schema: JsonObject, lines: ReadonlySet<string>, tags: ReadonlySet<JsonObject>): readonly string[] {
  const since = [...lines].find((line) => line.startsWith("@since "))?.slice("@since ".length);
  return since !== undefined && tags.has(schema) ? [`Servers before ${since} omit it.`, ""] : [];
}

/** Tags stand last, since what follows one belongs to it. */
function sortTags(lines: ReadonlySet<string>): readonly string[] {
  const [tagged, others] = [
    [...lines].filter((line) => line.startsWith("@")),
    [...lines].filter((line) => !line.startsWith("@")),
  ];
  return [...others, ...(others.length > 0 && tagged.length > 0 ? [""] : []), ...tagged];
}

/** `@since Restate 1.8.0`, or until when; nothing if it is in all versions that have its operation. */
function describeLifetime(history: History, feature: Feature): readonly string[] {
  const versions = history.lifetimes(feature);
  const whole = history.lifetimes({ operation: feature.operation, place: "operation", path: [] });
  if (versions === undefined || isDeepStrictEqual(versions, whole)) return [];
  const { since, goneIn } = versions.at(-1) ?? {};
  if (goneIn !== undefined) return [`@deprecated ${RESTATE.product} ${goneIn} and later versions do not have it.`];
  return since === undefined ? [] : [`@since ${RESTATE.product} ${since}`];
}

/** Says which versions have a value; nothing if all do that have its field. */
function describeValue(history: History, { value, ...rest }: Feature, field: Feature): readonly string[] {
  const versions = history.lifetimes({ value, ...rest });
  if (value === undefined || versions === undefined || isDeepStrictEqual(versions, history.lifetimes(field))) return [];
  const { since, goneIn } = versions.at(-1) ?? {};
  const name = `\`${JSON.stringify(value)}\``;
  if (goneIn !== undefined) return [`${name}: not in ${RESTATE.product} ${goneIn} and later.`];
  return since === undefined ? [] : [`${name}: since ${RESTATE.product} ${since}.`];
}

/** Says which versions return another type. */
function describeTypes(history: History, feature: Feature): readonly string[] {
  const given = history.types(feature).map(({ since, types }) => ({ since, type: toScriptTypes(types) }));
  const changed = given.filter(({ type }, index) => type !== given[index - 1]?.type);
  if (changed.length < 2 || changed.some(({ type }) => type.includes("anything"))) return [];
  const [first, ...later] = changed;
  const words = later.map(({ since, type }) => `\`${type}\` since ${RESTATE.product} ${since}`);
  return [`\`${first?.type}\` on older servers, ${words.join(", ")}.`];
}

/** `number or null` for `integer (uint32)` and `null`. */
function toScriptTypes(types: readonly string[]): string {
  const names = types.map((type) => type.replace(/ .*/, "").replace("integer", "number"));
  return [...new Set(names)].filter((name) => name !== "null").join(" or ");
}

/** Whether a feature is a parameter or a field, and so has a comment. */
function isNamed({ place, path, value }: Feature): boolean {
  const name = path.at(-1);
  const isField = place !== "status" || path.length > 2;
  return isField && value === undefined && name !== undefined && name !== "[]" && name !== "{}";
}

function isBody({ place, path, value }: Feature): boolean {
  return place === "body" && path.length === 0 && value === undefined;
}

import { isJsonObject, type Json, type JsonObject } from "../io/index.js";
import { RESTATE } from "../profile/index.js";
import { writeKey } from "./key.js";
import type { History, TracedFeature, VersionRange } from "./trace-history.js";

/** Marks a field that may be missing, although its schema requires it. */
export const MAY_BE_MISSING = "x-may-be-missing";

/** A document, and what to add to the comments of its fields and parameters, by their objects in it. */
export interface MarkedDocument {
  readonly document: JsonObject;
  readonly remarks: ReadonlyMap<JsonObject, string>;
}

/**
 * Marks in the document of all versions what some version lacks: it is optional, and says in which versions it is there. A field that
 * tells alternatives apart stays required, since a program narrows by it, and says that older servers omit it.
 */
export function markDocument(history: History): MarkedDocument {
  const tags = findTags(history.features);
  const comments = findComments(history.features, tags);
  const missing = history.features.filter(({ mayBeMissing }) => mayBeMissing);
  const optional = new Set(missing.flatMap(({ schemas }) => schemas).filter((schema) => !tags.has(schema)));
  const remarks = new Map<JsonObject, string>();
  const mark = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(mark);
    return isJsonObject(value) ? markObject(value) : value;
  };
  const markObject = (object: JsonObject): JsonObject => {
    const copy = Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value && mark(value)]));
    // A parameter and a body say themselves that they are required; of a field, the object around it does.
    if (optional.has(object))
      Object.assign(copy, object.required === true ? { required: false } : { [MAY_BE_MISSING]: true });
    const comment = comments.get(object);
    if (comment !== undefined) remarks.set(copy, comment);
    return copy;
  };
  return { document: markObject(history.document), remarks };
}

/** Finds the fields by which a program tells the alternatives of a response apart: each always has it, with values of its own. */
function findTags(features: readonly TracedFeature[]): ReadonlySet<JsonObject> {
  const valued = new Set(features.filter(({ value }) => value !== undefined).map(({ around }) => writeKey(around)));
  const tags = features.filter(
    (feature) =>
      feature.place === "response" &&
      feature.shape.required === true &&
      valued.has(writeKey(feature)) &&
      feature.around.shape.alternatives !== undefined,
  );
  return new Set(tags.flatMap(({ schemas }) => schemas));
}

/** Writes the comments of fields and parameters that not all versions have which have what contains them, or not with the same values. */
function findComments(
  features: readonly TracedFeature[],
  tags: ReadonlySet<JsonObject>,
): ReadonlyMap<JsonObject, string> {
  const comments = new Map<JsonObject, Set<string>>();
  for (const feature of features) {
    const { value, schemas, versions } = feature;
    const { shape, path } = value === undefined ? feature : feature.around;
    // A body has no comment.
    if (shape.required === undefined || path.length === 0 || versions === undefined) continue;
    const line = describeVersions(versions, value);
    // Operations may share a schema. What one of them always has needs no comment, unless it is new for another.
    for (const schema of schemas) comments.set(schema, (comments.get(schema) ?? new Set()).add(line));
  }
  return new Map(
    [...comments].map(([schema, lines]) => {
      const isNewer = [...lines].some((line) => line.startsWith("@since"));
      const omitted = isNewer && tags.has(schema) ? ["Older servers omit it."] : [];
      // Tags stand last, since what follows one belongs to it.
      const texts = [false, true].map((isTag) =>
        [...omitted, ...lines].filter((line) => line.startsWith("@") === isTag).join("\n"),
      );
      return [schema, texts.filter((text) => text !== "").join("\n\n")];
    }),
  );
}

/** Describes in which versions a field is there, as a tag; or one of its values, as a sentence. */
export function describeVersions(versions: readonly VersionRange[], value?: Json): string {
  const goneIn = versions.at(-1)?.goneIn;
  const [start, end] = [describeStart(versions), `${RESTATE.product} ${goneIn} and later`];
  if (value !== undefined)
    return `\`${JSON.stringify(value)}\`: ${goneIn === undefined ? `since ${start}` : `not in ${end}`}.`;
  return goneIn === undefined ? `@since ${start}` : `@deprecated ${end} versions do not have it.`;
}

/** `Restate 1.8.1, and before 1.8.0` */
export function describeStart(versions: readonly VersionRange[]): string {
  const [until, since] = [versions.at(-2)?.goneIn, versions.at(-1)?.since];
  return `${RESTATE.product} ${since}${until === undefined ? "" : `, and before ${until}`}`;
}

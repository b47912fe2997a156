import { getOrCreate, isJsonObject, type Json, type JsonObject, readObject } from "../io/index.js";
import { RESTATE } from "../profile/index.js";
import { writeKey } from "./feature.js";
import type { History, TracedFeature, VersionRange } from "./trace-history.js";

/** Marks a field that may be missing, although its schema requires it. */
export const MAY_BE_MISSING = "x-may-be-missing";
/** Marks a field or a parameter with an addition to its comment, such as `@since Restate 1.7.2`. */
export const REMARK = "x-remark";

/**
 * Marks each feature of the united document that some version lacks: it is optional, and its comment names the versions that have it.
 * A field that tells alternatives apart stays required, so that programs can narrow by it. Its comment says that older servers omit it.
 */
export function markDocument({ document, features }: History): JsonObject {
  const tags = findTags(features);
  const comments = findComments(features, tags);
  const missing = features.filter(({ mayBeMissing }) => mayBeMissing);
  const optional = new Set(missing.flatMap(({ schemas }) => schemas).filter((schema) => !tags.has(schema)));
  const mark = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(mark);
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([name, inside]) => [name, inside && mark(inside)]);
    const comment = comments.get(value);
    return {
      ...Object.fromEntries(entries),
      // The list of required fields is in the object that has the field.
      ...(optional.has(value) && (value.required === true ? { required: false } : { [MAY_BE_MISSING]: true })),
      ...(comment !== undefined && { [REMARK]: comment }),
    };
  };
  return optional.size === 0 && comments.size === 0 ? document : readObject(mark(document));
}

/** Finds the fields that tell the alternatives of a response apart: each alternative requires the field, with values of its own. */
function findTags(features: readonly TracedFeature[]): ReadonlySet<JsonObject> {
  const valued = new Set(features.filter(({ value }) => value !== undefined).map(({ parent }) => writeKey(parent)));
  const tags = features.filter(
    (feature) =>
      feature.location === "response" &&
      feature.shape.required === true &&
      valued.has(writeKey(feature)) &&
      feature.parent.shape.alternatives !== undefined,
  );
  return new Set(tags.flatMap(({ schemas }) => schemas));
}

/** Writes comments on the fields, parameters and values that some versions lack although they have the enclosing object. */
function findComments(
  features: readonly TracedFeature[],
  tags: ReadonlySet<JsonObject>,
): ReadonlyMap<JsonObject, string> {
  const comments = new Map<JsonObject, Set<string>>();
  for (const feature of features) {
    const { value, schemas, versions } = feature;
    const { shape, path } = value === undefined ? feature : feature.parent;
    // A body has no comment.
    if (shape.required === undefined || path.length === 0 || versions === undefined) continue;
    const line = describeVersions(versions, value);
    // Operations may share a schema, and the field may be new for only one of them.
    for (const schema of schemas) getOrCreate(comments, schema, () => new Set()).add(line);
  }
  return new Map(
    [...comments].map(([schema, lines]) => {
      const isNewer = [...lines].some((line) => line.startsWith("@since"));
      const omitted = isNewer && tags.has(schema) ? ["Older servers omit it."] : [];
      // Tags stand last, since any text after a tag belongs to it.
      const texts = [false, true].map((isTag) =>
        [...omitted, ...lines].filter((line) => line.startsWith("@") === isTag).join("\n"),
      );
      return [schema, texts.filter((text) => text !== "").join("\n\n")];
    }),
  );
}

/** Describes the versions of a field as a tag, and the versions of one of its values as a sentence. */
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

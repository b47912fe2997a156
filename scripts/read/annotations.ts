import {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readObject,
  readString,
} from "../io/index.js";
import { resolveOrEmpty, resolveWithKeywords } from "./references.js";

const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...["$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "$vocabulary", "definitions", "id"],
  ...["description", "example", "examples", "externalDocs", "summary", "tags", "title"],
]);
/** Marks a response whose body some servers omit. */
export const MAY_BE_EMPTY = "x-may-be-empty";
/** The marks that describe requests and responses. The other marks of our overlays only describe functions. */
const MARKS: ReadonlySet<string> = new Set([MAY_BE_EMPTY, "x-retry", "x-server-version"]);
/** Keywords of objects whose keys are names. */
const NAMES: ReadonlySet<string> = new Set([
  ...["callbacks", "content", "dependentRequired", "dependentSchemas", "encoding", "headers", "links", "mapping"],
  ...["parameters", "paths", "patternProperties", "properties", "requestBodies", "responses", "schemas", "scopes"],
  ...["securitySchemes", "variables"],
]);
/** Keywords of lists whose order means nothing. */
const SETS: ReadonlySet<string> = new Set(["enum", "required", "type"]);

/** Whether a keyword changes no request and no response: it only describes, or only names or defines other parts. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword) || (keyword.startsWith("x-") && !MARKS.has(keyword));
}

/**
 * Returns the value of a keyword without annotations at any depth, and with each constant as an enum.
 *
 * @param document - The document whose references to follow, if any.
 * @param outer - The references around the value, innermost first. A schema that contains itself refers to one of them: the index of
 * that reference replaces its name, so that the name makes no difference.
 */
export function dropAnnotations(value: Json, keyword = "", document?: JsonObject, outer: readonly string[] = []): Json {
  if (Array.isArray(value) && SETS.has(keyword)) return [...value].sort(byText);
  if (keyword === "default" || keyword === "const" || keyword === "enum") return value;
  if (Array.isArray(value)) return value.map((item: Json) => dropAnnotations(item, "", document, outer));
  if (!isJsonObject(value)) return value;
  const reference = document && readString(value.$ref);
  // A reference that is dangling, or leads to an empty schema, is kept.
  if (document && reference !== undefined && Object.keys(resolveOrEmpty(document, value)).length > 0) {
    const index = outer.indexOf(reference);
    if (index !== -1) return dropAnnotations({ ...value, $ref: index }, keyword, document, outer);
    const { $ref: _, ...target } = readObject(resolveWithKeywords(document, value));
    return dropAnnotations(target, keyword, document, [reference, ...outer]);
  }
  const isNamed = NAMES.has(keyword);
  const { const: only, ...others } = value;
  const isConstant = !isNamed && only !== undefined && value.enum === undefined;
  return mapEntries(isConstant ? { ...others, enum: [only] } : value, (inside, key) =>
    !isNamed && isAnnotation(key) ? undefined : dropAnnotations(inside, isNamed ? "" : key, document, outer),
  );
}

function byText(left: Json, right: Json): number {
  return compareText(JSON.stringify(left), JSON.stringify(right));
}

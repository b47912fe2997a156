import { resolveReference } from "../document/index.js";
import { isJsonObject, type Json, type JsonObject, readString } from "../io/index.js";

/** Keywords that describe a schema and constrain nothing. */
const WORDS = ["title", "description", "example", "examples"];
/** A schema with one of these keywords is more than a simple type. */
const STRUCTURE = ["properties", "additionalProperties", "items", "enum", "const", "oneOf", "anyOf", "allOf"];

/**
 * Whether schemas of two documents are the same under different names: they differ only in descriptions, and so do the
 * schemas that they refer to. Simple types must also have the same description, because any two strings look alike.
 */
export function isSameSchema(before: JsonObject, left: JsonObject, after: JsonObject, right: JsonObject): boolean {
  if (!isAlike({ before, after, assumed: new Map() }, left, right)) return false;
  return hasStructure(left) || isDescribedAlike(left, right);
}

/** Whether a schema is more than a simple type. */
export function hasStructure(schema: JsonObject): boolean {
  return STRUCTURE.some((keyword) => schema[keyword] !== undefined);
}

function isDescribedAlike(left: JsonObject, right: JsonObject): boolean {
  return readString(left.description) !== undefined && left.description === right.description;
}

interface Comparison {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** References assumed to be equal while their targets are compared, because schemas may contain themselves. */
  readonly assumed: Map<string, string>;
}

function isAlike(comparison: Comparison, left: Json | undefined, right: Json | undefined): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isAlike(comparison, item, right[index]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return left === right;
  const [from, to] = [readString(left.$ref), readString(right.$ref)];
  if (from !== undefined && to !== undefined && from !== to) return isAlikeBehind(comparison, from, to);
  // In `properties`, these may be the names of fields, whose values are schemas.
  const isWord = (name: string) => WORDS.includes(name) && !isJsonObject(left[name] ?? right[name]);
  const names = new Set([...Object.keys(left), ...Object.keys(right)].filter((name) => !isWord(name)));
  return [...names].every((name) => isAlike(comparison, left[name], right[name]));
}

function isAlikeBehind(comparison: Comparison, from: string, to: string): boolean {
  const { before, after, assumed } = comparison;
  const known = assumed.get(from);
  if (known !== undefined) return known === to;
  assumed.set(from, to);
  return isAlike(comparison, resolveReference(before, { $ref: from }), resolveReference(after, { $ref: to }));
}

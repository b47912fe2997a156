import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "../io/index.js";

/** An operation, or a section of its request or its responses. */
export interface Section {
  /** `response` is the body of a success, of whatever status, and `error` the body of an error. */
  readonly location: "operation" | "path" | "query" | "header" | "cookie" | "body" | "response" | "status" | "error";
  /** Set for a status, and for the body of an error. */
  readonly status?: string | undefined;
  /** Set for the body of a response, if it is not JSON. */
  readonly mediaType?: string | undefined;
}

export interface Key extends Section {
  /** The operationId or, without one, the request. */
  readonly operation: string;
  /** The names of the parameter, and of the fields inside. `[]` is any item of an array, and `{}` any value of a map. */
  readonly path: readonly string[];
  /** Set for a value of a parameter or a field, by `enum` or `const`. */
  readonly value?: Json;
}

export interface Feature extends Key {
  /** `PATCH /things/{thing_id}/resume` */
  readonly request: string;
  readonly shape: Shape;
  /** The document's objects for comments and marks about the feature, one for each definition. */
  readonly schemas: readonly JsonObject[];
  readonly rules: readonly Rule[];
}

export interface Shape {
  /** Undefined for a feature that is never optional: an item, a value of a map, an enum value, an operation. */
  readonly required?: boolean;
  /** Sorted, `null` last; `anything` if the document gives no type. */
  readonly types: readonly string[];
  /** The number of alternative objects, if there are several. */
  readonly alternatives?: number;
}

/**
 * A keyword of OpenAPI or of ours, and its value. Ours are `whole schema`, and for open schemas `any` with their content: `any field` if
 * an object may have other fields, `any string` if a string has no fixed values.
 */
export type Rule = readonly [keyword: string, value: Json];

export function ofOperation(operation: string): Key {
  return { operation, location: "operation", path: [] };
}

export function writeKey({ operation, path, value, ...section }: Key): string {
  const field = path.map((name, index) => `.${JSON.stringify(index === 0 ? foldName(section, name) : name)}`).join("");
  return `${operation} ${writeSection(section)}${field}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
}

/** Returns the name of a parameter as it is compared: that of a header has no case. */
export function foldName({ location }: Section, name: string): string {
  return location === "header" ? name.toLowerCase() : name;
}

export function writeSection({ location, status = "", mediaType = "" }: Section): string {
  return `${location} ${status} ${mediaType}`;
}

/** `DELETE /things/{thing_id}: mode in the query, "Kill"` */
export function nameFeature(feature: Feature): string {
  return feature.location === "operation" ? feature.request : `${feature.request}: ${nameInOperation(feature)}`;
}

/**
 * Names a feature inside its operation: `mode in the query, "Kill"`.
 *
 * @param quote - Marks names and values.
 */
export function nameInOperation(
  { location, status, mediaType, path, value }: Key,
  quote: (text: string) => string = (text) => text,
): string {
  if (location === "status") return `the status ${status}`;
  const type = mediaType === undefined ? "" : `${quote(mediaType)} `;
  const section = `the ${type}${location === "error" ? `body of a ${status}` : location}`;
  const field = path.length === 0 ? section : `${quote(path.join(".").replaceAll(".[]", "[]"))} in ${section}`;
  return value === undefined ? field : `${field}, ${quote(JSON.stringify(value))}`;
}

/** Lists the features that contain a feature: its operation, its status if it is in an error, then the fields that lead to it. */
export function listAncestors({ value, ...key }: Key): readonly Key[] {
  const { operation, location, path, status } = key;
  if (location === "operation") return [];
  const count = value === undefined ? path.length : path.length + 1;
  const fields = Array.from({ length: count }, (_, length) => ({ ...key, path: path.slice(0, length) }));
  const ofStatus: readonly Key[] = location === "error" ? [{ operation, location: "status", status, path: [] }] : [];
  return [ofOperation(operation), ...ofStatus, ...fields];
}

/** `required string or null` */
export function describeShape({ required, types, alternatives }: Shape): string {
  const presence = required === undefined ? [] : [required ? "required" : "optional"];
  const choice = alternatives === undefined ? [] : [`(one of ${alternatives})`];
  const type = types.length === 0 ? [] : [types.join(" or ")];
  return [...presence, ...type, ...choice].join(" ");
}

/** Whether a feature has the same shape in two versions. A version without its type agrees with any type. */
export function isSameShape(left: Shape, right: Shape): boolean {
  const isSilent = [left, right].some(({ types }) => types.includes("anything"));
  return isDeepStrictEqual(left, isSilent ? { ...right, types: left.types } : right);
}

/** Keeps the features that no other feature of the list contains. */
export function keepOutermost(features: readonly Feature[]): readonly Feature[] {
  const listed = new Set(features.map(writeKey));
  return features.filter((feature) => !listAncestors(feature).some((ancestor) => listed.has(writeKey(ancestor))));
}

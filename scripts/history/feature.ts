import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "../io/json.js";
import type { Method } from "../model/operation.js";

/** Identifies a feature in the documents of all versions. */
export interface FeatureKey {
  /** `PATCH /invocations/{}/resume` */
  readonly operation: string;
  /** `operation` for the operation itself, `answer` for the body of a success. */
  readonly place: "operation" | "query" | "header" | "body" | "answer";
  /** The names down to a field; `[]` stands for any item of an array, `{}` for any value of a map. Empty for a whole body. */
  readonly path: readonly string[];
  /** For one value of an enum: that value. */
  readonly value?: Json;
}

/** One thing of an API that a version can have or lack: an operation, a parameter, a field at any depth, a value of an enum. */
export interface Feature extends FeatureKey {
  readonly shape: Shape;
  /**
   * Where the document describes a parameter, a field or an enum: once for each alternative that has it. Features of several
   * operations have the same object if they share a schema of the document.
   */
  readonly schemas: readonly JsonObject[];
}

/** What can change about a feature that both versions have. */
export interface Shape {
  /** Undefined where nothing can be left out: for an item, a value of a map, a value of an enum, an operation. */
  readonly required?: boolean;
  /** Sorted, `null` last; `anything` where the document says nothing. */
  readonly types: readonly string[];
}

export function keyOf({ operation, place, path, value }: FeatureKey): string {
  const field = path.map((name) => `.${name}`).join("");
  return `${operation} ${place}${field}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
}

/** Names an operation without the names of its path parameters, which are not on the wire. */
export function nameOperation(method: Method, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}

/** Lists what a feature is inside: its operation, then the fields down to it. */
export function listAncestors({ operation, place, path, value }: FeatureKey): readonly FeatureKey[] {
  if (place === "operation") return [];
  const count = value === undefined ? path.length : path.length + 1;
  const around = Array.from({ length: count }, (_, length) => ({ operation, place, path: path.slice(0, length) }));
  return [{ operation, place: "operation", path: [] }, ...around];
}

/** `required string or null` */
export function describeShape({ required, types }: Shape): string {
  const presence = required === undefined ? "" : required ? "required " : "optional ";
  return `${presence}${types.join(" or ")}`;
}

/** Whether two versions agree about a feature. A document that says nothing about its type contradicts no other. */
export function isSameShape(left: Shape, right: Shape): boolean {
  const isSilent = [left, right].some(({ types }) => types.includes("anything"));
  return left.required === right.required && (isSilent || isDeepStrictEqual(left.types, right.types));
}

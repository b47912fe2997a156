import { type Json, type JsonObject, readObject, readString } from "../io/index.js";
import type { CreateRule, LatestRule, Parameter } from "./operation.js";
import { readMark } from "./read-mark.js";

/**
 * Reads `x-creates: { id: id, list: services, name: name, revision: revision, ask: query, delete: delete_thing }`, with
 * an `unless` like that of `x-retry`. By it, an overlay marks an operation whose result other nodes of a cluster may not
 * know at once.
 */
export function readCreateRule(operation: JsonObject): CreateRule | undefined {
  const mark = operation["x-creates"];
  if (mark === undefined) return undefined;
  const names = ["id", "list", "name", "revision", "ask", "delete"] as const;
  const [id, list, name, revision, ask, deleteId] = readStrings("x-creates", mark, names, "unless");
  const { unless } = readObject(mark);
  return {
    id,
    list,
    name,
    revision,
    ask,
    delete: deleteId,
    unless: unless === undefined ? undefined : readMark("unless", unless),
  };
}

/**
 * Reads `x-latest: { option, value, query, isDefault }`, by which an overlay marks an option that stands for the
 * newest of something that an operation with `x-creates` makes.
 */
export function readLatestRule(
  operation: JsonObject,
  { pathParameters, optionParameters }: Record<"pathParameters" | "optionParameters", readonly Parameter[]>,
): LatestRule | undefined {
  const mark = operation["x-latest"];
  if (mark === undefined) return undefined;
  const [option, value, query] = readStrings("x-latest", mark, ["option", "value", "query"], "isDefault");
  const { isDefault = false } = readObject(mark);
  if (typeof isDefault !== "boolean") throw new Error("x-latest's isDefault must be true or false");
  if (!optionParameters.some(({ name, location }) => name === option && location === "query")) {
    throw new Error(`x-latest's option "${option}" must be a query parameter of the operation`);
  }
  const [target, ...others] = pathParameters;
  if (!target || others.length > 0) throw new Error("x-latest needs an operation with one path parameter");
  if (query.split(`('{${target.name}}')`).length !== 2 || query.split("{").length !== 2) {
    throw new Error(`x-latest's query must have ('{${target.name}}') once, and nothing else in braces`);
  }
  return { option, value, ...(isDefault && { isDefault }), query };
}

/** Reads the strings of a mark, which may have one other field. */
function readStrings<const Names extends readonly string[]>(
  mark: string,
  value: Json,
  names: Names,
  other: string,
): { readonly [Index in keyof Names]: string } {
  const { [other]: _, ...fields } = readObject(value);
  const strings = names.map((name) => readString(fields[name]));
  if (Object.keys(fields).length !== names.length || strings.includes(undefined)) {
    throw new Error(`${mark} must have the strings ${names.join(", ")}, not ${JSON.stringify(value)}`);
  }
  return strings as unknown as { readonly [Index in keyof Names]: string };
}

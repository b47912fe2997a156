import { orderValues, writeKey } from "./compare-values.js";

/** Functions of the values of one row, none of which is null. Positions count from 1. */
export const SCALARS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  array_slice: (list, from, to) => (Array.isArray(list) ? list.slice(Number(from) - 1, Number(to)) : null),
  json_get_int: (json, ...path) => readJson(json, path, Number.isInteger),
  json_get_str: (json, ...path) => readJson(json, path, (value) => typeof value === "string"),
  length: (text) => [...String(text)].length,
  lower: (text) => String(text).toLowerCase(),
  regexp_match: (text, pattern) => matchGroups(new RegExp(String(pattern)).exec(String(text))),
  regexp_replace: (text, pattern, replacement, flags = "") =>
    String(text).replace(new RegExp(String(pattern), String(flags)), String(replacement)),
  split_part: (text, separator, position) => String(text).split(String(separator))[Number(position) - 1] ?? "",
  starts_with: (text, start) => String(text).startsWith(String(start)),
  // 0 if the part is not there.
  strpos: (text, part) => String(text).indexOf(String(part)) + 1,
  upper: (text) => String(text).toUpperCase(),
};

/** Functions of the values of several rows, without nulls. */
export const AGGREGATES: Readonly<Record<string, (values: readonly unknown[]) => unknown>> = {
  array_agg: (values) => values,
  avg: (values) => (values.length === 0 ? null : add(values) / values.length),
  count: (values) => values.length,
  first_value: (values) => values[0] ?? null,
  last_value: (values) => values.at(-1) ?? null,
  max: (values) => [...values].sort(orderValues).at(-1) ?? null,
  min: (values) => [...values].sort(orderValues)[0] ?? null,
  sum: (values) => (values.length === 0 ? null : add(values)),
};

/** The types that a value can be cast to. */
export const CASTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  BIGINT: Number,
  DOUBLE: Number,
  INT: Number,
  TEXT: String,
  VARCHAR: String,
};

function add(values: readonly unknown[]): number {
  return values.map(Number).reduce((sum, value) => sum + value, 0);
}

function matchGroups(match: RegExpExecArray | null): readonly (string | null)[] | null {
  return match ? match.slice(1).map((group) => group ?? null) : null;
}

/** Reads a value inside a JSON string; null if it is not there, or not of the type. */
function readJson(json: unknown, path: readonly unknown[], isWanted: (value: unknown) => boolean): unknown {
  try {
    const value = path.reduce((outer: unknown, key) => Object(outer)[String(key)], JSON.parse(String(json)));
    return isWanted(value) ? value : null;
  } catch {
    return null;
  }
}

/** Returns the values without repetitions. */
export function dropRepeated<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [writeKey(value), value])).values()];
}

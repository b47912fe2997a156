import { orderValues, writeKey } from "./compare-values.js";
import { readPosition, refuseValue } from "./read-value.js";
import { TEXT_FUNCTIONS } from "./text-functions.js";

/** Functions of the values of one row, none of which is null. Positions count from 1. */
export const SCALARS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  ...TEXT_FUNCTIONS,
  array_slice: (list, from, to) =>
    Array.isArray(list) ? list.slice(readPosition(from) - 1, readPosition(to)) : refuseValue(list, "a list"),
  json_get_int: (json, ...path) => readJson(json, path, Number.isInteger),
  json_get_str: (json, ...path) => readJson(json, path, (value) => typeof value === "string"),
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

import { orderValues, writeKey } from "./compare-values.js";

/** Functions of the values of one row, none of which is null. */
export const SCALARS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  lower: (text) => String(text).toLowerCase(),
  upper: (text) => String(text).toUpperCase(),
  length: (text) => [...String(text)].length,
  starts_with: (text, start) => String(text).startsWith(String(start)),
  // Positions count from 1, and 0 means that the part is not there.
  strpos: (text, part) => String(text).indexOf(String(part)) + 1,
  split_part: (text, separator, position) => String(text).split(String(separator))[Number(position) - 1] ?? "",
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

function add(values: readonly unknown[]): number {
  return values.map(Number).reduce((sum, value) => sum + value, 0);
}

/** Returns the values without repetitions. */
export function dropRepeated<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [writeKey(value), value])).values()];
}

import { isNumber, orderValues, writeKey } from "./compare-values.js";
import { readPosition, readText, refuseValue } from "./read-value.js";
import { SqlTime } from "./sql-time.js";
import { TEXT_FUNCTIONS } from "./text-functions.js";

/** Functions of the values of one row, none of which is null. Positions count from 1. */
export const SCALARS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  ...TEXT_FUNCTIONS,
  array_slice: (list, from, to) =>
    Array.isArray(list) ? list.slice(readPosition(from) - 1, readPosition(to)) : refuseValue(list, "a list"),
  json_get_int: (json, ...path) => readJson(json, path, Number.isInteger),
  json_get_str: (json, ...path) => readJson(json, path, (value) => typeof value === "string"),
};

/** Functions of the values of several rows. Without a row, all but the count are null. */
export const AGGREGATES: Readonly<Record<string, (values: readonly unknown[]) => unknown>> = {
  array_agg: (values) => values,
  avg: (values) => add(values) / values.length,
  count: (values) => values.length,
  first_value: (values) => values[0],
  last_value: (values) => values.at(-1),
  max: (values) => [...values].sort(orderValues).at(-1),
  min: (values) => [...values].sort(orderValues)[0],
  sum: add,
};

/** The functions that nulls count for. */
export const SEES_NULLS: RegExp = /^(array_agg|first_value|last_value)$/;

/** The types that a value can be cast to. */
export const CASTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  BIGINT: readInteger,
  DOUBLE: (value) => readNumber(value, /^[+-]?\d+(\.\d+)?$/),
  INT: readShortInteger,
  TEXT: writeText,
  VARCHAR: writeText,
};

function readInteger(value: unknown): number {
  const number = Math.trunc(readNumber(value, /^[+-]?\d+$/));
  return Number.isSafeInteger(number) ? number : refuseValue(value, "a smaller number");
}

function readShortInteger(value: unknown): number {
  const number = readInteger(value);
  return number === (number | 0) ? number : refuseValue(value, "a smaller number");
}

function readNumber(value: unknown, digits: RegExp): number {
  const isNumeric = typeof value === "string" ? digits.test(value) : typeof value !== "object";
  return isNumeric ? Number(value) : refuseValue(value, "a number");
}

function writeText(value: unknown): string {
  return typeof value === "object" && !(value instanceof SqlTime) ? refuseValue(value, "one value") : String(value);
}

function add(values: readonly unknown[]): number {
  const numbers = values.map((value) => (isNumber(value) ? Number(value) : refuseValue(value, "a number")));
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Reads a value inside a JSON string; null if it is not there, or not of the type. */
function readJson(json: unknown, path: readonly unknown[], isWanted: (value: unknown) => boolean): unknown {
  const text = readText(json);
  try {
    const value = path.reduce((outer: unknown, key) => Object(outer)[String(key)], JSON.parse(text));
    return isWanted(value) ? value : null;
  } catch {
    return null;
  }
}

/** Returns the values without repetitions. */
export function dropRepeated<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [writeKey(value), value])).values()];
}

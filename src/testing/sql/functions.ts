import { orderValues, writeKey } from "./compare-values.js";
import { readJson, readJsonInteger } from "./read-json.js";
import { readPosition, refuseValue } from "./read-value.js";
import { SqlTime } from "./sql-time.js";
import { TEXT_FUNCTIONS } from "./text-functions.js";

/** Functions of the values of one row, none of which is null. Positions count from 1. */
export const SCALARS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  ...TEXT_FUNCTIONS,
  array_slice: (list, from, to) =>
    Array.isArray(list) ? list.slice(readPosition(from) - 1, readPosition(to)) : refuseValue(list, "a list"),
  json_get_int: (json, ...path) => readJsonInteger(json, path),
  json_get_str: (json, ...path) => {
    const value = readJson(json, path);
    return typeof value === "string" ? value : null;
  },
};

/** Functions of the values of several rows. Without a row, all but the count are null. */
export const AGGREGATES: Readonly<Record<string, (values: readonly unknown[]) => unknown>> = {
  array_agg: (values) => values,
  avg: (values) => refuseRounded(Number(add(values)) / values.length),
  count: (values) => values.length,
  first_value: (values) => values[0],
  last_value: (values) => values.at(-1),
  max: (values) => [...values].sort(orderValues).at(-1),
  min: (values) => [...values].sort(orderValues)[0],
  sum: (values) => toNumber(add(values)),
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
  return Math.trunc(readNumber(value, /^[+-]?\d+$/));
}

function readShortInteger(value: unknown): number {
  const number = readInteger(value);
  return number === (number | 0) ? number : refuseValue(value, "a smaller number");
}

function readNumber(value: unknown, digits: RegExp): number {
  const isNumeric = typeof value === "string" ? digits.test(value) : typeof value !== "object";
  return isNumeric ? refuseRounded(Number(value)) : refuseValue(value, "a number");
}

function writeText(value: unknown): string {
  return typeof value === "object" && !(value instanceof SqlTime) ? refuseValue(value, "one value") : String(value);
}

/** In a response, a larger number would look like an exact integer. */
function refuseRounded(number: number): number {
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : refuseValue(number, "a smaller number");
}

/** Adds integers. The sum of other numbers depends on the order of the rows, which the server chooses. */
function add(values: readonly unknown[]): bigint {
  return values.map(toInteger).reduce((sum, integer) => sum + integer, 0n);
}

function toInteger(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : refuseValue(value, "an integer");
}

/** Servers wrap beyond 64 bits. */
function toNumber(integer: bigint): number | bigint {
  const number = Number(integer);
  if (Number.isSafeInteger(number)) return number;
  return BigInt.asUintN(64, integer) === integer ? integer : refuseValue(integer, "a smaller number");
}

/** Returns the values without repetitions. */
export function dropRepeated<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [writeKey(value), value])).values()];
}

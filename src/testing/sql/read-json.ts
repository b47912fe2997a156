import { isObject } from "../is-object.js";
import { readText, refuseValue } from "./read-value.js";

/** A string of JSON, with the colon after it if it is a key. */
const STRING = /"(?:\\.|[^"\\])*"\s*:?/g;

/**
 * Reads a value inside a JSON string; undefined if it is not there.
 *
 * @param path - Strings for the keys of objects, and numbers for the positions in arrays, from 0.
 * @throws UnknownSqlError for JSON of which the server reads the first part only, or the first of two equal keys.
 */
export function readJson(json: unknown, path: readonly unknown[]): unknown {
  const text = readText(json);
  const whole = parseJson(text);
  return path.reduce(readInside, whole);
}

/** @throws UnknownSqlError for numbers that JavaScript rounds, or does not tell from integers. */
export function readJsonInteger(json: unknown, path: readonly unknown[]): number | null {
  const value = readJson(json, path);
  if (typeof value !== "number") return null;
  const numbers = readText(json).replace(STRING, "");
  const isExact = Number.isSafeInteger(value) && !/\d[.e]/i.test(numbers);
  return isExact ? value : refuseValue(json, "JSON with integers up to 2^53 only");
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return /^\s*[[{]/.test(text) ? refuseValue(text, "valid JSON") : undefined;
  }
  return countKeys(text) === countKeys(JSON.stringify(value)) ? value : refuseValue(text, "JSON without repeated keys");
}

function countKeys(text: string): number {
  return text.match(STRING)?.filter((string) => string.endsWith(":")).length ?? 0;
}

function readInside(outer: unknown, key: unknown): unknown {
  if (Array.isArray(outer)) return typeof key === "number" ? outer[key] : undefined;
  const isThere = isObject(outer) && typeof key === "string" && Object.hasOwn(outer, key);
  return isThere ? Reflect.get(outer, key) : undefined;
}

import { describeValue } from "./describe-value.js";
import { SqlBytes } from "./sql-bytes.js";
import { SqlInterval } from "./sql-interval.js";
import { UnknownSqlError } from "./sql-reader.js";
import { readTime, SqlTime } from "./sql-time.js";

/**
 * Compares two SQL values; null if either is null.
 *
 * @throws UnknownSqlError for values of types that the server does not compare.
 */
export function compareValues(left: unknown, right: unknown): number | null {
  if (left === null || right === null) return null;
  if (left === right) return 0;
  const [a, b] = alignTypes(left, right);
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

type Comparable = readonly [string, string] | readonly [number | bigint, number | bigint];

/** A number and a string are not alike, since they are compared as numbers by some versions, and as strings by others. */
function alignTypes(left: unknown, right: unknown): Comparable {
  // Only one of them has to be a time. Two strings that look like times, such as keys, are compared as strings.
  const isTime = left instanceof SqlTime || right instanceof SqlTime;
  const [since, until] = isTime ? [readTime(left), readTime(right)] : [];
  if (since !== undefined && until !== undefined) return [since, until];
  if (left instanceof SqlInterval && right instanceof SqlInterval) return [left.seconds, right.seconds];
  if (left instanceof SqlBytes && right instanceof SqlBytes) return [left.hex, right.hex];
  if (typeof left === "string" && typeof right === "string") return [orderCharacters(left), orderCharacters(right)];
  if (typeof left === "boolean" && typeof right === "boolean") return [Number(left), Number(right)];
  if (isNumber(left) && isNumber(right)) return [left, right];
  throw new UnknownSqlError(`it does not compare ${describeValue(left)} with ${describeValue(right)}`);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The server orders code points. JavaScript orders UTF-16, in which a surrogate comes before U+E000 to U+FFFF. */
function orderCharacters(text: string): string {
  return text.replace(/[\ud800-\uffff]/g, (unit) =>
    String.fromCharCode(unit.charCodeAt(0) + (unit < "\ue000" ? 0x2000 : -0x800)),
  );
}

/** Orders two SQL values. Null comes last, as on the server. */
export function orderValues(left: unknown, right: unknown): number {
  return compareValues(left, right) ?? Number(left === null) - Number(right === null);
}

/** Writes the same string for equal values, lists or rows of them. Equal times may have different digits. */
export function writeKey(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, name: string, json: unknown) {
    const part = this[name];
    if (part instanceof SqlTime) return part.order;
    if (part instanceof SqlInterval) return part.seconds;
    return typeof json === "bigint" ? String(json) : json;
  });
}

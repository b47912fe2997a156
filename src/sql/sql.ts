import { checkClosed } from "./sql-tokens.js";

/** Marks SQL fragments for every copy of this package in the process. No type declares the mark, so that copies stay compatible. */
const BRAND = Symbol.for("restate-admin-client.sql");

/** An SQL fragment from the {@link sql} tag, with its values already written as literals. */
export class Sql {
  readonly text: string;

  /** @internal Use {@link sql}: the constructor takes a string unchanged. */
  constructor(text: string) {
    this.text = text;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Returns the SQL as it is sent. */
  toString(): string {
    return this.text;
  }
}

/** Whether a value is a fragment from {@link sql}. A value parsed from JSON never is. */
export function isSql(value: unknown): value is Sql {
  return Object(value)[BRAND] === true;
}

/** A value in an {@link sql} template. */
export type SqlValue = string | number | bigint | boolean | null | Date | Sql | readonly SqlValue[];

/**
 * Creates SQL from a template, with each value as a safe literal, since the server has no query parameters.
 *
 * - A string is quoted and escaped.
 * - A `Date` becomes a timestamp. It must be from 1677-09-21T00:12:44Z to 2262-04-11T23:47:16Z, the range of the server.
 * - A bigint must be from -2^63 to 2^64 - 1, since the server would round any other bigint.
 * - An array, even an empty one, becomes a parenthesized list for `IN`. An array inside an array becomes a tuple.
 * - Another SQL fragment is inserted unchanged.
 *
 * A value never merges with the SQL around it: a negative number gets parentheses, and a space is added where needed.
 *
 * @throws A TypeError if a value has no literal (undefined, NaN, a bigint or a date out of range, an invalid date, an
 * object, a string with a lone surrogate), if a value is inside quotes or a comment, or if the template leaves quotes or a comment open.
 * @example
 * ```ts
 * const query = sql`SELECT id FROM sys_invocation WHERE target_service_name = ${name} AND status IN ${["paused", "running"]}`;
 * ```
 */
export const sql: SqlTag = /* @__PURE__ */ Object.assign(writeSql, { identifier, join });

/** The type of {@link sql}: a template tag, with functions for SQL that a value cannot express. */
export interface SqlTag {
  (parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;
  /** Quotes the name of a table or a column. */
  identifier(name: string): Sql;
  /** Joins one or more SQL fragments with a separator such as `" AND "` or `", "`. */
  join(fragments: readonly Sql[], separator: string): Sql;
}

function writeSql(parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  // A plain call with a string or an array would send its value unquoted.
  if (!Array.isArray(parts?.raw)) throw new TypeError("sql is a template tag: write sql`SELECT 1`");
  return compose(parts, values);
}

function identifier(name: string): Sql {
  if (typeof name !== "string" || name === "") throw new TypeError("an SQL identifier must be a non-empty string");
  return new Sql(quote(name, '"'));
}

function join(fragments: readonly Sql[], separator: string): Sql {
  if (fragments.length === 0)
    throw new TypeError("sql.join: there is nothing to join; for an empty list, write sql`TRUE` or sql`FALSE`");
  return compose(["", ...Array<string>(fragments.length - 1).fill(separator), ""], fragments);
}

/** Writes values between the parts of a template, with spaces where they would merge. */
function compose(parts: readonly string[], values: readonly unknown[]): Sql {
  const last = parts.length - 1;
  const written = parts.map((part, index) => {
    if (typeof part !== "string")
      throw new TypeError("sql: the template has an invalid escape sequence; write \\\\ for a backslash");
    const isInComment = checkClosed(part, index === last);
    const before = index > 0 && part !== "" && !STANDS_ALONE.test(part.charAt(0)) ? " " : "";
    if (index === last) return before + part + (isInComment ? "\n" : "");
    const isApart = part === "" ? index === 0 : STANDS_ALONE.test(part.charAt(part.length - 1));
    return before + part + (isApart ? "" : " ") + write(values[index], 0);
  });
  return new Sql(written.join(""));
}

/** Characters that never merge with a literal. */
const STANDS_ALONE = /[ \t\n\r(),;]/;

function write(value: unknown, depth: number): string {
  if (isSql(value)) return value.text;
  if (!Array.isArray(value)) return writeLiteral(value);
  if (depth > 1)
    throw new TypeError("an array nested three deep cannot be an SQL literal: a list contains values or tuples");
  return value.length === 0 ? NOTHING : `(${Array.from(value, (item) => write(item, depth + 1)).join(", ")})`;
}

/** An empty list, which SQL has no syntax for: `IN` is always false, and `NOT IN` is always true. */
const NOTHING = "(SELECT NULL WHERE FALSE)";

/** Writes a value as a literal. Parentheses keep a `-1` after a minus from beginning a comment, and let `::text` cast its sign, too. */
function writeLiteral(value: unknown): string {
  if (value instanceof Date) return writeDate(value);
  if (typeof value === "string") return quote(value, "'");
  if (value === null) return "NULL";
  if (typeof value === "boolean") return String(value);
  // More than 64 bits would become a rounded float.
  if (typeof value === "bigint" && value >= -(2n ** 63n) && value < 2n ** 64n) return enclose(String(value));
  // JavaScript writes such an integer with rounded digits, which SQL would take as exact. A float keeps the value.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return enclose(Number(value).toExponential());
  if (Number.isFinite(value)) return enclose(String(value));
  const shown = typeof value === "number" || typeof value === "bigint" ? String(value) : typeof value;
  throw new TypeError(
    `${shown} cannot be an SQL literal; use a string, a finite number, a bigint of 64 bits, a boolean, null, a Date, or an array`,
  );
}

/** Quotes a string. Inside quotes, the server treats only the quote itself as special. It rejects a lone surrogate with 400. */
function quote(text: string, mark: "'" | '"'): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("a string with a lone surrogate cannot be an SQL literal");
  return mark + text.replaceAll(mark, mark + mark) + mark;
}

function enclose(number: string): string {
  return number.startsWith("-") ? `(${number})` : number;
}

/**
 * The longest distance from 1970, in milliseconds, of a time that the server can hold: it counts nanoseconds in 64 bits. The value is
 * rounded down to whole seconds. Servers (1.6.2 and 1.7.12) respond to a time beyond it with a 500.
 */
const FARTHEST_TIME = 9_223_372_036_000;

function writeDate(date: Date): string {
  // A copy, since a subclass of Date may override toISOString.
  const copy = new Date(Number(date));
  if (Math.abs(Number(copy)) <= FARTHEST_TIME) return `TIMESTAMP '${copy.toISOString()}'`;
  const shown = Number.isNaN(Number(copy)) ? "an invalid Date" : copy.toISOString();
  throw new TypeError(`${shown} cannot be an SQL literal; use a Date from 1677-09-22 to 2262-04-10`);
}

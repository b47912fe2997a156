import { assertClosed } from "./assert-closed.js";
import { quote, writeLiteral } from "./write-literal.js";

/** Marks SQL fragments for every copy of this package in the process. Not in a type, so that copies stay compatible. */
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

/** Whether a value was made by {@link sql}. A value parsed from JSON never passes. */
export function isSql(value: unknown): value is Sql {
  return Object(value)[BRAND] === true;
}

/** A value in an {@link sql} template. */
export type SqlValue = string | number | bigint | boolean | null | Date | Sql | readonly SqlValue[];

/**
 * Creates SQL from a template, with each value as a safe literal, since the server has no query parameters.
 *
 * - A string is quoted, whatever it contains.
 * - A `Date` becomes a timestamp. It must be from 1677-09-22 to 2262-04-11: the server holds no other.
 * - A bigint must be from -2^63 to 2^64 - 1: the server would round any other.
 * - An array becomes a parenthesized list for `IN`. It may be empty; an array inside it becomes a tuple.
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

/** The type of {@link sql}: a template tag, with functions for what a value cannot express. */
export interface SqlTag {
  /** Creates SQL from a template. */
  (parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;
  /** Quotes the name of a table or a column. */
  identifier(name: string): Sql;
  /** Joins one or more SQL fragments with a separator such as `" AND "` or `", "`. */
  join(fragments: readonly Sql[], separator: string): Sql;
}

function writeSql(parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  // A plain call with a string or an array would send it unquoted.
  if (!Array.isArray(parts?.raw)) throw new TypeError("sql is a template tag: write sql`SELECT 1`");
  return compose(parts, values);
}

function identifier(name: string): Sql {
  if (typeof name !== "string" || name === "") throw new TypeError("an SQL identifier must be a non-empty string");
  return new Sql(quote(name, '"'));
}

function join(fragments: readonly Sql[], separator: string): Sql {
  if (fragments.length === 0)
    throw new TypeError(
      "sql.join: there is nothing to join; handle an empty list yourself, for example with sql`TRUE`",
    );
  return compose(["", ...Array<string>(fragments.length - 1).fill(separator), ""], fragments);
}

/** Writes values between the parts of a template, with spaces where they would merge. */
function compose(parts: readonly string[], values: readonly unknown[]): Sql {
  const last = parts.length - 1;
  const written = parts.map((part, index) => {
    if (typeof part !== "string")
      throw new TypeError("sql: the template has an invalid escape sequence; write \\\\ for a backslash");
    const isInComment = assertClosed(part, index === last);
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

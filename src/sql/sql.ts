import { assertClosed } from "./assert-closed.js";
import { quote, writeLiteral } from "./write-literal.js";

/** Marks pieces of SQL for every copy of this package in the process. No type has it: the types of two copies would differ. */
const BRAND = Symbol.for("restate-admin-client.sql");

/** A piece of SQL whose values are literals already: what {@link sql} makes. */
export class Sql {
  readonly text: string;

  /** @internal Use {@link sql}: a text that goes in here is taken as it is. */
  constructor(text: string) {
    this.text = text;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Its text, which is what is sent. */
  toString(): string {
    return this.text;
  }
}

/** Whether a value was made by {@link sql}. Nothing that was parsed from JSON is. */
export function isSql(value: unknown): value is Sql {
  return Object(value)[BRAND] === true;
}

/** What can stand in a {@link sql} template. */
export type SqlValue = string | number | bigint | boolean | null | Date | Sql | readonly SqlValue[];

/**
 * Creates SQL from a template. The server takes no parameters, so each value becomes a literal: a string is quoted, whatever it
 * contains; a `Date` is a timestamp; an array is a list in parentheses for `IN`, which may be empty; an array inside that is a
 * tuple; another piece of SQL is inserted unchanged.
 *
 * A value never merges with the text beside it: a negative number is in parentheses, and a space separates what would touch.
 *
 * @throws TypeError if a value has no literal (undefined, NaN, an invalid date, an object, a string with a lone surrogate), if a
 * value stands inside quotes or a comment, or if the template leaves one of those open.
 *
 * @example
 * ```ts
 * const query = sql`SELECT id FROM sys_invocation WHERE target_service_name = ${name} AND status IN ${["paused", "running"]}`;
 * ```
 */
export const sql: SqlTag = /* @__PURE__ */ Object.assign(writeSql, { identifier, join });

/** What {@link sql} is: the tag of a template, with functions for what no value can be. */
export interface SqlTag {
  /** Creates SQL from a template. */
  (parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;
  /** The name of a table or a column, quoted. */
  identifier(name: string): Sql;
  /** Joins pieces, at least one, with a separator such as `" AND "` or `", "`. */
  join(pieces: readonly Sql[], separator: string): Sql;
}

function writeSql(parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  // A call with a string or an array as its argument would send that unquoted.
  if (!Array.isArray(parts?.raw)) throw new TypeError("sql is a template tag: write sql`SELECT 1`");
  return compose(parts, values);
}

function identifier(name: string): Sql {
  if (typeof name !== "string" || name === "") throw new TypeError("an SQL identifier is a text that is not empty");
  return new Sql(quote(name, '"'));
}

function join(pieces: readonly Sql[], separator: string): Sql {
  const wrong = Array.from(pieces).findIndex((piece) => !isSql(piece));
  if (wrong >= 0)
    throw new TypeError(`sql.join: piece ${wrong} is not made with the sql tag; for a list of values, use an array`);
  if (pieces.length === 0) throw new TypeError("sql.join: there are no pieces; decide what that means, as sql`TRUE`");
  if (typeof separator !== "string")
    throw new TypeError(`sql.join: the separator must be a string, not ${typeof separator}`);
  return compose(["", ...Array<string>(pieces.length - 1).fill(separator), ""], pieces);
}

/** Writes values between the parts of a template, separated from them. */
function compose(parts: readonly string[], values: readonly unknown[]): Sql {
  const last = parts.length - 1;
  const written = parts.map((part, index) => {
    if (typeof part !== "string") throw new TypeError("sql: a backslash in the template is no valid escape; double it");
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
  if (depth > 1) throw new TypeError("an array nested three deep has no SQL literal: a list holds values or tuples");
  return value.length === 0 ? NOTHING : `(${Array.from(value, (item) => write(item, depth + 1)).join(", ")})`;
}

/** A list with nothing in it, which SQL cannot write: nothing is in it, and everything is not in it. */
const NOTHING = "(SELECT NULL WHERE FALSE)";

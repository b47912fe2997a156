/** A piece of SQL whose values are literals already: what {@link sql} makes. */
export class Sql {
  readonly text: string;

  /** @internal Use {@link sql}: a text that goes in here is taken as it is. */
  constructor(text: string) {
    this.text = text;
  }

  /** Its text, which is what is sent. */
  toString(): string {
    return this.text;
  }
}

/** What can stand in a {@link sql} template. */
export type SqlValue = string | number | bigint | boolean | null | Date | Sql | readonly SqlValue[];

/**
 * Makes SQL out of a template: each value becomes a literal, since the server takes no parameters. A text is quoted, whatever is
 * in it; a `Date` is a timestamp; an array is a list in parentheses, as `IN` wants it, and may be empty; another piece of SQL
 * is taken as it is.
 *
 * @throws TypeError if a value has no literal: undefined, NaN, an invalid date, an object.
 *
 * @example
 * ```ts
 * const query = sql`SELECT id FROM sys_invocation WHERE target_service_name = ${name} AND status IN ${["paused", "running"]}`;
 * ```
 */
export const sql: SqlTag = /* @__PURE__ */ Object.assign(writeSql, { identifier, join });

/** What {@link sql} is: the tag of a template, with functions for what no value can be. */
export interface SqlTag {
  /** Makes SQL out of a template. */
  (parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql;
  /** The name of a table or a column, quoted. */
  identifier(name: string): Sql;
  /** Several pieces as one, with something between them: `" AND "`, or `", "`. */
  join(pieces: readonly Sql[], separator: string): Sql;
}

function writeSql(parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql {
  const written = parts.map((part, index) => (index < values.length ? part + writeLiteral(values[index]) : part));
  return new Sql(written.join(""));
}

function identifier(name: string): Sql {
  if (typeof name !== "string" || name === "") throw new TypeError("an SQL identifier is a text that is not empty");
  return new Sql(`"${name.replaceAll('"', '""')}"`);
}

function join(pieces: readonly Sql[], separator: string): Sql {
  return new Sql(pieces.map(({ text }) => text).join(separator));
}

function writeLiteral(value: unknown): string {
  if (value instanceof Sql) return value.text;
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : `(${value.map(writeLiteral).join(", ")})`;
  if (value instanceof Date) return writeDate(value);
  switch (typeof value) {
    case "string":
      return `'${value.replaceAll("'", "''")}'`;
    case "bigint":
      // What has more than 64 bits would become a rounded float.
      if (value >= -(2n ** 63n) && value < 2n ** 64n) return String(value);
      break;
    case "boolean":
      return String(value);
    case "number":
      // An integer that a number cannot hold exactly was never one: as a float it comes back as it is.
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential();
      if (Number.isFinite(value)) return String(value);
      break;
    default:
      if (value === null) return "NULL";
  }
  const given = typeof value === "number" || typeof value === "bigint" ? String(value) : typeof value;
  throw new TypeError(
    `${given} has no SQL literal: give a string, a number, a bigint, a boolean, null, a Date, or an array`,
  );
}

/** A list with nothing in it, which SQL cannot write: nothing is in it, and everything is not in it. */
const NOTHING = "(SELECT NULL WHERE FALSE)";

function writeDate(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError("an invalid Date has no SQL literal");
  return `TIMESTAMP '${date.toISOString()}'`;
}

/** @throws TypeError if a text is a statement that changes something of the server, for all who use it. */
export function assertNoSettings(text: string): void {
  const statement = skipComments(text).replace(/^explain\s+(analyze\s+)?(verbose\s+)?/i, "");
  const [word = ""] = /^\w*/.exec(skipComments(statement)) ?? [];
  if (!/^(set|reset|prepare|deallocate)$/i.test(word)) return;
  throw new TypeError(`${word.toUpperCase()} changes the server for all who use it: pass allowSettings to do that`);
}

/** What is left of a text without the spaces, semicolons and comments that it begins with, as the server reads them. */
function skipComments(text: string): string {
  const rest = text.replace(/^[\s;]+/, "");
  if (rest.startsWith("--")) return skipComments(rest.replace(/^[^\n\r]+/, ""));
  return rest.startsWith("/*") ? skipComments(rest.slice(findEndOfComment(rest))) : rest;
}

/** A comment may be in another one (seen on 1.6.2 and 1.7.12). */
function findEndOfComment(text: string): number {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/\/\*|\*\//g)) {
    depth += mark === "/*" ? 1 : -1;
    if (depth === 0) return index + mark.length;
  }
  return text.length;
}

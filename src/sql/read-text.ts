import type { SqlRow } from "./row-reader.js";

/**
 * Returns a column that must be a string, for what {@link readRows} makes of a row.
 *
 * @throws SyntaxError if it is anything else.
 */
export function readText(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new SyntaxError(`the column ${column} is not a string`);
  return value;
}

import type { SqlRow } from "./row-reader.js";

/**
 * Reads a column that must be a string.
 *
 * @throws SyntaxError if it is anything else. In the `readRow` of `readRows`, the error becomes an `AdminDecodeError`.
 */
export function readString(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new SyntaxError(`the column ${column} is not a string`);
  return value;
}

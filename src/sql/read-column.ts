/** Read columns of a row. In the `readRow` of `readRows`, their errors become an `AdminDecodeError`. */

import type { SqlRow } from "./row-reader.js";

/** @throws SyntaxError if the column is not a string. */
export function readString(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new SyntaxError(`the column ${column} is not a string`);
  return value;
}

/** @throws SyntaxError if the column is not a number. */
export function readNumber(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new SyntaxError(`the column ${column} is not a number`);
  return value;
}

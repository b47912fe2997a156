import type { SqlRow } from "./row-reader.js";

/**
 * Sets each known column that a row lacks to null, since the server omits null columns from a row.
 *
 * @param known - The names of the columns. Those of the rows are added.
 */
export function completeRows(rows: readonly SqlRow[], known: Set<string>): void {
  for (const row of rows) for (const name in row) known.add(name);
  for (const row of rows) {
    for (const name of known) if (!Object.hasOwn(row, name)) row[name] = null;
  }
}

/** Read columns of a row. In the `readRow` of `readRows`, their errors become an `AdminDecodeError`. */

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

import type { SqlRow } from "./row-reader.js";

/** Otherwise, rows without common columns would need memory quadratic in their number. */
const MOST_COLUMNS = 1_000;

/**
 * Sets each known column that a row lacks to null, since the server omits null columns from a row.
 *
 * @param known - The names of the columns. Those of the rows are added.
 * @throws SyntaxError if there are more than 1,000, unless they were known before.
 */
export function completeRows(rows: readonly SqlRow[], known: Set<string>): void {
  for (const row of rows) {
    for (const name in row) {
      if (known.has(name)) continue;
      if (known.size >= MOST_COLUMNS)
        throw new SyntaxError(`the rows have more than ${MOST_COLUMNS} columns; list them in \`columns\``);
      known.add(name);
    }
  }
  for (const row of rows) {
    for (const name of known) if (!Object.hasOwn(row, name)) setNull(row, name);
  }
}

/** An assignment to `__proto__` would set the prototype. */
function setNull(row: SqlRow, name: string): void {
  if (name !== "__proto__") row[name] = null;
  else Object.defineProperty(row, name, { value: null, enumerable: true, configurable: true, writable: true });
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

import type { SqlRow } from "../index.js";
import { InexactIntegerError } from "./inexact-integer-error.js";

/**
 * Gives each integer of a row the type that it has in all rows.
 *
 * @param columns - Whether each column is a bigint; undefined for SQL that only the caller knows, whose rows stay as
 * they are.
 * @throws InexactIntegerError if a number cannot hold an integer.
 */
export function stabilizeRow(row: SqlRow, columns: ReadonlyMap<string, boolean> | undefined): SqlRow {
  if (columns === undefined) return row;
  for (const name in row) {
    const value = row[name];
    if (typeof value !== "number" && typeof value !== "bigint") continue;
    if (columns.get(name)) {
      // Rows have an integer beyond that as a bigint, so such a number is a rounded fraction.
      if (Number.isSafeInteger(value)) row[name] = BigInt(value);
    } else if (typeof value === "bigint") {
      throw new InexactIntegerError({ column: name, value });
    }
  }
  return row;
}

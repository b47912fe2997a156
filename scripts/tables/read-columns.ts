import { isJsonObject } from "../io/index.js";

/** A row of `information_schema.columns`. */
export interface ColumnRow {
  readonly table_schema: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: string;
  /** Starts at 0. */
  readonly ordinal_position: number;
}

/** Reads rows of `information_schema.columns`. Throws if a row has the wrong form. */
export function readColumns(rows: unknown): readonly ColumnRow[] {
  if (!Array.isArray(rows) || rows.length === 0) throw new Error("there are no rows");
  return rows.map(readColumn);
}

function readColumn(row: unknown, index: number): ColumnRow {
  if (!isJsonObject(row)) throw new Error(`row ${index} is not an object`);
  const { table_schema, table_name, column_name, data_type, is_nullable, ordinal_position } = row;
  if (
    typeof table_schema !== "string" ||
    typeof table_name !== "string" ||
    typeof column_name !== "string" ||
    typeof data_type !== "string" ||
    typeof is_nullable !== "string" ||
    typeof ordinal_position !== "number"
  ) {
    throw new Error(`row ${index} lacks something: ${JSON.stringify(row)}`);
  }
  return { table_schema, table_name, column_name, data_type, is_nullable, ordinal_position };
}

/** Prints one row per line, so that a diff of two versions is readable. */
export function printColumns(rows: readonly ColumnRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
}

import { rowSamples } from "../../generated/samples.js";
import { type TableRows, tableColumns } from "../../generated/table-columns.js";
import { checkNames } from "./check-names.js";
import type { Row } from "./sql/statement.js";
import type { FakeRows, TableName } from "./wire-types.js";

export const TABLES: readonly string[] = Object.keys(tableColumns);

const CREATOR = "createFakeAdminApi";

/**
 * Checks the rows that are there before the first query. Any name that is not in the schema is a mistake: nobody can
 * create a table on a server, and a query of the fake cannot name a column that its table does not have.
 *
 * @throws TypeError that names the table or the column.
 */
export function checkRows(rows: FakeRows): void {
  checkNames(rows, TABLES, `${CREATOR}: rows`, "table");
  for (const table of Object.keys(rows).filter(isTable)) {
    if (typeof rows[table] !== "function") readRows(rows, table);
  }
}

/** Reads the rows of a table as they are now, with all columns. */
export function readRows(rows: FakeRows, table: TableName): readonly Row[] {
  const given = rows[table] ?? [];
  const list: unknown = typeof given === "function" ? given() : given;
  const where = `${CREATOR}: rows.${table}`;
  if (!Array.isArray(list)) throw new TypeError(`${where} must be an array of rows, or a function that returns one`);
  return list.map((row) => ({ ...completeRow(table, row, where) }));
}

/**
 * Adds the columns that a row lacks.
 *
 * @throws TypeError if it has one that the table does not.
 */
export function completeRow<Name extends TableName>(table: Name, columns: unknown, where: string): TableRows[Name] {
  const { all } = tableColumns[table];
  checkNames(columns, all, where, "column");
  const nulls = Object.fromEntries(all.map((name) => [name, null]));
  return { ...nulls, ...rowSamples[table]?.row, ...Object(columns) } as TableRows[Name];
}

export function isTable(name: string): name is TableName {
  return Object.hasOwn(tableColumns, name);
}

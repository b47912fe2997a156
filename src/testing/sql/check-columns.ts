import { RefusedSqlError, UnknownSqlError } from "./sql-reader.js";
import type { ColumnName } from "./statement.js";

/** The columns of one of the tables of a query. */
export interface NamedColumns {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns that the table has in other versions of the server. */
  readonly absent?: readonly string[] | undefined;
}

/**
 * Checks that the tables of a query have the columns that it names. A misspelled one would otherwise be null.
 *
 * @throws UnknownSqlError that names the column, or RefusedSqlError if other versions have it.
 */
export function checkColumns(named: readonly ColumnName[], tables: readonly NamedColumns[]): void {
  for (const { table, column } of named) {
    const candidates = tables.filter(({ name }) => table === undefined || name === table);
    if (candidates.length === 0 && table !== undefined) throw new UnknownSqlError(`the query has no table ${table}`);
    const owners = candidates.filter(({ columns }) => columns.includes(column));
    if (owners.length > 1) throw new UnknownSqlError(`the column ${column} is in several tables`);
    if (owners.length === 0 && candidates.some(({ absent }) => absent?.includes(column)))
      throw new RefusedSqlError(`Datafusion error: Schema error: No field named ${column}.`);
    if (owners.length === 0) throw new UnknownSqlError(`there is no column ${column}`);
  }
}

/**
 * Checks the names of the columns of a result, also those of `*` over several tables.
 *
 * @throws UnknownSqlError for two columns with one name, since a row has only one of them.
 */
export function checkResult(names: readonly string[]): void {
  const twice = names.find((name, index) => names.includes(name, index + 1));
  if (twice !== undefined) throw new UnknownSqlError(`two columns have the name ${twice}`);
}

/**
 * Checks that a query of groups names only columns that all rows of a group share, outside of aggregates.
 *
 * @param keys - The columns by which rows are grouped.
 * @throws UnknownSqlError that names the column.
 */
export function checkGroups(named: readonly ColumnName[], keys: readonly ColumnName[]): void {
  const wrong = named.find((name) => !name.isAggregated && !isAmong(name, keys));
  if (wrong) throw new UnknownSqlError(`the column ${wrong.column} is neither in GROUP BY nor in an aggregate`);
}

/**
 * Checks that the order of a query with DISTINCT is one of its result.
 *
 * @param selected - The columns that it selects.
 * @throws UnknownSqlError that names any other column.
 */
export function checkDistinct(named: readonly ColumnName[], selected: readonly ColumnName[]): void {
  const wrong = named.find((name) => !isAmong(name, selected));
  if (wrong) throw new UnknownSqlError(`the column ${wrong.column} is in ORDER BY, but not among the DISTINCT ones`);
}

function isAmong({ table, column }: ColumnName, names: readonly ColumnName[]): boolean {
  return names.some((name) => name.column === column && (!name.table || !table || name.table === table));
}

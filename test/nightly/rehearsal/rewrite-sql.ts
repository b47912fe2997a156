import type { ColumnRow } from "../../../scripts/tables/read-columns.js";

/**
 * Rewrites a query so that a server answers it as if it had these tables and columns too. A table of which the server has
 * nothing is empty; a column that was added to one of its own holds 7.
 *
 * @param added - Of tables that the server has not, and of those that it has; which are which, `known` says.
 */
export function rewriteSql(query: string, added: readonly ColumnRow[], known: ReadonlySet<string>): string {
  const relations = new Map([["information_schema.columns", describeColumns(added)]]);
  for (const table of new Set(added.map(({ table_name }) => table_name))) {
    const own = added.filter(({ table_name }) => table_name === table);
    relations.set(table, known.has(table) ? extendTable(table, own) : inventTable(own));
  }
  return query.replaceAll(/\b(FROM|JOIN)\s+([\w.]+)/gi, (text, keyword: string, name: string) => {
    const relation = relations.get(name.toLowerCase());
    return relation === undefined ? text : `${keyword} (${relation}) AS ${name.replaceAll(".", "_")}`;
  });
}

function describeColumns(added: readonly ColumnRow[]): string {
  const names = ["table_schema", "table_name", "column_name", "data_type", "is_nullable", "ordinal_position"] as const;
  const rows = added.map((row) => `SELECT ${names.map((name) => literal(row[name])).join(", ")}`);
  return [`SELECT ${names.join(", ")} FROM information_schema.columns`, ...rows].join(" UNION ALL ");
}

function extendTable(table: string, added: readonly ColumnRow[]): string {
  const columns = added.map(({ column_name, data_type }) => `arrow_cast(7, '${data_type}') AS ${column_name}`);
  return `SELECT *, ${columns.join(", ")} FROM ${table}`;
}

function inventTable(columns: readonly ColumnRow[]): string {
  const values = columns.map(({ column_name, data_type }) => `arrow_cast(NULL, '${data_type}') AS ${column_name}`);
  return `SELECT ${values.join(", ")} WHERE false`;
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

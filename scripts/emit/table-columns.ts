import { propertyName, stringLiteral } from "../io/index.js";
import type { NamedTable } from "./name-tables.js";
import type { Import } from "./source-printer.js";

/** Emits the row type of each table by the table's name, and the columns of each table, for query builders. */
export function emitTableColumns(tables: readonly NamedTable[]): readonly string[] {
  return [
    "/** The row of each SQL table, by the name of the table. */",
    "export interface TableRows {",
    ...tables.map(({ name, rowType }) => `  readonly ${propertyName(name)}: ${rowType};`),
    "}",
    "",
    "/** The columns of each SQL table: those that every version of the table has, and `all` that some version has. */",
    "export const tableColumns: {",
    ...tables.map(
      ({ name, columnList }) =>
        `  readonly ${propertyName(name)}: { readonly always: typeof ${columnList}; readonly all: readonly string[] };`,
    ),
    "} = {",
    ...tables.map((table) => `  ${propertyName(table.name)}: ${printColumns(table)},`),
    "};",
  ];
}

/** The imports of the row types, and of the lists of columns. */
export function importTables(tables: readonly NamedTable[]): readonly Import[] {
  return [
    { from: "./columns.js", values: tables.map(({ columnList }) => columnList) },
    { from: "./tables.js", types: tables.map(({ rowType }) => rowType) },
  ];
}

function printColumns({ columns, columnList }: NamedTable): string {
  return `{ always: ${columnList}, all: [${columns.map(({ name }) => stringLiteral(name)).join(", ")}] }`;
}

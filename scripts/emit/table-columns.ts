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
    "/** The columns of each table, whichever versions have them. */",
    "export const tableColumns: {",
    "  readonly [Table in keyof TableRows]: { readonly all: readonly string[] };",
    "} = {",
    ...tables.map((table) => `  ${propertyName(table.name)}: ${printColumns(table)},`),
    "};",
  ];
}

/** The import of the row types. */
export function importRows(tables: readonly NamedTable[]): Import {
  return { from: "./tables.js", types: tables.map(({ rowType }) => rowType) };
}

function printColumns({ columns }: NamedTable): string {
  return `{ all: [${columns.map(({ name }) => stringLiteral(name)).join(", ")}] }`;
}

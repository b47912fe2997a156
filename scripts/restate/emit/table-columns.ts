import { propertyName, stringLiteral } from "../../io/index.js";
import type { Import } from "../../openapi/emit/index.js";
import type { Table } from "../tables/index.js";
import { nameTables } from "./name-tables.js";

/**
 * Emits the row type of each table by the table's name, and the columns of each table, for query builders.
 *
 * @param taken - Names that the generated files already use.
 */
export function emitTableColumns(tables: readonly Table[], taken: readonly string[]): readonly string[] {
  const rows = nameRows(tables, taken);
  return [
    "/** The row of each SQL table, by the name of the table. */",
    "export interface TableRows {",
    ...tables.map(({ name }, index) => `  readonly ${propertyName(name)}: ${rows[index]};`),
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
export function importRows(tables: readonly Table[], taken: readonly string[]): Import {
  return { from: "./tables.js", types: nameRows(tables, taken) };
}

function nameRows(tables: readonly Table[], taken: readonly string[]): readonly string[] {
  const names = tables.map(({ name }) => name);
  return [...nameTables(names, taken).values()].map(({ row }) => row);
}

function printColumns({ columns }: Table): string {
  return `{ all: [${columns.map(({ name }) => stringLiteral(name)).join(", ")}] }`;
}

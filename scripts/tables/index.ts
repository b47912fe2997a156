export { compareTables, type TableChanges } from "./compare-tables.js";
export { fetchColumns } from "./fetch-columns.js";
export { findTables } from "./read-columns.js";
export { readTables } from "./read-tables.js";
export type { Column, Lifetime, Table } from "./table.js";
export { isAlways } from "./table.js";
export { sampleOfColumn, typeOfColumn, typeOfValues } from "./type-of-column.js";

export { compareTables } from "./compare-tables.js";
export { fetchColumns } from "./read-columns.js";
export { readTables, type TableSource } from "./read-tables.js";
export type { Column, Table } from "./table.js";
export { sampleOfColumn, typeOfColumn, typeOfValues } from "./type-of-column.js";

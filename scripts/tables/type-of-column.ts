import { type Json, toLiteral } from "../io/index.js";
import type { Column } from "./table.js";

type SqlType = readonly [pattern: RegExp, type: string, sample?: Json];

/**
 * The TypeScript type of each SQL type in the rows of `queryRows` (seen on 1.6.2 and 1.7.12), and a sample of its JSON;
 * without one, the name of the column is the sample. 64-bit integers are exact: a bigint if a number would round.
 */
const SQL_TYPES: readonly SqlType[] = [
  [/^(Large)?Utf8(View)?$/, "string"],
  [/^U?Int(8|16|32)$/, "number", 0],
  [/^U?Int64$/, "number | bigint", 0],
  [/^Float(16|32|64)$/, "number", 0],
  [/^Boolean$/, "boolean", false],
  // ISO 8601 strings.
  [/^Timestamp\(.*\)$/, "string", "2026-01-01T00:00:00Z"],
  [/^Duration\(.*\)$/, "string", "PT0S"],
  [/^Date(32|64)$/, "string", "2026-01-01T00:00:00Z"],
  // Lowercase hexadecimal.
  [/^(Large)?Binary(View)?$/, "string", ""],
];

/** Returns the TypeScript type of a column's values, without null. */
export function typeOfColumn(table: string, column: Column): string {
  const types = new Set(column.dataTypes.map((dataType) => typeOf(table, column, dataType)));
  return [...types].join(" | ");
}

export function sampleOfColumn(table: string, column: Column): Json {
  const [dataType = ""] = column.dataTypes;
  if (itemOf(dataType) !== undefined) return [];
  const [, , sample = column.name] = findSqlType(table, column, dataType);
  return column.values[0] ?? sample;
}

function typeOf(table: string, column: Column, dataType: string): string {
  const item = itemOf(dataType);
  if (item !== undefined) {
    const type = typeOf(table, column, item);
    return `readonly ${type.includes(" ") ? `(${type})` : type}[]`;
  }
  const [, type] = findSqlType(table, column, dataType);
  if (type === "string" && column.values.length > 0) return column.typeName ?? typeOfValues(column);
  return type === "number | bigint" && column.fitsNumber ? "number" : type;
}

/** Returns the type of a list's items; undefined if it is not a list. */
function itemOf(dataType: string): string | undefined {
  return /^(?:Large)?List\((.+)\)$/.exec(dataType)?.[1];
}

function findSqlType(table: string, column: Column, dataType: string): SqlType {
  const found = SQL_TYPES.find(([pattern]) => pattern.test(dataType));
  if (found) return found;
  throw new Error(
    `${table}.${column.name} is ${dataType}, but no TypeScript type is known for it: see what JSON a server sends, and ` +
      "add the type to scripts/tables/type-of-column.ts",
  );
}

/** Returns the values that a column can have, as a union. */
export function typeOfValues({ values, isOpen }: Column): string {
  // The same type as string, but it keeps the literals in a union, so that an editor offers them.
  return [...values.map(toLiteral), ...(isOpen ? ["(string & {})"] : [])].join(" | ");
}

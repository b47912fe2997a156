import { stringLiteral } from "../../io/index.js";
import type { Column } from "./table.js";

/**
 * The TypeScript type of each SQL type in the rows of `queryRows` (seen on 1.6.2 and 1.7.12). 64-bit integers are
 * exact: a bigint if a number would round.
 */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(Large)?Utf8(View)?$/, "string"],
  [/^U?Int(8|16|32)$/, "number"],
  [/^U?Int64$/, "number | bigint"],
  [/^Float(16|32|64)$/, "number"],
  [/^Boolean$/, "boolean"],
  // ISO 8601 strings.
  [/^Timestamp\(.*\)$/, "string"],
  [/^Duration\(.*\)$/, "string"],
  [/^Date(32|64)$/, "string"],
  // Lowercase hexadecimal.
  [/^(Large)?Binary(View)?$/, "string"],
];

/** Returns the TypeScript type of a column's values, without null. */
export function typeOfColumn(table: string, column: Column): string {
  const types = new Set(column.dataTypes.map((dataType) => typeOf(table, column, dataType)));
  return [...types].join(" | ");
}

function typeOf(table: string, column: Column, dataType: string): string {
  const [, item] = /^(?:Large)?List\((.+)\)$/.exec(dataType) ?? [];
  if (item !== undefined) return `readonly ${group(typeOf(table, column, item))}[]`;
  const type = TYPES.find(([pattern]) => pattern.test(dataType))?.[1];
  if (type === undefined) {
    throw new Error(
      `${table}.${column.name} is ${dataType}, but no TypeScript type is known for it: see what JSON a server sends, and ` +
        "add the type to scripts/restate/tables/type-of-column.ts",
    );
  }
  if (type === "string" && column.values.length > 0) return column.typeName ?? typeOfValues(column);
  return type === "number | bigint" && column.fitsNumber ? "number" : type;
}

/** Returns the values that a column can have, as a union. */
export function typeOfValues({ values, isOpen }: Column): string {
  // The same type as string, but it keeps the literals in a union, so that an editor offers them.
  return [...values.map(stringLiteral), ...(isOpen ? ["(string & {})"] : [])].join(" | ");
}

function group(type: string): string {
  return type.includes(" ") ? `(${type})` : type;
}

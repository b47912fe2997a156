import type { Json, JsonObject } from "../../io/index.js";
import type { Column, Table } from "../tables/index.js";

/** A value of each SQL type, as it is in the response to a query. */
const VALUES: readonly (readonly [RegExp, (column: Column) => Json])[] = [
  [/List/, () => []],
  [/Utf8/, ({ values, name }) => values[0] ?? name],
  [/^(U?Int|Float)/, () => 0],
  [/^Boolean$/, () => false],
  [/^(Timestamp|Date)/, () => "2026-01-01T00:00:00Z"],
  [/^Duration/, () => "PT0S"],
  [/Binary/, () => ""],
];

/** Creates a row with the columns of the table that are never null. */
export function createSampleRow({ name, columns }: Table): JsonObject {
  const needed = columns.filter(({ isNullable }) => !isNullable);
  return Object.fromEntries(needed.map((column) => [column.name, createValue(name, column)]));
}

function createValue(table: string, column: Column): Json {
  const [type = ""] = column.dataTypes;
  const create = VALUES.find(([pattern]) => pattern.test(type))?.[1];
  if (create) return create(column);
  throw new Error(
    `${table}.${column.name} is ${type}: add a value of that type to scripts/restate/samples/create-sample-row.ts`,
  );
}

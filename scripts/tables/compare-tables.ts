import type { Column, Table } from "./table.js";
import { typeOfColumn } from "./type-of-column.js";

/** The changes of the SQL tables from one version to a later one: `` `scope` of the SQL table `state` ``. */
export interface TableChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export function compareTables(before: readonly Table[], after: readonly Table[]): TableChanges {
  const [old, current] = [listTypes(before), listTypes(after)];
  return { added: listAdded(old, current), removed: listAdded(current, old), changed: listChanged(old, current) };
}

/** The TypeScript types of the columns that still exist, by table and column. */
type Types = ReadonlyMap<string, ReadonlyMap<string, string>>;

function listTypes(tables: readonly Table[]): Types {
  const present = tables.filter(({ lifetime }) => lifetime?.goneIn === undefined);
  return new Map(
    present.map((table) => {
      const columns = table.columns.filter(({ lifetime }) => lifetime?.goneIn === undefined);
      const typeOf = (column: Column) => `${typeOfColumn(table.name, column)}${column.isNullable ? " | null" : ""}`;
      return [table.name, new Map(columns.map((column) => [column.name, typeOf(column)]))];
    }),
  );
}

function listAdded(old: Types, current: Types): readonly string[] {
  return [...current].flatMap(([table, columns]) => {
    const known = old.get(table);
    if (known === undefined) return [nameSqlTable(table)];
    const added = [...columns.keys()].filter((column) => !known.has(column));
    return added.map((column) => nameColumn(table, column));
  });
}

function listChanged(old: Types, current: Types): readonly string[] {
  return [...current].flatMap(([table, columns]) =>
    [...columns].flatMap(([column, type]) => {
      const was = old.get(table)?.get(column) ?? type;
      return was === type ? [] : [`${nameColumn(table, column)} is now \`${type}\` (was \`${was}\`)`];
    }),
  );
}

function nameSqlTable(table: string): string {
  return `the SQL table \`${table}\``;
}

function nameColumn(table: string, column: string): string {
  return `\`${column}\` of ${nameSqlTable(table)}`;
}

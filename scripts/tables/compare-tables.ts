import type { Column, Table } from "./table.js";
import { typeOfColumn } from "./type-of-column.js";

/** The changes of the SQL tables from one version to a later one: `` `scope` of the SQL table `state` ``. */
export interface TableChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

export function compareTables(before: readonly Table[], after: readonly Table[]): TableChanges {
  const [old, current] = [listByName(before), listByName(after)];
  const changed = [...current].flatMap(([name, { type }]) => {
    const was = old.get(name)?.type ?? type;
    return was === type ? [] : [`${name} is now \`${type}\` (was \`${was}\`)`];
  });
  return { added: listAdded(old, current), removed: listAdded(current, old), changed };
}

/** The tables and columns of the newest version by their names, with the TypeScript types of columns. */
type Types = ReadonlyMap<string, { readonly table: string; readonly type?: string }>;

function listByName(tables: readonly Table[]): Types {
  const isPresent = ({ lifetime }: Table | Column) => lifetime?.goneIn === undefined;
  const entries = tables.filter(isPresent).flatMap(({ name, columns }) => {
    const table = `the SQL table \`${name}\``;
    const own = columns.filter(isPresent).map((column) => {
      const type = `${typeOfColumn(name, column)}${column.isNullable ? " | null" : ""}`;
      return [`\`${column.name}\` of ${table}`, { table, type }] as const;
    });
    return [[table, { table }] as const, ...own];
  });
  return new Map(entries);
}

/** Lists the additions. The columns of a new table are not listed. */
function listAdded(old: Types, current: Types): readonly string[] {
  const isAdded = ([name, { table }]: readonly [string, { readonly table: string }]) =>
    !old.has(name) && (name === table || old.has(table));
  return [...current].filter(isAdded).map(([name]) => name);
}

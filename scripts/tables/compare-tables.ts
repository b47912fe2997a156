import type { Table } from "./table.js";
import { typeOfColumn } from "./type-of-column.js";

/** What changed in the SQL tables from one version to a later one. */
export interface TableChanges {
  readonly added: readonly TableChange[];
  readonly removed: readonly TableChange[];
  readonly changed: readonly TableChange[];
}

export interface TableChange {
  /** `state` */
  readonly table: string;
  /** `` `scope` of the SQL table `state` ``, and what is different about it. */
  readonly text: string;
}

/** @param before - The tables as they are read up to one version, `after` those up to the other. */
export function compareTables(before: readonly Table[], after: readonly Table[]): TableChanges {
  const [old, current] = [listTypes(before), listTypes(after)];
  return { added: listAdded(old, current), removed: listAdded(current, old), changed: listChanged(old, current) };
}

/** The TypeScript types of the columns that there still are, by table and column. */
type Types = ReadonlyMap<string, ReadonlyMap<string, string>>;

function listTypes(tables: readonly Table[]): Types {
  const present = tables.filter(({ lifetime }) => lifetime.goneIn === undefined);
  return new Map(
    present.map((table) => {
      const columns = table.columns.filter(({ lifetime }) => lifetime.goneIn === undefined);
      const types = columns.map((column) => {
        const type = typeOfColumn(table.name, column);
        return [column.name, column.isNullable ? `${type} | null` : type] as const;
      });
      return [table.name, new Map(types)];
    }),
  );
}

/** The tables that only the second has, and the columns of those that both have. */
function listAdded(old: Types, current: Types): readonly TableChange[] {
  return [...current].flatMap(([table, columns]) => {
    const known = old.get(table);
    if (known === undefined) return [{ table, text: nameTable(table) }];
    const added = [...columns.keys()].filter((column) => !known.has(column));
    return added.map((column) => ({ table, text: nameColumn(table, column) }));
  });
}

function listChanged(old: Types, current: Types): readonly TableChange[] {
  return [...current].flatMap(([table, columns]) =>
    [...columns].flatMap(([column, type]) => {
      const was = old.get(table)?.get(column) ?? type;
      return was === type ? [] : [{ table, text: `${nameColumn(table, column)} is now \`${type}\` (was \`${was}\`)` }];
    }),
  );
}

function nameTable(table: string): string {
  return `the SQL table \`${table}\``;
}

function nameColumn(table: string, column: string): string {
  return `\`${column}\` of ${nameTable(table)}`;
}

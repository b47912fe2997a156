import type { JsonObject } from "../../../scripts/io/json.js";
import { readObject } from "../../../scripts/io/json.js";
import type { ColumnRow } from "../../../scripts/tables/read-columns.js";
import { addOperations, type MadeUpOperation } from "./add-operations.js";
import { CHANGES, type IsNamed } from "./change-operations.js";

/** All that a release which does not exist says of itself; the relay answers by it. */
export interface MadeUpRelease {
  readonly version: string;
  readonly document: JsonObject;
  readonly operations: readonly MadeUpOperation[];
  /** Fields that answers of the real server have, and this release's do not. */
  readonly hidden: readonly string[];
  /** Columns that the real server does not have. */
  readonly columns: readonly ColumnRow[];
  /** What the changelog has to say: texts that are in one line each. */
  readonly told: readonly (readonly string[])[];
}

/** A release as the relay has it. */
export interface ServedRelease extends MadeUpRelease {
  /** The tables that the real server has. */
  readonly known: readonly string[];
}

/** The newest real release, which everything is made from. */
export function readRelease(version: string, document: JsonObject): MadeUpRelease {
  return { version, document, operations: [], hidden: [], columns: [], told: [] };
}

/** The same under another version. */
export function repeatRelease(base: MadeUpRelease, version: string): MadeUpRelease {
  const document = { ...base.document, info: { ...readObject(base.document.info), version } };
  return { ...base, version, document, told: [] };
}

/** Adds four operations under a new tag, an SQL table, and a column after the last one of a table. */
export function extendRelease(base: MadeUpRelease, one: string, last: ColumnRow): MadeUpRelease {
  const { document, operations } = addOperations(base.document, one);
  const table = `sys_${one}s`;
  const earlier = base.columns.filter(({ table_name }) => table_name === last.table_name).length;
  const added = [
    column(table, "id", "LargeUtf8", 0),
    column(table, "started_count", "UInt64", 1),
    column(last.table_name, `${one}_count`, "UInt64", last.ordinal_position + 1 + earlier),
  ];
  return {
    ...base,
    document,
    operations: [...base.operations, ...operations],
    columns: [...base.columns, ...added],
    told: [
      ...base.told,
      ...operations.map(({ method, path }) => [`\`${method.toUpperCase()} ${path}\``]),
      [`the SQL table \`${table}\``],
      [`\`${one}_count\` of the SQL table \`${last.table_name}\``],
    ],
  };
}

/** Makes every change that breaks code. */
export function breakRelease(base: MadeUpRelease, isNamed: IsNamed): MadeUpRelease {
  let { document, told, hidden } = base;
  for (const change of CHANGES) {
    const changed = change(document, isNamed);
    document = changed.document;
    told = [...told, ...(changed.told === undefined ? [] : [changed.told])];
    hidden = [...hidden, ...(changed.hidden ?? [])];
  }
  return { ...base, document, told, hidden };
}

function column(table_name: string, column_name: string, data_type: string, ordinal_position: number): ColumnRow {
  return { table_schema: "public", table_name, column_name, data_type, is_nullable: "YES", ordinal_position };
}

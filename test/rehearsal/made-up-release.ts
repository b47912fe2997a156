import type { JsonObject } from "../../scripts/io/json.js";
import { readObject } from "../../scripts/io/json.js";
import type { ColumnRow } from "../../scripts/tables/read-columns.js";
import { addOperations, type MadeUpOperation } from "./add-operations.js";
import { CHANGES, type IsNamed } from "./change-operations.js";

/** All that a release which does not exist says of itself; the relay answers by it. */
export interface MadeUpRelease {
  readonly version: string;
  readonly document: JsonObject;
  readonly operations: readonly MadeUpOperation[];
  /** Fields that answers of the real server have, and this release's no longer. */
  readonly hidden: readonly string[];
  /** In the order of the rows in `information_schema.columns`. */
  readonly columns: readonly ColumnRow[];
  /** Texts that its changelog has to have, beside those for `operations`. */
  readonly told: readonly string[];
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

/** Adds operations under a new tag, an SQL table, and a column to the table `to`. */
export function extendRelease(base: MadeUpRelease, version: string, one: string, to: ColumnRow): MadeUpRelease {
  const { document, operations } = addOperations(base.document, one);
  const table = `sys_${one}s`;
  const added = [
    ...["id", "state"].map((name, index) => column(table, name, "LargeUtf8", index)),
    column(table, "started_count", "UInt64", 2),
    column(
      to.table_name,
      `${one}_count`,
      "UInt64",
      to.ordinal_position + 1 + base.columns.filter(({ table_name }) => table_name === to.table_name).length,
    ),
  ];
  return {
    ...base,
    version,
    document: nameVersion(document, version),
    operations: [...base.operations, ...operations],
    columns: [...base.columns, ...added],
    told: [`the SQL table \`${table}\``, `\`${one}_count\` of the SQL table \`${to.table_name}\``],
  };
}

/** Makes every change that breaks code. */
export function breakRelease(base: MadeUpRelease, version: string, isNamed: IsNamed): MadeUpRelease {
  let release = repeatRelease(base, version);
  for (const change of CHANGES) {
    const { document, told, hidden } = change(release.document, isNamed);
    release = {
      ...release,
      document,
      told: [...release.told, ...told],
      hidden: [...release.hidden, ...(hidden ?? [])],
    };
  }
  return release;
}

/** The same under another version. */
export function repeatRelease(base: MadeUpRelease, version: string): MadeUpRelease {
  return { ...base, version, document: nameVersion(base.document, version) };
}

function nameVersion(document: JsonObject, version: string): JsonObject {
  return { ...document, info: { ...readObject(document.info), version } };
}

function column(table_name: string, column_name: string, data_type: string, ordinal_position: number): ColumnRow {
  return { table_schema: "public", table_name, column_name, data_type, is_nullable: "YES", ordinal_position };
}

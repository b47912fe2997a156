import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { listRanges } from "../history/index.js";
import {
  compareText,
  explain,
  getOrCreate,
  groupBy,
  type JsonObject,
  readObject,
  readString,
  showPath,
} from "../io/index.js";
import { findSchemas } from "../read/index.js";
import { type ColumnRow, readColumns } from "./read-columns.js";
import { type ColumnCorrection, type Corrections, readCorrections } from "./read-corrections.js";
import type { Column, Table } from "./table.js";

/** The columns of one version, by table, in the server's order. */
interface VersionTables {
  readonly version: string;
  readonly tables: ReadonlyMap<string, readonly ColumnRow[]>;
}

/** The source of the SQL tables of a document's version. */
export interface TableSource {
  /** The file with the tables, if they are not in `schemas/tables`. */
  readonly tables?: string | undefined;
  /**
   * Whether a document of another API is refused, because it has no tables. Default: true. A document of the API that `corrections.yaml`
   * names always needs the tables of its version.
   */
  readonly needsTables?: boolean | undefined;
}

/**
 * Reads the SQL tables of a document's server: the tables of its version, which must exist, and of all earlier ones.
 *
 * @param folder - `schemas/tables`.
 */
export async function readTables(
  document: JsonObject,
  folder: string,
  { tables: own, needsTables: isNeeded = true }: TableSource,
): Promise<readonly Table[]> {
  const files = await listTableFiles(folder);
  const path = join(folder, "corrections.yaml");
  if (!existsSync(path)) {
    // Without this error, the tables would be silently ignored.
    if (isNeeded || files.length > 0)
      throw new Error(`${showPath(path)} is missing, which says for which documents the SQL tables are`);
    return [];
  }
  const corrections = readCorrections(path);
  const { title, version } = readObject(document.info);
  const current = semver.valid(readString(version));
  if (title !== corrections.title || current === null) {
    if (!isNeeded) return [];
    throw new Error(
      `${showPath(path)} is for documents with the title "${corrections.title}" and a semantic version, not for "${title}", version "${version}"`,
    );
  }
  const versions = readVersions(files, current, own);
  if (!versions.some((each) => each.version === current)) throw new Error(explainMissing(folder, current));
  assertCorrectedColumnsExist(corrections, versions);
  const upToCurrent = versions.filter((each) => semver.lte(each.version, current));
  return toTables(upToCurrent, corrections);
}

async function listTableFiles(folder: string): Promise<readonly string[]> {
  const files = existsSync(folder) ? await findSchemas(folder) : [];
  const wrong = files.find((path) => semver.valid(readVersion(path)) !== readVersion(path));
  if (wrong !== undefined) throw new Error(`${showPath(wrong)} is not named after a version, as 1.7.12.json is`);
  return files;
}

/**
 * Reads the tables of all releases and of the current version, oldest first. Other candidates are left out.
 *
 * @param own - The file for the current version, if it is not in the folder.
 */
function readVersions(files: readonly string[], current: string, own: string | undefined): readonly VersionTables[] {
  const others = files.filter((file) => readVersion(file) !== current && semver.prerelease(readVersion(file)) === null);
  const ofCurrent = own ?? files.find((file) => readVersion(file) === current);
  const versions = others.map((file) => readVersionTables(file, readVersion(file)));
  if (ofCurrent !== undefined) versions.push(readVersionTables(ofCurrent, current));
  return versions.sort((left, right) => semver.compare(left.version, right.version));
}

/** Explains how to get missing tables. npm has servers of releases only. */
function explainMissing(folder: string, version: string): string {
  return [
    `${showPath(join(folder, `${version}.json`))} is missing: get it with \`npm run schema:pull -- ${version}\`.`,
    "If npm does not have that server, start it, save its schema and tables with `npm run schema:pull -- --server URL --out DIR`,",
    `and add \`--tables DIR/tables/${version}.json\` to --schema.`,
  ].join("\n");
}

function readVersion(file: string): string {
  return basename(file, ".json");
}

function readVersionTables(path: string, version: string): VersionTables {
  const rows = explain(showPath(path), () => readColumns(JSON.parse(readFileSync(path, "utf8"))));
  // Tables outside the default schema can be queried only by their qualified name.
  const own = rows.filter((row) => row.table_schema === "public");
  return { version, tables: groupBy(own, (row) => row.table_name) };
}

function toTables(versions: readonly VersionTables[], corrections: Corrections): readonly Table[] {
  const names = [...new Set(versions.flatMap(({ tables }) => [...tables.keys()]))].sort(compareText);
  return names.map((name) => {
    const having = versions.filter(({ tables }) => tables.has(name));
    const columns = new Set(
      [...having].reverse().flatMap(({ tables }) => (tables.get(name) ?? []).map((row) => row.column_name)),
    );
    return {
      name,
      description: corrections.tables.get(name)?.description ?? "",
      lifetime: listRanges(versions.map(({ version, tables }) => [version, tables.has(name)]))?.at(-1),
      columns: [...columns].map((column) => toColumn(name, column, having, corrections)),
    };
  });
}

function toColumn(table: string, name: string, versions: readonly VersionTables[], corrections: Corrections): Column {
  const found = versions.map(({ version, tables }) => {
    return [version, tables.get(table)?.find((row) => row.column_name === name)] as const;
  });
  const rows = found.flatMap(([, row]) => row ?? []);
  const correction = correct(corrections, table, name);
  return {
    name,
    description: correction.description?.trim() ?? "",
    deprecated: correction.deprecated?.trim(),
    dataTypes: [...new Set(rows.map((row) => row.data_type))],
    isNullable: !correction["never-null"] && rows.some((row) => row.is_nullable !== "NO"),
    values: correction.values ?? [],
    isOpen: correction.open ?? false,
    typeName: correction["type-name"],
    fitsNumber: correction["fits-number"] ?? false,
    lifetime: listRanges(found.map(([version, row]) => [version, row !== undefined]))?.at(-1),
  };
}

/** Merges the corrections of a column: those of its table override those of similar tables, which override those of all tables. */
function correct({ columns, tables }: Corrections, table: string, name: string): ColumnCorrection {
  const own = tables.get(table);
  const like = (own?.like ?? []).map((other) => tables.get(other)?.columns.get(name));
  return Object.assign({}, columns.get(name), ...like.reverse(), own?.columns.get(name));
}

function assertCorrectedColumnsExist(corrections: Corrections, versions: readonly VersionTables[]): void {
  const columnsOf = new Map<string, Set<string>>();
  for (const [table, rows] of versions.flatMap(({ tables }) => [...tables])) {
    for (const row of rows) getOrCreate(columnsOf, table, () => new Set()).add(row.column_name);
  }
  const fail = (missing: string): never => {
    const list = versions.map(({ version }) => version).join(", ");
    throw new Error(`${showPath(corrections.path)}: no version has ${missing} (${list})`);
  };
  for (const [table, { like, columns }] of corrections.tables) {
    for (const name of [table, ...like]) if (!columnsOf.has(name)) fail(`the table "${name}"`);
    for (const name of columns.keys()) if (!columnsOf.get(table)?.has(name)) fail(`the column "${name}" of "${table}"`);
  }
  for (const name of corrections.columns.keys()) {
    if (![...columnsOf.values()].some((columns) => columns.has(name))) fail(`the column "${name}" in any table`);
  }
}

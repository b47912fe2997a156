import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import semver from "semver";
import { listRanges } from "../history/index.js";
import { compareText, groupBy, type JsonObject, readObject, readString, showPath, withPlace } from "../io/index.js";
import { findSchemas } from "../read/index.js";
import { type ColumnRow, readColumns } from "./read-columns.js";
import { type ColumnCorrection, type Corrections, readCorrections } from "./read-corrections.js";
import type { Column, Table } from "./table.js";

/** The columns of one version, by table, in the server's order. */
interface VersionTables {
  readonly version: string;
  readonly tables: ReadonlyMap<string, readonly ColumnRow[]>;
}

export interface TableSource {
  /** The file with the tables, if they are not in `schemas/tables`. */
  readonly tables?: string | undefined;
  /** Whether a document whose title is not that of `corrections.yaml` is an error. Default: true. */
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
  { tables: own, needsTables = true }: TableSource,
): Promise<readonly Table[]> {
  const files = existsSync(folder) ? await findSchemas(folder) : [];
  const path = join(folder, "corrections.yaml");
  if (!existsSync(path)) {
    // Without this error, the tables would be silently ignored.
    if (needsTables || files.length > 0)
      throw new Error(`${showPath(path)} is missing, which says for which documents the SQL tables are`);
    return [];
  }
  const corrections = readCorrections(path);
  const { title, version } = readObject(document.info);
  const current = semver.valid(readString(version));
  if (title !== corrections.title || current === null) {
    if (!needsTables) return [];
    throw new Error(
      `${showPath(path)} is for documents with the title "${corrections.title}" and a semantic version, not for "${title}", version "${version}"`,
    );
  }
  const versions = readVersions(files, current, own);
  if (!versions.some((each) => each.version === current)) throw new Error(explainMissing(folder, current));
  return toTables(versions, corrections);
}

/**
 * Reads the tables of the current version and of all earlier releases, oldest first.
 *
 * @param own - The file for the current version, if it is not in the folder.
 */
function readVersions(files: readonly string[], current: string, own: string | undefined): readonly VersionTables[] {
  const byVersion = new Map(files.map((file) => [basename(file, ".json"), file]));
  if (own !== undefined) byVersion.set(current, own);
  const isEarlier = (version: string) => semver.prerelease(version) === null && semver.lt(version, current);
  return [...byVersion]
    .filter(([version]) => version === current || isEarlier(version))
    .sort(([left], [right]) => semver.compare(left, right))
    .map(([version, file]) => readVersionTables(file, version));
}

/** Explains how to get missing tables. npm has servers of releases only. */
function explainMissing(folder: string, version: string): string {
  return [
    `${showPath(join(folder, `${version}.json`))} is missing: get it with \`npm run schema:pull -- ${version}\`.`,
    "If npm does not have that server, start it, save its schema and tables with `npm run schema:pull -- --server URL --out DIR`,",
    `and add \`--tables DIR/tables/${version}.json\` to --schema.`,
  ].join("\n");
}

function readVersionTables(path: string, version: string): VersionTables {
  const rows = withPlace(showPath(path), () => readColumns(JSON.parse(readFileSync(path, "utf8"))));
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

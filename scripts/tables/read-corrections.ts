import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { readBySchema, showPath, withPlace } from "../io/index.js";

/** Facts about the tables that `information_schema.columns` does not have. */
export interface Corrections {
  /** The `title` of documents whose server has these tables. */
  readonly title: string;
  /** Corrections of columns that many tables have. */
  readonly columns: ReadonlyMap<string, ColumnCorrection>;
  readonly tables: ReadonlyMap<string, TableCorrection>;
}

interface TableCorrection<Columns = ReadonlyMap<string, ColumnCorrection>> {
  readonly description: string;
  /** Tables with the same columns, whose corrections apply unless this table has its own. */
  readonly like: readonly string[];
  readonly columns: Columns;
}

export interface ColumnCorrection {
  readonly description?: string;
  readonly deprecated?: string;
  readonly "never-null"?: boolean;
  readonly values?: readonly string[];
  readonly open?: boolean;
  readonly "type-name"?: string;
  readonly "fits-number"?: boolean;
}

/** A string is a shorthand for a description. */
type ColumnsOfFile = Readonly<Record<string, string | ColumnCorrection>>;

interface CorrectionsFile {
  readonly "x-target-title": string;
  readonly columns?: ColumnsOfFile;
  readonly tables?: Readonly<Record<string, Partial<TableCorrection<ColumnsOfFile>>>>;
}

export function readCorrections(path: string): Corrections {
  const text = readFileSync(path, "utf8");
  const file = withPlace(showPath(path), () =>
    readBySchema<CorrectionsFile>("corrections.schema.json", parseYaml(text)),
  );
  return {
    title: file["x-target-title"],
    columns: readColumnCorrections(file.columns),
    tables: new Map(
      Object.entries(file.tables ?? {}).map(([name, { description = "", like = [], columns }]) => {
        return [name, { description: description.trim(), like, columns: readColumnCorrections(columns) }];
      }),
    ),
  };
}

function readColumnCorrections(columns: ColumnsOfFile = {}): ReadonlyMap<string, ColumnCorrection> {
  const entries = Object.entries(columns);
  return new Map(entries.map(([name, each]) => [name, typeof each === "string" ? { description: each } : each]));
}

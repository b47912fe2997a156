import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { parseYaml } from "@redocly/openapi-core";
import { explain, isJsonObject, type Json, type JsonObject, readObject, readString } from "../io/index.js";

/** What is known about the tables beyond `information_schema.columns`. */
export interface Corrections {
  readonly path: string;
  /** The `title` of documents whose server has these tables. */
  readonly title: string;
  /** Corrections of columns that many tables have. */
  readonly columns: ReadonlyMap<string, ColumnCorrection>;
  readonly tables: ReadonlyMap<string, TableCorrection>;
}

interface TableCorrection {
  readonly description: string;
  /** Tables with the same columns, whose corrections apply unless this table has its own. */
  readonly like: readonly string[];
  readonly columns: ReadonlyMap<string, ColumnCorrection>;
}

export interface ColumnCorrection {
  readonly description?: string;
  readonly deprecated?: string;
  readonly neverNull?: boolean;
  readonly values?: readonly string[];
  readonly open?: boolean;
  readonly typeName?: string;
  readonly fitsNumber?: boolean;
}

export async function readCorrections(path: string): Promise<Corrections> {
  const text = await readFile(path, "utf8");
  return explain(relative(process.cwd(), path), () => {
    const content: unknown = parseYaml(text);
    if (content === undefined || content === null) throw new Error("the file is empty");
    const root = readFields(content, ["x-target-title", "columns", "tables"]);
    return {
      path,
      title: readTitle(root["x-target-title"]),
      columns: readEntries(root.columns, readColumn),
      tables: readEntries(root.tables, readTable),
    };
  });
}

function readTitle(value: Json | undefined): string {
  const title = readText(value);
  if (!title) throw new Error("x-target-title is missing: the title of the documents that the tables are for");
  return title;
}

function readTable(value: Json): TableCorrection {
  const { description, like, columns } = readFields(value, ["description", "like", "columns"]);
  return {
    description: readText(description) ?? "",
    like: readTexts(like) ?? [],
    columns: readEntries(columns, readColumn),
  };
}

/** Reads the correction of a column. A string is short for the description. */
function readColumn(value: Json): ColumnCorrection {
  if (typeof value === "string") return { description: value };
  const fields = readFields(value, [
    "description",
    "deprecated",
    "never-null",
    "values",
    "open",
    "type-name",
    "fits-number",
  ]);
  const column = {
    description: readText(fields.description),
    deprecated: readText(fields.deprecated),
    neverNull: readFlag(fields["never-null"]),
    values: readTexts(fields.values),
    open: readFlag(fields.open),
    typeName: readText(fields["type-name"]),
    fitsNumber: readFlag(fields["fits-number"]),
  };
  // An undefined field must not override the same field of another correction.
  return Object.fromEntries(Object.entries(column).filter(([, field]) => field !== undefined));
}

function readEntries<T>(value: Json | undefined, read: (value: Json) => T): ReadonlyMap<string, T> {
  if (value !== undefined && !isJsonObject(value)) throw new Error(`${JSON.stringify(value)} is no map of names`);
  const entries = Object.entries(readObject(value));
  return new Map(entries.map(([name, item]) => [name, explain(name, () => read(item ?? null))]));
}

/** Reads an object and refuses unknown fields: a misspelt one would be ignored silently. */
function readFields(value: unknown, names: readonly string[]): JsonObject {
  if (!isJsonObject(value)) throw new Error(`${JSON.stringify(value)} is not an object with ${names.join(", ")}`);
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`unknown "${unknown}"; there are ${names.join(", ")}`);
  return value;
}

function readText(value: Json | undefined): string | undefined {
  if (value !== undefined && typeof value !== "string") throw new Error(`${JSON.stringify(value)} is no text`);
  return readString(value)?.trim();
}

function readTexts(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} is no list of texts`);
  return value.map((item: Json) => readText(item) ?? "");
}

function readFlag(value: Json | undefined): boolean | undefined {
  if (value !== undefined && typeof value !== "boolean")
    throw new Error(`${JSON.stringify(value)} is not true or false`);
  return value;
}

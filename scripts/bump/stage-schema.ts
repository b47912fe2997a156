import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readDocument } from "../document/read-document.js";
import { explain } from "../io/explain.js";
import { isJsonObject } from "../io/json.js";
import { readColumns } from "../tables/read-columns.js";
import { pullSchema } from "./pull-schema.js";

export interface StagedSchema {
  readonly schema: StagedFile;
  /** Undefined if only the document was brought: the tables are then taken to be those of the version before. */
  readonly tables: StagedFile | undefined;
}

export interface StagedFile {
  readonly file: string;
  /** What messages call it: the file that was brought, or the place where it would be kept. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Files to take instead of asking a server of that version. */
export interface BroughtFiles {
  readonly from: string | undefined;
  readonly tables: string | undefined;
}

/** Gets the schema of a version, from its server or from files, into a folder where nothing reads it yet. */
export async function stageSchema(folder: string, version: string, brought: BroughtFiles): Promise<StagedSchema> {
  const { from, tables } = brought;
  if (from === undefined) {
    const pulled = await pullSchema(version, folder);
    return {
      schema: readStaged(pulled.schema.file, `schemas/openapi/${version}.json`),
      tables: readStaged(pulled.tables.file, `schemas/tables/${version}.json`),
    };
  }
  const { info } = (await readDocument(from)).content;
  const described = isJsonObject(info) ? info.version : undefined;
  if (described !== version) throw new Error(`${from} describes version ${described}, not ${version}`);
  if (tables !== undefined) explain(tables, () => readColumns(JSON.parse(readFileSync(tables, "utf8"))));
  return {
    schema: copyFile(from, join(folder, "openapi", `${version}.json`)),
    tables: tables === undefined ? undefined : copyFile(tables, join(folder, "tables", `${version}.json`)),
  };
}

function copyFile(source: string, file: string): StagedFile {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, readFileSync(source));
  return readStaged(file, source);
}

function readStaged(file: string, name: string): StagedFile {
  return { file, name, bytes: readFileSync(file) };
}

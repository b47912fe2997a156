import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readDocument } from "../document/index.js";
import { explain, isJsonObject } from "../io/index.js";
import { readColumns } from "../tables/index.js";
import { pullSchema } from "./pull-schema.js";

export interface StagedSchema {
  readonly schema: StagedFile;
  /** Undefined if the user provided only the document. The tables of the previous version are used then. */
  readonly tables: StagedFile | undefined;
}

export interface StagedFile {
  readonly file: string;
  /** The path that messages name: the user's file, or where the file would be saved. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether it is the user's file, and not the server's own answer. */
  readonly given: boolean;
}

/** Files to use instead of querying a server of that version. */
export interface GivenFiles {
  readonly from: string | undefined;
  readonly tables: string | undefined;
}

/** Copies the schema of a version, from its server or from files, to a folder that nothing reads yet. */
export async function stageSchema(folder: string, version: string, given: GivenFiles): Promise<StagedSchema> {
  const { from, tables } = given;
  if (from === undefined) {
    const pulled = await pullSchema(version, folder);
    return {
      schema: readStaged(pulled.schema.file, `schemas/openapi/${version}.json`, false),
      tables: readStaged(pulled.tables.file, `schemas/tables/${version}.json`, false),
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
  return readStaged(file, source, true);
}

function readStaged(file: string, name: string, given: boolean): StagedFile {
  return { file, name, bytes: readFileSync(file), given };
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../json.js";
import { pullSchema } from "../pull-schema.js";
import { readDocument } from "../read-document.js";

export interface StagedSchema {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Gets the schema of a version, from its server or from a file, into a folder where nothing reads it yet. */
export async function stageSchema(folder: string, version: string, from: string | undefined): Promise<StagedSchema> {
  if (from === undefined) {
    const { file } = await pullSchema(version, folder);
    return { file, bytes: readFileSync(file) };
  }
  const { info } = (await readDocument(from)).content;
  const described = isJsonObject(info) ? info.version : undefined;
  if (described !== version) throw new Error(`${from} describes version ${described}, not ${version}`);
  const bytes = readFileSync(from);
  const file = join(folder, `${version}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, bytes);
  return { file, bytes };
}

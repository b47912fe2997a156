import { emitClientFiles } from "../../../scripts/emit/index.js";
import { markDocument } from "../../../scripts/history/index.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { printTypes } from "../../../scripts/types/index.js";
import { trace } from "../history/versions-of-a-thing.js";

/** Emits the files of a client of documents that are numbered 1.0.0, 2.0.0 and so on: without lint, tables and the formatter. */
export async function emitClient(
  versions: readonly JsonObject[],
  runtime = "../src/runtime.js",
): Promise<ReadonlyMap<string, string>> {
  const history = trace(...versions);
  const marked = markDocument(history);
  const model = readModel(marked, history.findHistory);
  const types = await printTypes(marked, model.types);
  return emitClientFiles(model, { document: history.document, types, tables: [], functionFiles: [] }, runtime);
}

export const text: JsonObject = { type: "string" };
export const json = (schema: Json): JsonObject => ({ "application/json": { schema } });

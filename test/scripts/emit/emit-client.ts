import { join } from "node:path";
import { emitClientFiles } from "../../../scripts/emit/index.js";
import { markDocument } from "../../../scripts/history/index.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { readRuntimeNames } from "../../../scripts/profile/index.js";
import { printTypes } from "../../../scripts/types/index.js";
import { taken } from "../../kit/taken-names.js";
import { root } from "../../kit/use-folder.js";
import { trace } from "../history/versions-of-a-thing.js";

/** Emits the files of a client of documents that are numbered 1.0.0, 2.0.0 and so on: without lint, tables and the formatter. */
export async function emitClient(
  versions: readonly JsonObject[],
  runtime = "../src/runtime.js",
): Promise<ReadonlyMap<string, string>> {
  const history = trace(...versions);
  const marked = markDocument(history);
  const model = readModel(marked, taken, history.findHistory);
  const types = await printTypes(marked, model.types);
  const parts = { document: history.document, types, tables: [], functionFiles: [], taken };
  return emitClientFiles(model, parts, { from: runtime, ...readRuntimeNames(join(root, "src")) });
}

export const text: JsonObject = { type: "string" };
export const json = (schema: Json): JsonObject => ({ "application/json": { schema } });

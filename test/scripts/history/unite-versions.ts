import { markDocument } from "../../../scripts/history/index.js";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readModel } from "../../../scripts/model/index.js";
import { printTypes } from "../../../scripts/types/index.js";
import { taken } from "../../kit/taken-names.js";
import { PUT, trace } from "./versions-of-a-thing.js";

/** Prints the types of a client for two versions, and lists the parts that the guard knows. */
export async function unite(
  old: JsonObject,
  now: JsonObject,
): Promise<{ readonly types: string; readonly parts: readonly string[] }> {
  const history = trace(old, now);
  const marked = markDocument(history);
  const { whole, schemas } = await printTypes(marked, readModel(marked, taken).types);
  const parts = history.findHistory(PUT).parts.map(({ in: place, path, value, versions }) => {
    const name = `${[place, ...path].join(".")}${value === undefined ? "" : `=${JSON.stringify(value)}`}`;
    return `${name} ${versions.map(({ since = "", goneIn = "" }) => `${since}-${goneIn}`).join()}`;
  });
  return { types: `${whole}${schemas}`.replace(/\s+/g, " "), parts };
}

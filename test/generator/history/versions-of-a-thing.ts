import { readFeatures } from "../../../scripts/history/read-features.js";
import { type History, traceHistory, type VersionFeatures } from "../../../scripts/history/trace-history.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";

/** Returns a document with one operation, from its query parameters and the schema of its body and its answer. */
export function document(body: Json, parameters: readonly Json[] = [], more: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema: body } };
  const put = { parameters, requestBody: { content }, responses: { "200": { content } } };
  return { paths: { "/things/{id}": { put } }, ...more };
}

/** Numbers these documents 1.0.0, 2.0.0 and so on. */
function toVersions(documents: readonly JsonObject[]): readonly VersionFeatures[] {
  return documents.map((each, index) => ({ version: `${index + 1}.0.0`, features: readFeatures(each) }));
}

export function trace(...documents: readonly JsonObject[]): History {
  return traceHistory(toVersions(documents));
}

export const text = { type: "string" };
export const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});
export const query = (name: string, schema: Json = text): JsonObject => ({ in: "query", name, schema });

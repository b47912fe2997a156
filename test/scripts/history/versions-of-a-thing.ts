import { type Changes, compareFeatures, readFeatures } from "../../../scripts/history/index.js";
import { type History, traceHistory } from "../../../scripts/history/trace-history.js";
import type { Json, JsonObject } from "../../../scripts/io/json.js";

/** The operation of these documents. */
export const PUT = "PUT /things/{}";

/** Creates a document with one operation, from its parameters and the schema of its body and its answer. */
export function document(body: Json, parameters: readonly Json[] = [], more: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema: body } };
  const put = { parameters, requestBody: { content }, responses: { "200": { content } } };
  const info = { title: "Things", version: "1.0.0" };
  return { openapi: "3.1.0", info, paths: { "/things/{id}": { put } }, ...more };
}

/** Numbers these documents 1.0.0, 2.0.0 and so on. */
export function trace(...documents: readonly JsonObject[]): History {
  const numbered = documents.map((each, index) => ({ ...each, info: { version: `${index + 1}.0.0` } }));
  return traceHistory(numbered.map((each) => JSON.parse(JSON.stringify(each))));
}

export function compare(before: JsonObject, after: JsonObject): Changes {
  // Each place has an object of its own, as in a document that was read.
  const [old, now] = [before, after].map((each) => readFeatures(JSON.parse(JSON.stringify(each))));
  if (old === undefined || now === undefined) throw new Error("There are two documents");
  return compareFeatures(old, now);
}

export const text = { type: "string" };
export const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});
export const query = (name: string, schema: Json = text): JsonObject => ({ in: "query", name, schema });

export const id: JsonObject = { in: "path", name: "id", required: true, schema: text };

import { findOperation, resolveReference } from "../document/index.js";
import { type JsonObject, readObject } from "../io/index.js";
import type { Operation } from "../model/index.js";
import { block, printReads } from "./print-reads.js";

/** Prints statements that read the result of an operation, `data`, as everything that it can be. */
export function printAnswer(document: JsonObject, operation: Operation): readonly string[] {
  const { responses } = findOperation(document, operation).found;
  const bodies = operation.successes.flatMap((success) => success.bodies.map((body) => ({ ...body, ...success })));
  const json = bodies.filter(({ format }) => format === "json");
  // If JSON is available, the client accepts nothing else.
  if (bodies.length === 0) return ["use<void>(data);"];
  if (json.length === 0) return ["use(data);"];
  const schemas = json.map(({ status, mediaType }) => {
    const content = readObject(resolveReference(document, readObject(responses)[status]).content);
    return readObject(readObject(content[mediaType]).schema);
  });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const reads = printReads(document, "data", distinct.length === 1 ? distinct[0] : { oneOf: distinct });
  return operation.successes.some((success) => success.bodies.length === 0) ? block("if (data)", reads) : reads;
}

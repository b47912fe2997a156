import { findOperation, resolveReference } from "../document/index.js";
import { type Json, type JsonObject, readObject } from "../io/index.js";
import type { Operation, ResponseBody } from "../model/index.js";
import { block, printReads } from "./print-reads.js";

/** Prints statements that read the result of an operation, `data`, as everything that it can be. */
export function printAnswer(document: JsonObject, operation: Operation): readonly string[] {
  const { successes } = operation;
  if (successes.some(({ isRedirect }) => isRedirect)) return ["use<string>(data);"];
  const bodies = listBodies(document, operation);
  if (bodies.length === 0) return ["use<void>(data);"];
  const events = bodies.some(({ format }) => format === "events") ? EVENT_READS : [];
  const others = printOthers(
    document,
    bodies.filter(({ format }) => format !== "events"),
  );
  const reads =
    events.length === 0 || others.length === 0
      ? [...events, ...others]
      : [...block("if (Symbol.asyncIterator in data)", events), ...block("else", others)];
  return successes.some((success) => success.bodies.length === 0) ? block("if (data)", reads) : reads;
}

const EVENT_READS = block("for await (const event of data)", [
  "use<string>(event.event);",
  "use<string>(event.data);",
  "use<string>(event.id);",
]);

interface AnswerBody extends ResponseBody {
  /** The media type object of the document. */
  readonly media: Json | undefined;
}

function listBodies(document: JsonObject, operation: Operation): readonly AnswerBody[] {
  const { responses } = findOperation(document, operation).found;
  return operation.successes.flatMap(({ status, bodies }) => {
    const content = readObject(resolveReference(document, readObject(responses)[status]).content);
    // If JSON is available, the client accepts nothing else.
    const json = bodies.filter(({ format }) => format === "json");
    return (json.length > 0 ? json : bodies).map((body) => ({ ...body, media: content[body.mediaType] }));
  });
}

function printOthers(document: JsonObject, bodies: readonly AnswerBody[]): readonly string[] {
  const schemas = bodies.map(readSchema);
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = distinct;
  if (only === undefined) return [];
  return printReads(document, "data", distinct.length === 1 ? only : { oneOf: distinct });
}

function readSchema({ format, media }: AnswerBody): JsonObject {
  if (format === "text") return { type: "string" };
  return format === "blob" ? { type: "string", format: "binary" } : readObject(readObject(media).schema);
}

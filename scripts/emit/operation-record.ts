import { stringLiteral } from "../escape-text.js";
import type { BodyFormat, Operation } from "../operation.js";

type Decoder = "json" | "none" | "text" | "blob" | "mixed";

/** No function can be called like this: a `$` never gets into one's name. */
export function recordName({ functionName }: Operation): string {
  return `$${functionName}`;
}

/** What the runtime has to know of one operation; as little as it can be, since it is in every bundle. */
export function printOperationRecord(operation: Operation): string {
  const accept = chooseAccept(operation);
  const contentType = chooseContentType(operation);
  const errors = operation.errors.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  const fields = [
    `name: ${stringLiteral(operation.functionName)}`,
    `method: ${stringLiteral(operation.method.toUpperCase())}`,
    `path: ${stringLiteral(operation.path)}`,
    `decode: ${stringLiteral(chooseDecoder(operation))}`,
    `errors: [${errors.join(", ")}]`,
    ...(accept === undefined ? [] : [`accept: ${stringLiteral(accept)}`]),
    ...(contentType === undefined ? [] : [`contentType: ${stringLiteral(contentType)}`]),
  ];
  return `const ${recordName(operation)} = {\n  ${fields.join(",\n  ")},\n} as const satisfies Operation;`;
}

function chooseDecoder({ method, successes }: Operation): Decoder {
  if (method === "head") return "none";
  const decoders = new Set(successes.map(({ bodies }) => decoderOf(bodies.map(({ format }) => format))));
  const [only = "none"] = decoders;
  return decoders.size > 1 ? "mixed" : only;
}

function decoderOf(formats: readonly BodyFormat[]): Decoder {
  if (formats.length === 0) return "none";
  // Where there is JSON, JSON is what is asked for.
  if (formats.includes("json")) return "json";
  const [format] = new Set(formats);
  return new Set(formats).size > 1 ? "mixed" : format === "text" ? "text" : "blob";
}

/** The client asks for JSON unless told otherwise here: where a success is never JSON. */
function chooseAccept({ successes }: Operation): string | undefined {
  const bodies = successes.flatMap((success) => success.bodies);
  if (bodies.length === 0 || bodies.some(({ format }) => format === "json")) return undefined;
  return [...new Set(bodies.map(({ mediaType }) => mediaType))].join(", ");
}

function chooseContentType({ body }: Operation): string | undefined {
  // fetch itself writes multipart's, with the boundary.
  if (body === undefined || body.format === "multipart" || body.mediaType === "application/json") return undefined;
  return body.mediaType;
}

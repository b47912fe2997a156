import { resolveReference } from "../document/index.js";
import { compareText, type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { classifyBody } from "./classify-body.js";
import {
  type BodyFormat,
  classifyMediaType,
  type FieldEncoding,
  type Method,
  type RequestBody,
  readEssence,
} from "./operation.js";
import { readStyle } from "./read-parameters.js";

/** JSON first, because the schema types it; then the formats by how easy they are for a caller to provide. */
const PREFERENCE: readonly BodyFormat[] = ["json", "form", "multipart", "text", "blob"];

export function readBody(document: JsonObject, method: Method, operation: JsonObject): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  const body = resolveReference(document, operation.requestBody);
  const required = body.required === true;
  if (method === "get" || method === "head") return refuseBody(method, required);
  const [choice] = sortedEntries(readObject(body.content))
    .map(([mediaType, media]) => ({ mediaType, media, format: classifyBody(document, mediaType, media) }))
    .sort((left, right) => compareText(rank(left), rank(right)));
  if (choice === undefined) return undefined;
  const { mediaType, media, format } = choice;
  if (format === "multipart" && readEssence(mediaType) !== "multipart/form-data") {
    throw new Error(`fetch cannot write the body ${mediaType}: give it another media type with an overlay`);
  }
  const encodings = readEncodings(format, readObject(readObject(media).encoding));
  return { mediaType, format, encodings, required, description: readString(body.description) ?? "" };
}

/** Refuses a required body that fetch cannot send. An optional one is ignored, as OpenAPI 3.0 says. */
function refuseBody(method: Method, required: boolean): undefined {
  if (!required) return undefined;
  throw new Error(`${method.toUpperCase()} has a body, which no fetch sends: remove it with an overlay`);
}

function rank({ mediaType, format }: { readonly mediaType: string; readonly format: BodyFormat }): string {
  return `${PREFERENCE.indexOf(format)} ${readEssence(mediaType) === "application/json" ? "" : mediaType}`;
}

function readEncodings(format: BodyFormat, encoding: JsonObject): RequestBody["encodings"] {
  if (format !== "form" && format !== "multipart") return {};
  const fields = sortedEntries(encoding).map(
    ([field, value]) => [field, readEncoding(format, readObject(value))] as const,
  );
  return Object.fromEntries(fields.filter(([, found]) => Object.keys(found).length > 0));
}

function readEncoding(format: BodyFormat, encoding: JsonObject): FieldEncoding {
  const type = readString(encoding.contentType);
  // A style makes the media type irrelevant (OpenAPI 3.1, "Encoding Object").
  if (encoding.style !== undefined || encoding.explode !== undefined) return { style: readStyle(encoding, "query") };
  // A list of media types and a range leave the choice to the caller.
  if (type === undefined || /[*,]/.test(type)) return {};
  if (format === "multipart") return { type };
  return classifyMediaType(type) === "json" ? { style: { style: "json", explode: false } } : {};
}

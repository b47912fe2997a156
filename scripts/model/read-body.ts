import { isDeepStrictEqual } from "node:util";
import { compareText, type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { BODY_OPTION } from "../profile/index.js";
import { flattenIfFew, type Method, resolveReference } from "../read/index.js";
import { classifyBody, classifyMediaType, readEssence } from "./media-type.js";
import type {
  BodyContent,
  BodyFormat,
  FieldEncoding,
  NewerPart,
  OperationHistory,
  Parameter,
  RequestBody,
} from "./operation.js";
import { readStyle } from "./read-parameters.js";

/** JSON first, because the schema types it; then the formats by how easy they are for a caller to provide. */
const PREFERENCE: readonly BodyFormat[] = ["json", "form", "multipart", "text", "blob"];

export function readBody(
  document: JsonObject,
  method: Method,
  operation: JsonObject,
  history?: OperationHistory,
): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  const body = resolveReference(document, operation.requestBody);
  const required = body.required === true;
  if (method === "get" || method === "head") return refuseBody(method, required);
  const [first, ...others] = listContents(document, readObject(body.content));
  if (first === undefined) return undefined;
  if (isUnsendable(first)) {
    throw new Error(`fetch cannot write the body ${first.mediaType}: give it another media type with an overlay`);
  }
  const isOption = history?.newer.some(isWholeBody) ?? false;
  // An option has one type.
  const alternatives = others.filter(
    (content) => !isOption && !isUnsendable(content) && !content.mediaType.includes("*"),
  );
  const description = readString(body.description) ?? "";
  return { ...first, alternatives, required, description, isOption, isSnakeCase: isSnakeCase(document, first) };
}

function isWholeBody({ in: place, path, value }: NewerPart): boolean {
  return place === "body" && path.length === 0 && value === undefined;
}

/** Describes a body that is an option as one. */
export function toOption({ description, described }: RequestBody): Parameter {
  const style = { style: "json", explode: false } as const;
  const value = { description, described, kind: "unknown", isNullable: false, style } as const;
  return { name: BODY_OPTION, argument: BODY_OPTION, location: "body", required: false, deprecated: false, ...value };
}

function isSnakeCase(document: JsonObject, { described, format }: BodyContent): boolean {
  const shapes = (format === "json" && flattenIfFew(document, described.schema)?.shapes) || [];
  const names = shapes.flatMap(({ properties }) => Object.keys(readObject(properties)));
  return names.length > 0 && names.every((name) => /^[a-z0-9_]+$/.test(name));
}

/** Lists the contents of a body, the preferred one first, without those that only repeat one under another name. */
function listContents(document: JsonObject, content: JsonObject): readonly BodyContent[] {
  const all = sortedEntries(content)
    .map(([mediaType, media]): BodyContent => {
      const format = classifyBody(document, mediaType, media);
      const described = readObject(media);
      return { mediaType, described, format, encodings: readEncodings(format, readObject(described.encoding)) };
    })
    .sort((left, right) => compareText(rank(left), rank(right)));
  const isSame = (left: BodyContent, right: BodyContent) =>
    left.format === right.format && isDeepStrictEqual(left.described, right.described);
  return all.filter((each, index) => !all.slice(0, index).some((earlier) => isSame(earlier, each)));
}

function isUnsendable({ mediaType, format }: BodyContent): boolean {
  return format === "multipart" && readEssence(mediaType) !== "multipart/form-data";
}

/** Refuses a required body that fetch cannot send. An optional one is ignored, as OpenAPI 3.0 says. */
function refuseBody(method: Method, required: boolean): undefined {
  if (!required) return undefined;
  throw new Error(`${method.toUpperCase()} has a body, which no fetch sends: remove it with an overlay`);
}

function rank(content: BodyContent): string {
  const { mediaType, format } = content;
  return `${isUnsendable(content) ? PREFERENCE.length : PREFERENCE.indexOf(format)} ${readEssence(mediaType) === "application/json" ? "" : mediaType}`;
}

function readEncodings(format: BodyFormat, encoding: JsonObject): RequestBody["encodings"] {
  if (format !== "form" && format !== "multipart") return {};
  const fields = sortedEntries(encoding).map(
    ([field, value]) => [field, readEncoding(format, readObject(value))] as const,
  );
  return Object.fromEntries(fields.filter(([, found]) => Object.keys(found).length > 0));
}

function readEncoding(format: BodyFormat, encoding: JsonObject): FieldEncoding {
  const hasStyle = encoding.style !== undefined || encoding.explode !== undefined;
  const style = hasStyle ? { style: readStyle(encoding, "query") } : {};
  const given = readString(encoding.contentType);
  // A list of media types and a range leave the choice to the caller.
  const type = given === undefined || /[*,]/.test(given) ? undefined : given;
  if (type === undefined) return style;
  // A style makes the media type irrelevant (OpenAPI 3.1, "Encoding Object"), but a file has no style.
  if (format === "multipart") return { ...style, type };
  return hasStyle || classifyMediaType(type) !== "json" ? style : { style: { style: "json", explode: false } };
}

import { jsonLiteral, stringLiteral } from "../io/escape-text.js";
import {
  type BodyFormat,
  isAnyMediaType,
  type Operation,
  type ResponseBody,
  type ResponseCase,
  readEssence,
} from "../model/operation.js";

type Decoder = "json" | "none" | "text" | "blob" | "mixed";

/** No name that comes from a document has a `$` in it, so this one is free. */
export function recordName({ functionName }: Operation): string {
  return `$${functionName}`;
}

/** What the runtime has to know of one operation; as little as it can be, since it is in every bundle. */
export function printOperationRecord(operation: Operation): string {
  const accept = chooseAccept(operation);
  const contentType = chooseContentType(operation);
  const options = operation.optionParameters.map(({ argument }) => stringLiteral(argument));
  const required = operation.optionParameters.filter((parameter) => parameter.required);
  const errors = operation.errors.filter(({ status }) => /^\d+$/.test(status)).map(printErrorForm);
  const fields = [
    `name: ${stringLiteral(operation.functionName)}`,
    `method: ${stringLiteral(operation.method.toUpperCase())}`,
    `path: ${stringLiteral(operation.path)}`,
    `decode: ${stringLiteral(chooseDecoder(operation))}`,
    `errors: {${errors.length === 0 ? "" : ` ${errors.join(", ")} `}}`,
    `retry: ${printRetryRule(operation)}`,
    ...printHistory(operation),
    ...(options.length === 0 ? [] : [`options: [${options.join(", ")}]`]),
    ...(required.length === 0
      ? []
      : [`required: [${required.map(({ argument }) => stringLiteral(argument)).join(", ")}]`]),
    ...(accept === undefined ? [] : [`accept: ${stringLiteral(accept)}`]),
    ...(contentType === undefined ? [] : [`contentType: ${stringLiteral(contentType)}`]),
  ];
  return `const ${recordName(operation)} = {\n  ${fields.join(",\n  ")},\n} as const satisfies Operation;`;
}

function printRetryRule({ retry: { safe, unless } }: Operation): string {
  return unless === undefined ? `{ safe: ${safe} }` : `{ safe: ${safe}, unless: ${jsonLiteral(unless)} }`;
}

/** What an older server does not have; what all have is left out. */
function printHistory({ history }: Operation): readonly string[] {
  if (history === undefined) return [];
  return [
    ...(history.isOldest ? [] : [`since: ${stringLiteral(history.since)}`]),
    ...(history.newer.length === 0 ? [] : [`newer: ${jsonLiteral(history.newer)}`]),
  ];
}

function printErrorForm({ status, bodies, mayBeEmpty }: ResponseCase): string {
  const forms = new Set<string>(bodies.map(({ format }) => (format === "json" ? "json" : "text")));
  const all = [...[...forms].sort(), ...(mayBeEmpty || forms.size === 0 ? ["none"] : [])];
  return `${status}: ${stringLiteral(all.join(" or "))}`;
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

/** The client asks for `application/json`; where that is not what every success is, what to ask for instead. */
function chooseAccept({ successes }: Operation): string | undefined {
  const wanted = new Set(successes.flatMap(({ bodies }) => chooseWanted(bodies)));
  if (wanted.size === 0 || (wanted.size === 1 && wanted.has(JSON_TYPE))) return undefined;
  return [...wanted].join(", ");
}

/** Where there is JSON, JSON is what is asked for. */
function chooseWanted(bodies: readonly ResponseBody[]): readonly string[] {
  const json = bodies.filter(({ format }) => format === "json").map(({ mediaType }) => mediaType);
  if (json.some((type) => readEssence(type) === JSON_TYPE || isAnyMediaType(type))) return [JSON_TYPE];
  return json.length > 0 ? json : bodies.map(({ mediaType }) => mediaType);
}

function chooseContentType({ body }: Operation): string | undefined {
  // fetch itself writes multipart's, with the boundary.
  if (body === undefined || body.format === "multipart") return undefined;
  const type = body.mediaType.includes("*") ? CONCRETE_TYPES[body.format] : body.mediaType;
  return type === JSON_TYPE ? undefined : type;
}

const JSON_TYPE = "application/json";

/** What is sent where the document allows a range of media types. */
const CONCRETE_TYPES = {
  json: JSON_TYPE,
  text: "text/plain",
  blob: "application/octet-stream",
  form: "application/x-www-form-urlencoded",
};

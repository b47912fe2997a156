import { jsonLiteral, stringLiteral } from "../io/escape-text.js";
import {
  type BodyFormat,
  isAnyMediaType,
  type Operation,
  type ResponseBody,
  type ResponseCase,
  readEssence,
} from "../model/operation.js";

/** The runtime's functions for what is not JSON. */
type Decoder = "decodeNothing" | "decodeText" | "decodeBlob" | "decodeByType";

/** No name that comes from a document has a `$` in it, so this one is free. */
export function recordName({ functionName }: Operation): string {
  return `$${functionName}`;
}

/** What the runtime has to know of an operation; as little as possible, since it is in every bundle. */
export function printOperationRecord(operation: Operation): string {
  const decoder = chooseDecoder(operation);
  const options = operation.optionParameters.map(({ argument }) => stringLiteral(argument));
  const required = operation.optionParameters.filter((parameter) => parameter.required);
  const errors = operation.errors.filter(({ status }) => /^\d+$/.test(status)).map(printErrorForm);
  const fields = [
    `name: ${stringLiteral(operation.functionName)}`,
    `method: ${stringLiteral(operation.method.toUpperCase())}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(decoder === undefined ? [] : [`decode: ${decoder}`]),
    `errors: {${errors.length === 0 ? "" : ` ${errors.join(", ")} `}}`,
    ...printRetryRule(operation),
    ...printHistory(operation),
    ...(options.length === 0 ? [] : [`options: [${options.join(", ")}]`]),
    ...(required.length === 0
      ? []
      : [`required: [${required.map(({ argument }) => stringLiteral(argument)).join(", ")}]`]),
  ];
  return `const ${recordName(operation)} = {\n  ${fields.join(",\n  ")},\n} as const satisfies Operation;`;
}

function printRetryRule({ retry: { idempotent, unless } }: Operation): readonly string[] {
  if (unless === undefined) return [`retry: { idempotent: ${idempotent} }`];
  return [`retry: { idempotent: ${idempotent}, unless: ${jsonLiteral(unless)} }`, "isIdempotent"];
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

/** Undefined for JSON, which the runtime decodes by itself. */
function chooseDecoder({ method, successes }: Operation): Decoder | undefined {
  if (method === "head") return "decodeNothing";
  const decoders = new Set(successes.map(({ bodies }) => decoderOf(bodies.map(({ format }) => format))));
  if (decoders.size > 1) return "decodeByType";
  const [only] = decoders.size === 0 ? ["decodeNothing" as const] : decoders;
  return only;
}

function decoderOf(formats: readonly BodyFormat[]): Decoder | undefined {
  if (formats.length === 0) return "decodeNothing";
  // Where there is JSON, JSON is what is asked for.
  if (formats.includes("json")) return undefined;
  const [format] = new Set(formats);
  return new Set(formats).size > 1 ? "decodeByType" : format === "text" ? "decodeText" : "decodeBlob";
}

/** What to ask for, where not every success is `application/json`, which the client asks for. */
export function chooseAccept({ successes }: Operation): string | undefined {
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

/** What is sent, if it is not `application/json`. */
export function chooseContentType({ body }: Operation): string | undefined {
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

import { jsonLiteral, propertyName, stringLiteral } from "../io/index.js";
import {
  type BodyContent,
  type BodyFormat,
  hasAlternatives,
  isAnyMediaType,
  type Operation,
  type Parameter,
  type ResponseBody,
  type ResponseCase,
  readEssence,
} from "../model/index.js";
import { CONTENT_TYPE_OPTION } from "../profile/index.js";

/** The runtime's decoders for bodies other than JSON. */
type Decoder = "decodeNothing" | "decodeText" | "decodeBlob" | "decodeByType" | "decodeEvents" | "decodeLocation";

/** Names the record. The `$` rules out a clash: no name from a document contains one. */
export function recordName({ functionName }: Operation): string {
  return `$${functionName}`;
}

/** Prints what the runtime needs to know about an operation; as little as possible, because it adds to every bundle. */
export function printOperationRecord(operation: Operation): string {
  const decoder = chooseDecoder(operation);
  const { body, optionParameters } = operation;
  const choice = hasAlternatives(body) ? [`${CONTENT_TYPE_OPTION}: PLAIN`] : [];
  const options = [...listOptionRules(operation), ...choice];
  const required = optionParameters.filter((parameter) => parameter.required);
  const fields = [
    `name: ${stringLiteral(operation.functionName)}`,
    `method: ${stringLiteral(operation.method.toUpperCase())}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(decoder === undefined ? [] : [`decode: ${decoder}`]),
    `errors: ${printErrors(operation)}`,
    ...printRetryRule(operation),
    ...printHistory(operation),
    ...(body?.isSnakeCase ? ["checkBody"] : []),
    ...(options.length === 0 ? [] : [`options: { ${options.join(", ")} }`]),
    ...(required.length === 0 ? [] : [`required: ${jsonLiteral(listNames(required))}`, "checkRequired"]),
  ];
  const record = `{\n  ${fields.join(",\n  ")},\n}`;
  return `const ${recordName(operation)} = ${record} as const satisfies Operation;`;
}

/** Lists the rules of an operation's own options, as fields of an object. */
export function listOptionRules({ optionParameters }: Pick<Operation, "optionParameters">): readonly string[] {
  return optionParameters.map((parameter) => `${propertyName(parameter.argument)}: ${chooseRule(parameter)}`);
}

function chooseRule({ kind, isNullable }: Parameter): "COMPLEX" | "PLAIN_OR_NULL" | "PLAIN" {
  if (kind === "structured" || kind === "unknown") return "COMPLEX";
  return isNullable ? "PLAIN_OR_NULL" : "PLAIN";
}

function listNames(parameters: readonly Parameter[]): readonly string[] {
  return parameters.map(({ argument }) => argument);
}

function printRetryRule({ retry: { idempotent, unless, temporary } }: Operation): readonly string[] {
  const fields = [
    `idempotent: ${idempotent}`,
    ...(unless === undefined ? [] : [`unless: ${jsonLiteral(unless)}`]),
    ...(temporary.length === 0 ? [] : [`temporary: ${jsonLiteral(temporary)}`]),
  ];
  return [`retry: { ${fields.join(", ")} }`, ...(unless === undefined ? [] : ["isIdempotent"])];
}

/** Prints what some servers lack; nothing if every version has everything. */
function printHistory({ history }: Operation): readonly string[] {
  if (history === undefined) return [];
  return [
    ...(history.isOldest ? [] : [`since: ${stringLiteral(history.since)}`]),
    ...(history.alsoIn.length === 0 ? [] : [`alsoIn: ${jsonLiteral(history.alsoIn)}`]),
    ...(history.goneIn === undefined ? [] : [`goneIn: ${stringLiteral(history.goneIn)}`]),
    ...(history.newer.length === 0 ? [] : [`newer: ${jsonLiteral(history.newer)}`]),
    ...(history.moved.length === 0 ? [] : [`moved: ${jsonLiteral(history.moved)}`]),
  ];
}

function printErrors({ errors }: Operation): string {
  const isNumber = ({ status }: ResponseCase) => /^\d+$/.test(status);
  const [exact, wide] = [errors.filter(isNumber), errors.filter((response) => !isNumber(response))].map((cases) =>
    cases.length === 0 ? "{}" : `{ ${cases.map(printErrorForm).join(", ")} }`,
  );
  return wide === "{}" ? `${exact}` : `coverErrors(${wide}, ${exact})`;
}

function printErrorForm({ status, bodies, mayBeEmpty }: ResponseCase): string {
  const forms = new Set<string>(bodies.map(({ format }) => (format === "json" ? "json" : "text")));
  const all = [...[...forms].sort(), ...(mayBeEmpty || forms.size === 0 ? ["none"] : [])];
  const name = /^\d+$/.test(status) ? status : propertyName(status.replace(/xx$/i, "XX"));
  return `${name}: ${stringLiteral(all.join(" or "))}`;
}

/** Chooses the decoder; undefined for JSON, the runtime's default. */
function chooseDecoder({ method, successes }: Operation): Decoder | undefined {
  if (method === "head") return "decodeNothing";
  if (successes.some(({ isRedirect }) => isRedirect)) return "decodeLocation";
  const decoders = new Set(
    successes.flatMap(({ bodies, mayBeEmpty }) => [
      decoderOf(bodies.map(({ format }) => format)),
      ...(mayBeEmpty ? ["decodeNothing" as const] : []),
    ]),
  );
  if (decoders.size > 1) return "decodeByType";
  const [only] = decoders.size === 0 ? ["decodeNothing" as const] : decoders;
  return only;
}

function decoderOf(formats: readonly BodyFormat[]): Decoder | undefined {
  if (formats.length === 0) return "decodeNothing";
  // If JSON is available, the client accepts nothing else.
  if (formats.includes("json")) return undefined;
  const [format] = new Set(formats);
  if (new Set(formats).size > 1) return "decodeByType";
  return format === "events" ? "decodeEvents" : format === "text" ? "decodeText" : "decodeBlob";
}

/** Chooses the `accept` header; undefined if it is the client's default, `application/json`. */
export function chooseAccept({ successes }: Operation): string | undefined {
  const wanted = new Set(successes.flatMap(({ bodies }) => chooseWanted(bodies)));
  if (wanted.size === 0 || (wanted.size === 1 && wanted.has(JSON_TYPE))) return undefined;
  return [...wanted].join(", ");
}

/** Lists the media types to accept: JSON alone if it is available. */
function chooseWanted(bodies: readonly ResponseBody[]): readonly string[] {
  const json = bodies.filter(({ format }) => format === "json").map(({ mediaType }) => mediaType);
  if (json.some((type) => readEssence(type) === JSON_TYPE || isAnyMediaType(type))) return [JSON_TYPE];
  return json.length > 0 ? json : bodies.map(({ mediaType }) => mediaType);
}

/** Chooses the `content-type` header; undefined if it is the client's default, `application/json`. */
export function chooseContentType({ mediaType, format }: BodyContent): string | undefined {
  // For multipart, the runtime sets the header, with the boundary.
  if (format === "multipart" || format === "events") return undefined;
  const type = mediaType.includes("*") ? CONCRETE_TYPES[format] : mediaType;
  return type === JSON_TYPE ? undefined : type;
}

const JSON_TYPE = "application/json";

/** The media type to send when the document allows a range. */
const CONCRETE_TYPES = {
  json: JSON_TYPE,
  text: "text/plain",
  blob: "application/octet-stream",
  form: "application/x-www-form-urlencoded",
};

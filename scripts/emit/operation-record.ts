import { toLiteral, toPropertyName } from "../io/index.js";
import { type BodyContent, chooseResult, type Operation, type Parameter, type ResponseCase } from "../model/index.js";
import { isAnyMediaType, readEssence } from "../read/index.js";

/** The runtime's decoders of results; JSON is its default. */
const DECODERS = {
  json: undefined,
  "any json": "decodeAnyJson",
  none: "decodeNothing",
  text: "decodeText",
  other: "decodeResponse",
};

/** No function of the client has `$` in its name, so the name is free. */
export function recordName({ functionName }: Operation): string {
  return `$${functionName}`;
}

/** Prints the record of an operation, which is as short as possible, because bundles include it. */
export function printOperationRecord(operation: Operation): string {
  const decoder = DECODERS[chooseResult(operation)];
  const { body, errors } = operation;
  const options = listOptionRules(operation);
  const fields = [
    `name: ${toLiteral(operation.functionName)}`,
    `method: ${toLiteral(operation.method.toUpperCase())}`,
    `path: ${toLiteral(operation.path)}`,
    ...(decoder === undefined ? [] : [`decode: ${decoder}`]),
    `errors: ${errors.length === 0 ? "{}" : `{ ${errors.map(printErrorForm).join(", ")} }`}`,
    ...printRetryRule(operation),
    ...printHistory(operation),
    ...(body?.required ? ["requiresBody: true"] : []),
    ...(body?.isSnakeCase ? ["checkBody"] : []),
    ...(options.length === 0 ? [] : [`options: { ${options.join(", ")} }`]),
  ];
  return `const ${recordName(operation)} = {\n  ${fields.join(",\n  ")},\n} as const satisfies Operation;`;
}

export function listOptionRules({ optionParameters }: Pick<Operation, "optionParameters">): readonly string[] {
  return optionParameters.map((parameter) => `${toPropertyName(parameter.argument)}: ${chooseRule(parameter)}`);
}

function chooseRule({ kind, isNullable }: Parameter): "DATA" | "PLAIN_LIST" | "PLAIN_OR_NULL" | "PLAIN" {
  if (kind === "data") return "DATA";
  if (kind === "list") return "PLAIN_LIST";
  return isNullable ? "PLAIN_OR_NULL" : "PLAIN";
}

function printRetryRule({ retry: { idempotent, unless, temporary } }: Operation): readonly string[] {
  const fields = [
    `idempotent: ${idempotent}`,
    ...(unless === undefined ? [] : [`unless: ${toLiteral(unless)}`]),
    ...(temporary.length === 0 ? [] : [`temporary: ${toLiteral(temporary)}`]),
  ];
  return [`retry: { ${fields.join(", ")} }`, ...(unless === undefined ? [] : ["isIdempotent"])];
}

function printHistory({ history }: Operation): readonly string[] {
  const { versions = [], parts = [], moved = [] } = history ?? {};
  const fields = Object.entries({ versions, parts, moved }).filter(([, list]) => list.length > 0);
  return fields.map(([name, list]) => `${name}: ${toLiteral(list)}`);
}

function printErrorForm({ status, bodies, mayBeEmpty }: ResponseCase): string {
  const forms = new Set<string>(bodies.map(({ format }) => (format === "json" ? "json" : "text")));
  const all = [...[...forms].sort(), ...(mayBeEmpty || forms.size === 0 ? ["none"] : [])];
  return `${printStatus(status)}: ${toLiteral(all.join(" or "))}`;
}

/** Prints a status as the name of a field: `404` or `"4XX"`. */
export function printStatus(status: string): string {
  return /^\d+$/.test(status) ? status : toPropertyName(status.replace(/xx$/i, "XX"));
}

/** Chooses the `accept` header; undefined if it is the client's default, `application/json`. */
export function chooseAccept({ successes }: Operation): string | undefined {
  const wanted = new Set(successes.flatMap(({ bodies }) => chooseWanted(bodies)));
  if (wanted.size === 0 || (wanted.size === 1 && wanted.has(JSON_TYPE))) return undefined;
  return [...wanted].join(", ");
}

/** Lists the media types to accept: JSON alone if it is available. */
function chooseWanted(bodies: readonly BodyContent[]): readonly string[] {
  const json = bodies.filter(({ format }) => format === "json").map(({ mediaType }) => mediaType);
  if (json.some((type) => readEssence(type) === JSON_TYPE || isAnyMediaType(type))) return [JSON_TYPE];
  return json.length > 0 ? json : bodies.map(({ mediaType }) => mediaType);
}

/** Chooses the `content-type` header; undefined if it is the client's default, `application/json`. */
export function chooseContentType({ mediaType, format }: BodyContent): string | undefined {
  // With a FormData, fetch sets the header, with the boundary.
  if (readEssence(mediaType).startsWith("multipart/")) return undefined;
  const type = mediaType.includes("*") ? CONCRETE_TYPES[format] : mediaType;
  return type === JSON_TYPE ? undefined : type;
}

const JSON_TYPE = "application/json";

/** The media type to send when the document allows a range. */
const CONCRETE_TYPES = {
  json: JSON_TYPE,
  text: "text/plain",
  other: "application/octet-stream",
};

import { accessMember, mapLiteral, propertyName, stringLiteral } from "../io/index.js";
import {
  type BodyContent,
  hasAlternatives,
  type Operation,
  type Parameter,
  type ParameterStyle,
} from "../model/index.js";
import { BODY_OPTION, CONTENT_TYPE_OPTION } from "../profile/index.js";
import { chooseAccept, chooseContentType } from "./operation-record.js";

/** Lists the fields of the request for openapi-fetch, whose types check them against the schema. */
export function listRequest(operation: Operation): readonly string[] {
  const { body } = operation;
  const groups = (["path", "query", "header"] as const).map((location) => printParameters(operation, location));
  const params = groups.filter((group) => group !== "").join(", ");
  return [
    ...(params === "" ? [] : [`params: { ${params} }`]),
    ...printQuerySerializer(operation),
    ...printPathSerializer(operation),
    ...(body === undefined ? [] : [body.isOption ? `body: ${printGiven(operation)}` : "body"]),
    ...printBody(operation),
    ...(operation.successes.some(({ isRedirect }) => isRedirect) ? ["middleware: [passRedirect]"] : []),
  ];
}

/** Prints the body that the caller gave. */
function printGiven({ body }: Operation): string {
  return body?.isOption ? accessMember("options", BODY_OPTION) : "body";
}

/** Prints the headers of an operation that sends or accepts anything other than JSON. */
function printHeaders(operation: Operation, content: BodyContent | undefined): string {
  const accept = chooseAccept(operation);
  const type = content && chooseContentType(content);
  const literal = type === undefined ? "" : stringLiteral(type);
  const sent = operation.body?.required ? literal : `${printGiven(operation)} === undefined ? undefined : ${literal}`;
  const fields = [
    ...(accept === undefined ? [] : [`Accept: ${stringLiteral(accept)}`]),
    ...(literal === "" ? [] : [`"Content-Type": ${sent}`]),
  ];
  return fields.length === 0 ? "" : `{ ${fields.join(", ")} }`;
}

function printParameters(operation: Operation, location: Parameter["location"]): string {
  const parameters = [...operation.pathParameters, ...operation.optionParameters].filter(
    (parameter) => parameter.location === location,
  );
  if (parameters.length === 0) return "";
  const fields = parameters.map((parameter) => {
    const { name, argument } = parameter;
    // JavaScript callers may omit required options, and the runtime has the better error message.
    const given = location === "path" ? argument : accessMember("options", argument);
    const value = location === "header" ? printHeaderValue(parameter, given) : given;
    return value === name ? name : `${propertyName(name)}: ${value}`;
  });
  return `${location}: { ${fields.join(", ")} }`;
}

/** Prints the value of a header. openapi-fetch sends anything but objects. */
function printHeaderValue({ kind, style: { style, explode } }: Parameter, value: string): string {
  if (style !== "json" && (kind === "text" || kind === "scalar")) return value;
  const how = style === "json" ? "json" : explode ? "exploded" : "plain";
  return `writeHeader(${value}, ${stringLiteral(how)})`;
}

/** Prints a serializer where openapi-fetch's own is not enough: it handles only single values with plain names. */
function printQuerySerializer({ optionParameters }: Operation): readonly string[] {
  const inQuery = optionParameters.filter(({ location }) => location === "query");
  const isPlain = ({ kind, name }: Parameter) => (kind === "text" || kind === "scalar") && /^[\w.~-]+$/.test(name);
  if (inQuery.every(isPlain)) return [];
  return [`querySerializer: createQuerySerializer(${printStyles(inQuery, { style: "form", explode: true })})`];
}

/** Prints a serializer where the client's own is not enough: it handles only strings. */
function printPathSerializer({ pathParameters }: Operation): readonly string[] {
  const isPlain = ({ kind, style: { style } }: Parameter) => kind === "text" && style === "simple";
  if (pathParameters.every(isPlain)) return [];
  return [`pathSerializer: createPathSerializer(${printStyles(pathParameters, { style: "simple", explode: false })})`];
}

/** Prints the styles that differ from the default. */
function printStyles(parameters: readonly Parameter[], usual: ParameterStyle): string {
  const others = parameters.filter(({ kind, style }) => {
    const isSame =
      style.style === usual.style && (style.explode === usual.explode || kind === "text" || kind === "scalar");
    return !isSame;
  });
  return mapLiteral(Object.fromEntries(others.map(({ name, style }) => [name, style])));
}

/** Prints what writes the body, with all headers that the operation itself sends. */
function printBody(operation: Operation): readonly string[] {
  const { body } = operation;
  if (!hasAlternatives(body)) return printContent(operation, body);
  const contents = [body, ...body.alternatives].map((content) => {
    return `[${stringLiteral(content.mediaType)}, { ${printContent(operation, content).join(", ")} }]`;
  });
  return [`...chooseContent(options?.${CONTENT_TYPE_OPTION}, [${contents.join(", ")}])`];
}

function printContent(operation: Operation, content: BodyContent | undefined): readonly string[] {
  const headers = printHeaders(operation, content);
  const fields = headers === "" ? [] : [`headers: ${headers}`];
  switch (content?.format) {
    case "form":
      return [`bodySerializer: createFormSerializer(${mapLiteral(listFormStyles(content.encodings))})`, ...fields];
    case "multipart":
      return [
        `...encodeMultipart(${[printGiven(operation), mapLiteral(content.encodings), ...(headers === "" ? [] : [headers])].join(", ")})`,
      ];
    case "text":
    case "blob":
      return ["bodySerializer: passBody", ...fields];
    default:
      return fields;
  }
}

function listFormStyles(encodings: BodyContent["encodings"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(encodings).flatMap(([name, { style }]) => (style ? [[name, style]] : [])));
}

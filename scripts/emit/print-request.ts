import { accessMember, propertyName, stringLiteral } from "../io/index.js";
import type { Operation, Parameter, Profile, QueryStyle, RequestBody } from "../model/index.js";
import { chooseAccept, chooseContentType, recordName } from "./operation-record.js";

/** Lists the fields of the request for openapi-fetch, whose types check them against the schema. */
export function listRequest(operation: Operation, profile: Profile): readonly string[] {
  const { body } = operation;
  const groups = picksQuery(operation, profile)
    ? [printParameters(operation, "path"), `query: pickOptions(options, ${recordName(operation)})`]
    : (["path", "query", "header"] as const).map((location) => printParameters(operation, location));
  const params = groups.filter((group) => group !== "").join(", ");
  return [
    ...(params === "" ? [] : [`params: { ${params} }`]),
    ...(needsQuerySerializer(operation)
      ? [`querySerializer: createQuerySerializer(${printQueryStyles(operation)})`]
      : []),
    ...(needsScalarsInPath(operation) ? ["pathSerializer: fillPathWithScalars"] : []),
    ...(body === undefined ? [] : ["body"]),
    ...printBodySerializer(body),
    ...printHeaders(operation),
  ];
}

/** Prints the headers of an operation that sends or accepts anything other than JSON. */
function printHeaders(operation: Operation): readonly string[] {
  const accept = chooseAccept(operation);
  const type = chooseContentType(operation);
  const literal = type === undefined ? "" : stringLiteral(type);
  const sent = operation.body?.required ? literal : `body === undefined ? undefined : ${literal}`;
  const fields = [
    ...(accept === undefined ? [] : [`Accept: ${stringLiteral(accept)}`]),
    ...(literal === "" ? [] : [`"Content-Type": ${sent}`]),
  ];
  return fields.length === 0 ? [] : [`headers: { ${fields.join(", ")} }`];
}

/** Whether the query is all of the function's own options. Where the schema types the request, it lists each. */
function picksQuery({ optionParameters }: Operation, { isOwn }: Profile): boolean {
  const isSame = ({ location, name, argument }: Parameter) => location === "query" && name === argument;
  return !isOwn && optionParameters.length > 0 && optionParameters.every(isSame);
}

function printParameters(operation: Operation, location: Parameter["location"]): string {
  const parameters = [...operation.pathParameters, ...operation.optionParameters].filter(
    (parameter) => parameter.location === location,
  );
  if (parameters.length === 0) return "";
  const fields = parameters.map(({ name, argument }) => {
    // JavaScript callers may omit required options, and the runtime has the better error message.
    const value = location === "path" ? argument : accessMember("options", argument);
    return value === name ? name : `${propertyName(name)}: ${value}`;
  });
  return `${location}: { ${fields.join(", ")} }`;
}

/** Whether openapi-fetch's own serializer is not enough: it handles only single values with plain names. */
function needsQuerySerializer({ optionParameters }: Operation): boolean {
  const isPlain = ({ kind, name }: Parameter) => (kind === "text" || kind === "scalar") && /^[\w.~-]+$/.test(name);
  return optionParameters.some((parameter) => parameter.location === "query" && !isPlain(parameter));
}

function printQueryStyles({ optionParameters }: Operation): string {
  const inQuery = optionParameters.filter(({ location }) => location === "query");
  return printStyleMap(inQuery.map(({ name, style }) => [name, style]));
}

/** Prints the styles that differ from the default, exploded `form`. */
function printStyleMap(styles: readonly (readonly [string, QueryStyle])[]): string {
  const fields = styles
    .filter(([, { style, explode }]) => !(style === "form" && explode))
    .map(
      ([name, { style, explode }]) => `${propertyName(name)}: { style: ${stringLiteral(style)}, explode: ${explode} }`,
    );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function needsScalarsInPath({ pathParameters }: Operation): boolean {
  return pathParameters.some(({ kind }) => kind !== "text");
}

function printBodySerializer(body: RequestBody | undefined): readonly string[] {
  switch (body?.format) {
    case "form":
      return [`bodySerializer: createFormSerializer(${printStyleMap(Object.entries(body.fieldStyles))})`];
    case "multipart":
      return ["bodySerializer: toFormData"];
    case "text":
    case "blob":
      return ["bodySerializer: passBody"];
    default:
      return [];
  }
}

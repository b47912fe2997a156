import { accessMember, propertyName, stringLiteral } from "../io/index.js";
import type { Operation, Parameter } from "../model/index.js";
import { BODY_OPTION } from "../profile/index.js";
import { chooseAccept, chooseContentType } from "./operation-record.js";

/** Lists the fields of the request for openapi-fetch, whose types check them against the schema. */
export function listRequest(operation: Operation): readonly string[] {
  const { body } = operation;
  const groups = (["path", "query", "header"] as const).map((location) => printParameters(operation, location));
  const params = groups.filter((group) => group !== "").join(", ");
  const headers = printHeaders(operation);
  return [
    ...(params === "" ? [] : [`params: { ${params} }`]),
    ...(body === undefined ? [] : [printBody(operation)]),
    ...(headers === "" ? [] : [`headers: { ${headers} }`]),
  ];
}

function printBody({ body }: Operation): string {
  const given = body?.isOption ? accessMember("options", BODY_OPTION) : "body";
  if (body?.format !== "json") return `...passBody(${given})`;
  return given === "body" ? given : `body: ${given}`;
}

/** Prints the headers of an operation that sends or accepts anything other than JSON. */
function printHeaders(operation: Operation): string {
  const accept = chooseAccept(operation);
  const type = operation.body && chooseContentType(operation.body);
  const fields = [
    ...(accept === undefined ? [] : [`Accept: ${stringLiteral(accept)}`]),
    ...(type === undefined
      ? []
      : [`"Content-Type": ${operation.body?.required ? "" : "body && "}${stringLiteral(type)}`]),
  ];
  return fields.join(", ");
}

function printParameters(operation: Operation, location: Parameter["location"]): string {
  const parameters = [...operation.pathParameters, ...operation.optionParameters].filter(
    (parameter) => parameter.location === location,
  );
  if (parameters.length === 0) return "";
  // openapi-fetch encodes values, but no names.
  const encode = location === "query" ? encodeURIComponent : String;
  const fields = parameters.map(({ name, argument, kind }) => {
    // JavaScript callers may omit required options, and the runtime has the better error message.
    const given = location === "path" ? argument : accessMember("options", argument);
    const written = location === "path" && kind !== "text" ? `String(${given})` : given;
    const value = kind === "raw" || written !== given ? `${written} as never` : given;
    return value === name ? name : `${propertyName(encode(name))}: ${value}`;
  });
  const isEncoded = parameters.some(({ name }) => encode(name) !== name);
  return `${location}: { ${fields.join(", ")} }${isEncoded ? " as never" : ""}`;
}

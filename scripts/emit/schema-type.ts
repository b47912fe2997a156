import { stringLiteral } from "../io/escape-text.js";
import { isPlainId, type Operation, type Parameter, type ResponseCase } from "../model/operation.js";

/** Types as indexed access into openapi-typescript's output, so that they cannot differ from it. */

function operationType({ id, idIsGiven, path, method }: Operation): string {
  // An operation is listed by its operationId; one without, or with an odd one, only by its path.
  if (idIsGiven && isPlainId(id)) return `operations[${stringLiteral(id)}]`;
  return `paths[${stringLiteral(path)}][${stringLiteral(method)}]`;
}

export function parameterType(operation: Operation, { location, name }: Parameter): string {
  const parameters = `${operationType(operation)}["parameters"]`;
  const group = `${parameters}[${stringLiteral(location)}]`;
  return `${location === "path" ? group : `NonNullable<${group}>`}[${stringLiteral(name)}]`;
}

export function bodyType(operation: Operation): string {
  const mediaType = stringLiteral(operation.body?.mediaType ?? "");
  return `NonNullable<${operationType(operation)}["requestBody"]>["content"][${mediaType}]`;
}

/** What a caller gets for a success: JSON typed by the schema, a string for text, a Blob for anything else. */
export function successType(operation: Operation, response: ResponseCase): string {
  const json = response.bodies.filter(({ format }) => format === "json");
  // Where there is JSON, JSON is what is asked for, and nothing else is accepted.
  const bodies = json.length > 0 ? json : response.bodies;
  return joinTypes(
    bodies.map(({ format, mediaType }) => bodyValueType(operation, response, format, mediaType)),
    "void",
  );
}

/** What a caller finds in an error: JSON, text, or nothing. */
export function errorType(operation: Operation, response: ResponseCase): string {
  const types = response.bodies.map(({ format, mediaType }) =>
    format === "json" ? bodyValueType(operation, response, format, mediaType) : "string",
  );
  return joinTypes(response.mayBeEmpty ? [...types, "undefined"] : types, "undefined");
}

function bodyValueType(operation: Operation, { status }: ResponseCase, format: string, mediaType: string): string {
  if (format === "text") return "string";
  if (format !== "json") return "Blob";
  const key = /^\d+$/.test(status) ? status : stringLiteral(status);
  return `${operationType(operation)}["responses"][${key}]["content"][${stringLiteral(mediaType)}]`;
}

function joinTypes(types: readonly string[], none: string): string {
  return types.length === 0 ? none : [...new Set(types)].join(" | ");
}

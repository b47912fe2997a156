import { findOperation, findParameter, resolveReference } from "../document/index.js";
import { type JsonObject, readObject } from "../io/index.js";
import type { Operation, Parameter } from "../model/index.js";
import { combine, type Fields, printValues } from "./print-values.js";

/** Lists the arguments of enough calls to use every value of each argument. */
export function listCalls(document: JsonObject, operation: Operation, fields: Fields): readonly (readonly string[])[] {
  const { pathParameters, body } = operation;
  const request = fields === "all" ? ["timeout: 1000, maxRetries: 0"] : [];
  const options = listOptions(document, operation, fields, request).map((text) => text.replace(/^, /, ""));
  const path = pathParameters.map((parameter) => printParameter(document, operation, parameter));
  const bodies =
    body === undefined || (fields === "required" && !body.required) ? [] : [printBody(document, operation, fields)];
  const needsOptions = options.some((text) => text !== "");
  // Stands for an omitted body before options.
  const skipped = body !== undefined && bodies.length === 0 && needsOptions ? [["undefined"]] : [];
  const args = [...path, ...bodies, ...skipped, ...(needsOptions ? [options] : [])];
  const count = Math.max(1, ...args.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) =>
    args.map((values) => values[index % values.length] ?? "undefined"),
  );
}

function printParameter(document: JsonObject, operation: Operation, parameter: Parameter): readonly string[] {
  const values = printValues(document, findParameter(document, operation, parameter)?.schema, "all");
  // A path cannot contain null.
  return parameter.location === "path" ? values.filter((value) => value !== "null") : values;
}

function printBody(document: JsonObject, operation: Operation, fields: Fields): readonly string[] {
  const { content } = resolveReference(document, findOperation(document, operation).found.requestBody);
  const media = readObject(readObject(content)[operation.body?.mediaType ?? ""]);
  const values = printValues(document, media.schema, fields);
  return values.length === 0 ? ["undefined"] : values;
}

/** Lists enough options arguments, each with its comma, to use every value of each option. */
export function listOptions(
  document: JsonObject,
  operation: Operation,
  fields: Fields,
  more: readonly string[] = [],
): readonly string[] {
  const chosen = operation.optionParameters.filter(({ required }) => fields === "all" || required);
  if (chosen.length + more.length === 0) return [""];
  const options = combine(
    chosen.map((parameter) => ({ name: parameter.argument, values: printParameter(document, operation, parameter) })),
  );
  return options.map((option) => `, { ${[...option, ...more].join(", ")} }`);
}

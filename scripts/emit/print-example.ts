import { type Json, type JsonObject, jsonLiteral, propertyName } from "../io/index.js";
import type { BulkRule, Operation, Value } from "../model/index.js";
import { RESTATE } from "../profile/index.js";
import { hasExample, sampleOfSchema } from "../samples/index.js";

/** Prints a value that matches a schema: its own example, or what is required, and what has an example. */
function printExample(document: JsonObject, schema: Json | undefined): string {
  const around = { document, showsOptional: true, writeText: () => "text" };
  return printValue(sampleOfSchema(around, schema, "value") ?? {});
}

function printValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return jsonLiteral(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return printBraces(fields.map(([name, field = null]) => `${propertyName(name)}: ${printValue(field)}`));
}

function printBraces(fields: readonly string[]): string {
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

const LONGEST_LINE = 53;
/** In characters. A longer argument makes an example hard to read, so its name is printed instead. */
const LONGEST_ARGUMENT = 200;

/** Prints a call of an operation's function with example arguments: `await getThing(client, "a")`. */
export function printExampleCall(document: JsonObject, operation: Operation): string {
  const { pathParameters, body } = operation;
  const names = [...pathParameters.map(({ argument }) => argument), ...(body && !body.isOption ? ["body"] : [])];
  const args = printExampleArguments(document, operation).map((arg, index) =>
    arg.length > LONGEST_ARGUMENT ? (names[index] ?? "options") : arg,
  );
  return `await ${operation.functionName}${printArguments(["client", ...args])};`;
}

/** Prints a call of an operation's bulk function. */
export function printExampleBulkCall(
  document: JsonObject,
  operation: Operation,
  { name, example = RESTATE.exampleTargets }: BulkRule,
): string {
  const args = printExampleArguments(document, operation).slice(operation.pathParameters.length);
  return `const { succeeded, failed } = await ${name}${printArguments(["client", printValue(example), ...args])};`;
}

/** Prints arguments in parentheses, each on its own line if they do not fit on one. */
function printArguments(args: readonly string[]): string {
  const line = `(${args.join(", ")})`;
  return line.length <= LONGEST_LINE ? line : `(\n${args.map((arg) => `  ${arg},\n`).join("")})`;
}

/** Prints example arguments: path parameters, the body, and the options that are required or have an example. */
function printExampleArguments(document: JsonObject, operation: Operation): readonly string[] {
  const { pathParameters, optionParameters, body } = operation;
  const example = (value: Value) => printExample(document, findSchema(value));
  const options = optionParameters
    .filter((parameter) => parameter.required || hasExample(document, findSchema(parameter)))
    .map((parameter) => `${propertyName(parameter.argument)}: ${example(parameter)}`);
  return [
    ...pathParameters.map(example),
    ...(body === undefined || body.isOption ? [] : [example(body)]),
    ...(options.length === 0 ? [] : [printBraces(options)]),
  ];
}

/** Finds a value's schema, or puts the value's own example in its place, where `printExample` looks for one. */
function findSchema({ described: { schema, example } }: Value): Json {
  return example === undefined ? (schema ?? {}) : { example };
}

import { type Json, type JsonObject, toLiteral, toPropertyName } from "../io/index.js";
import type { BulkRule, Described, Operation, Parameter } from "../model/index.js";
import { RESTATE } from "../profile/index.js";
import { hasExample, sampleOfSchema } from "../samples/index.js";

/** In characters. A longer argument makes an example hard to read, so its name is printed instead. */
const LONGEST_ARGUMENT = 200;

/** Prints the example of a value or, if it has none, the required fields of its schema and the fields with examples. */
function printExample(document: JsonObject, value: Described, name: string): string {
  // Each value takes at least one character of the example.
  const context = { document, showsOptional: true, writeText: () => "text", mostValues: LONGEST_ARGUMENT };
  const sample = sampleOfSchema(context, findSchema(value), "value");
  const argument = sample === undefined ? name : printValue(sample);
  return argument.length > LONGEST_ARGUMENT ? name : argument;
}

function printValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
  if (typeof value !== "object" || value === null) return toLiteral(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const printed = fields.map(([name, field = null]) => `${toPropertyName(name)}: ${printValue(field)}`);
  return printed.length === 0 ? "{}" : `{ ${printed.join(", ")} }`;
}

/** In characters, so that an example fits into the hover of an editor. */
const LONGEST_LINE = 53;

/** Prints a call of an operation's function with example arguments: `await getThing(client, "a")`. */
export function printExampleCall(document: JsonObject, operation: Operation): string {
  const args = printExampleArguments(document, operation);
  return `await ${operation.functionName}${printArguments(["client", ...args])};`;
}

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
  const print = (parameter: Parameter) => printExample(document, parameter, parameter.argument);
  const options = optionParameters
    .filter((parameter) => parameter.required || hasExample(document, findSchema(parameter)))
    .map((parameter) => `${toPropertyName(parameter.argument)}: ${print(parameter)}`);
  const printed = `{ ${options.join(", ")} }`;
  return [
    ...pathParameters.map(print),
    ...(body === undefined || body.isOption ? [] : [printExample(document, body, "body")]),
    ...(options.length === 0 ? [] : [printed.length > LONGEST_ARGUMENT ? "options" : printed]),
  ];
}

/** Returns the schema of a value. The value's own example replaces it. */
function findSchema({ definition: { schema, example } }: Described): Json {
  return example === undefined ? (schema ?? {}) : { example };
}

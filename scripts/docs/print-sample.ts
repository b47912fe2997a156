import { resolveReference } from "../document/resolve-reference.js";
import { propertyName } from "../io/escape-text.js";
import { type Json, type JsonObject, readArray, readObject } from "../io/json.js";
import type { Operation, Parameter } from "../model/operation.js";
import { hasExample, printBraces, printExample } from "./print-example.js";

/** The ways to call an operation, the first of which is shown first. */
export const SAMPLE_LABELS = {
  method: "TypeScript",
  function: "TypeScript, function",
  many: "TypeScript, many",
} as const;

/** How an operation is called: a whole program. */
export interface Sample {
  readonly label: string;
  readonly source: string;
}

/** The calls of an operation: as a method, as a function, and for many if there is one for many. */
export function printSamples(document: JsonObject, operation: Operation, packageName: string): readonly Sample[] {
  const { functionName, bulk } = operation;
  const args = listArguments(document, operation);
  const many = ['{ service: "Greeter" }', ...args.slice(operation.pathParameters.length)];
  const isVoid = operation.successes.every(({ bodies }) => bodies.length === 0);
  return [
    {
      label: SAMPLE_LABELS.method,
      source: printMethod(packageName, functionName, args, isVoid ? "" : "const answer = "),
    },
    { label: SAMPLE_LABELS.function, source: printFunction(packageName, functionName, args) },
    ...(bulk === undefined
      ? []
      : [
          {
            label: SAMPLE_LABELS.many,
            source: printMethod(packageName, bulk.name, many, "const { succeeded, failed } = "),
          },
        ]),
  ];
}

function printMethod(packageName: string, name: string, args: readonly string[], result: string): string {
  return [
    `import { createAdminClient } from "${packageName}";`,
    "",
    "const admin = createAdminClient();",
    `${result}await admin.${name}${printArguments(args)};`,
    "",
  ].join("\n");
}

function printFunction(packageName: string, name: string, args: readonly string[]): string {
  return [
    `import { createClient, ${name} } from "${packageName}";`,
    "",
    "const client = createClient();",
    `await ${name}${printArguments(["client", ...args])};`,
    "",
  ].join("\n");
}

const LONGEST_LINE = 45;

/** Each on a line of its own, if they do not fit on one. */
function printArguments(args: readonly string[]): string {
  const line = `(${args.join(", ")})`;
  return line.length <= LONGEST_LINE ? line : `(\n${args.map((arg) => `  ${arg},\n`).join("")})`;
}

/** Path parameters, the body, and the options that are required or have an example. */
function listArguments(document: JsonObject, operation: Operation): readonly string[] {
  const { pathParameters, optionParameters, body } = operation;
  const example = (parameter: Parameter) => printExample(document, findSchema(document, operation, parameter));
  const options = optionParameters
    .filter((parameter) => parameter.required || hasExample(document, findSchema(document, operation, parameter)))
    .map((parameter) => `${propertyName(parameter.argument)}: ${example(parameter)}`);
  return [
    ...pathParameters.map(example),
    ...(body === undefined ? [] : [printBody(document, operation, body.mediaType)]),
    ...(options.length === 0 ? [] : [printBraces(options)]),
  ];
}

/** What a parameter's value must be; the parameter's own example is put into it, since that is where it is looked for. */
function findSchema(document: JsonObject, operation: Operation, { name, location }: Parameter): Json {
  const { pathItem, found } = findOperation(document, operation);
  const parameter = [...readArray(found.parameters), ...readArray(pathItem.parameters)]
    .map((value) => resolveReference(document, value))
    .find((value) => value.name === name && value.in === location);
  const { schema, example } = parameter ?? {};
  return example === undefined ? (schema ?? {}) : { example };
}

function printBody(document: JsonObject, operation: Operation, mediaType: string): string {
  const { content } = resolveReference(document, findOperation(document, operation).found.requestBody);
  const { schema, example } = readObject(readObject(content)[mediaType]);
  return printExample(document, example === undefined ? schema : { example });
}

function findOperation(document: JsonObject, { path, method }: Operation): { pathItem: JsonObject; found: JsonObject } {
  const pathItem = resolveReference(document, readObject(document.paths)[path]);
  return { pathItem, found: readObject(pathItem[method]) };
}

import { type JsonObject, stringLiteral } from "../io/index.js";
import type { BulkRule, Operation } from "../model/index.js";
import { listCalls, listOptions } from "./list-calls.js";
import { printAnswer } from "./print-answer.js";
import { nameUse } from "./use.js";

/** Prints declarations that use an operation in every way: by its function, its bulk function and its path. */
export function printOperationUse(document: JsonObject, operation: Operation): readonly string[] {
  const { functionName, path, method, bulk } = operation;
  return [
    printFunctionUse(document, operation),
    printResponseUse(document, operation),
    ...printErrorUse(operation),
    `type ${nameUse({ kind: "path", name: functionName })} = schema.paths[${stringLiteral(path)}][${stringLiteral(method)}];`,
    ...(bulk === undefined ? [] : [printBulkUse(document, operation, bulk)]),
  ];
}

function printFunctionUse(document: JsonObject, operation: Operation): string {
  const { functionName: name } = operation;
  const calls = listCalls(document, operation, "all").map((args) => call(`restate.${name}`, ["client", ...args]));
  const shortCalls = listCalls(document, operation, "required").map((args) => call(`admin.${name}`, args));
  return [
    `export async function ${nameUse({ kind: "function", name })}(): Promise<void> {`,
    ...[...shortCalls, ...calls].map((text) => `  await ${text};`),
    ...listTypes(operation).map((type) => `  use<${type} | undefined>(undefined);`),
    "}",
  ].join("\n");
}

/** Prints what reads the result, apart from the call: an error in its arguments would hide those in the result. */
function printResponseUse(document: JsonObject, operation: Operation): string {
  const { functionName: name, successes } = operation;
  const result = `Awaited<ReturnType<ReturnType<typeof restate.${name}>["withResponse"]>>`;
  const statuses = successes.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  return [
    `export async function ${nameUse({ kind: "response", name })}({ data, status }: ${result}): Promise<void> {`,
    ...statuses.map((status) => `  use(status === ${status});`),
    ...printAnswer(document, operation).map((line) => `  ${line}`),
    "}",
  ].join("\n");
}

function listTypes({ id, idIsGiven, optionsType, optionParameters }: Operation): readonly string[] {
  return [
    ...(optionParameters.length === 0 ? [] : [`restate.${optionsType}`]),
    ...(idIsGiven ? [`schema.operations[${stringLiteral(id)}]`] : []),
  ];
}

function printBulkUse(document: JsonObject, operation: Operation, { name }: BulkRule): string {
  const short = listOptions(document, operation, "required").map((options) => `admin.${name}(["id"]${options})`);
  const calls = listOptions(document, operation, "all", ["concurrency: 1"]).map(
    (options) => `restate.${name}(client, ["id"]${options})`,
  );
  return [
    `export async function ${nameUse({ kind: "function", name })}(): Promise<void> {`,
    ...[...short, ...calls].map((text) => `  await ${text};`),
    `  const { succeeded } = await ${short[0] ?? ""};`,
    "  use<string | undefined>(succeeded[0]?.id);",
    "}",
  ].join("\n");
}

function call(name: string, args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}

/** Prints a comparison with each documented status, which fails to compile if one is no longer documented. */
function printErrorUse({ functionName: name, errors }: Operation): readonly string[] {
  const statuses = errors.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  if (statuses.length === 0) return [];
  return [
    `export function ${nameUse({ kind: "errors", name })}(error: unknown): void {`,
    `  if (restate.isAdminResponseError(error, ${JSON.stringify(name)})) {`,
    ...statuses.map((status) => `    use(error.status === ${status});`),
    "  }",
    "}",
  ];
}

import { findOperation, resolveReference } from "../document/index.js";
import { type Json, type JsonObject, readObject, stringLiteral } from "../io/index.js";
import type { BulkRule, Operation, ResponseBody } from "../model/index.js";
import { listCalls, listOptions } from "./list-calls.js";
import { printReads } from "./print-reads.js";
import { nameUse } from "./use.js";

/** Prints declarations that use an operation in every way: by its function, its bulk function and its path. */
export function printOperationUse(document: JsonObject, operation: Operation): readonly string[] {
  const { functionName, path, method, bulk } = operation;
  return [
    printFunctionUse(document, operation),
    `type ${nameUse({ kind: "path", name: functionName })} = restate.paths[${stringLiteral(path)}][${stringLiteral(method)}];`,
    ...(bulk === undefined ? [] : [printBulkUse(document, operation, bulk)]),
  ];
}

function printFunctionUse(document: JsonObject, operation: Operation): string {
  const { functionName, successes } = operation;
  const calls = listCalls(document, operation, "all").map((args) =>
    call(`restate.${functionName}`, ["client", ...args]),
  );
  const shortCalls = listCalls(document, operation, "required").map((args) => call(`admin.${functionName}`, args));
  const [first = ""] = shortCalls;
  const statuses = successes.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  return [
    `export async function ${nameUse({ kind: "function", name: functionName })}(): Promise<void> {`,
    ...[...shortCalls, ...calls].map((text) => `  await ${text};`),
    ...listTypes(operation).map((type) => `  use<${type} | undefined>(undefined);`),
    `  const { data, status } = await ${first}.withResponse();`,
    ...statuses.map((status) => `  use(status === ${status});`),
    ...printAnswer(document, operation).map((line) => `  ${line}`),
    ...printErrors(operation, first),
    "}",
  ].join("\n");
}

function listTypes({ id, idIsGiven, optionsType, optionParameters }: Operation): readonly string[] {
  return [
    ...(optionParameters.length === 0 ? [] : [`restate.${optionsType}`]),
    ...(idIsGiven ? [`restate.operations[${stringLiteral(id)}]`] : []),
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

function printAnswer(document: JsonObject, operation: Operation): readonly string[] {
  const { responses } = findOperation(document, operation).found;
  const schemas = operation.successes.flatMap(({ status, bodies }) => {
    const { content } = resolveReference(document, readObject(responses)[status]);
    // If JSON is available, the client accepts nothing else.
    const json = bodies.filter(({ format }) => format === "json");
    return (json.length > 0 ? json : bodies).map((body) => readBodySchema(body, readObject(content)[body.mediaType]));
  });
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [only] = distinct;
  const hasEmpty = operation.successes.some(({ bodies }) => bodies.length === 0);
  if (only === undefined) return ["use<void>(data);"];
  const schema = distinct.length === 1 ? only : { oneOf: distinct };
  if (!hasEmpty) return printReads(document, "data", schema);
  return ["if (data) {", ...printReads(document, "data", schema).map((line) => `  ${line}`), "}"];
}

function readBodySchema({ format }: ResponseBody, media: Json | undefined): JsonObject {
  if (format === "text") return { type: "string" };
  return format === "blob" ? { type: "string", format: "binary" } : readObject(readObject(media).schema);
}

/** Prints a `switch` over the documented statuses, which fails to compile if one is no longer documented. */
function printErrors({ functionName, errors }: Operation, text: string): readonly string[] {
  const statuses = errors.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  if (statuses.length === 0) return [];
  return [
    `  const error: unknown = await ${text}.catch((reason: unknown) => reason);`,
    `  if (restate.isAdminResponseError(error, ${JSON.stringify(functionName)})) {`,
    ...statuses.map((status) => `    use(error.status === ${status});`),
    "  }",
  ];
}

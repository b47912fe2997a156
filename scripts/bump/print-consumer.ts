import { resolveReference } from "../document/resolve-reference.js";
import { type Json, type JsonObject, readArray, readObject } from "../io/json.js";
import type { Operation, Parameter, ResponseBody } from "../model/operation.js";
import { readOperations } from "../model/read-operations.js";
import { printReads } from "./print-reads.js";
import { combine, type Fields, printValues } from "./print-values.js";

/**
 * A program as it would have been written for one version of the API: it calls every operation with every option and every
 * field of its body, and reads every field of its answer. It has the shapes of that version written out, and takes nothing
 * from the client but its functions, so that it compiles with another client only if code like it does.
 *
 * @param document - Corrected.
 * @param since - The first version that has this API.
 * @param client - What the program imports the client as.
 */
export function printConsumer(document: JsonObject, since: string, client: string): string {
  const functions = readOperations(document).map((operation) => printUse(document, operation).join("\n"));
  return [
    `// What a program written for Restate ${since} calls and reads. Printed by \`npm run old-clients\`. Do not edit.`,
    `import * as restate from ${JSON.stringify(client)};`,
    "",
    "const client = restate.createClient();",
    "const admin = restate.createAdminClient();",
    "",
    "/** Stands for all that a program does with such a value. */",
    "declare function use<T>(value: T): void;",
    "",
    functions.join("\n\n"),
    "",
  ].join("\n");
}

/** The function of a consumer that uses an operation; the compiler's complaints are told by it. */
function nameUse(functionName: string): string {
  return `use_${functionName}`;
}

function printUse(document: JsonObject, operation: Operation): readonly string[] {
  const { functionName, successes } = operation;
  const calls = listCalls(document, operation, "all").map((args) =>
    call(`restate.${functionName}`, ["client", ...args]),
  );
  const shortCalls = listCalls(document, operation, "required").map((args) => call(`admin.${functionName}`, args));
  const [first = ""] = shortCalls;
  const statuses = successes.map(({ status }) => status).filter((status) => /^\d+$/.test(status));
  return [
    `export async function ${nameUse(functionName)}(): Promise<void> {`,
    ...[...shortCalls, ...calls].map((text) => `  await ${text};`),
    `  const { data, status } = await ${first}.withResponse();`,
    ...statuses.map((status) => `  use(status === ${status});`),
    ...printAnswer(document, operation).map((line) => `  ${line}`),
    ...printErrors(operation, first),
    "}",
  ];
}

function call(name: string, args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}

/** The arguments of so many calls that each value of each of them is in one. */
function listCalls(document: JsonObject, operation: Operation, fields: Fields): readonly (readonly string[])[] {
  const { pathParameters, optionParameters, body } = operation;
  const chosen = optionParameters.filter(({ required }) => fields === "all" || required);
  const options = combine(
    chosen.map((parameter) => ({ name: parameter.argument, values: printParameter(document, operation, parameter) })),
  );
  const path = pathParameters.map((parameter) => printParameter(document, operation, parameter));
  const bodies =
    body === undefined || (fields === "required" && !body.required) ? [] : [printBody(document, operation, fields)];
  const needsOptions = chosen.length > 0 || fields === "all";
  // A body that is left out before options that are not.
  const skipped = body !== undefined && bodies.length === 0 && needsOptions ? [["undefined"]] : [];
  const request = fields === "all" ? ["timeout: 1000", "maxRetries: 0"] : [];
  const last = needsOptions ? [options.map((option) => `{ ${[...option, ...request].join(", ")} }`)] : [];
  const args = [...path, ...bodies, ...skipped, ...last];
  const count = Math.max(1, ...args.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) =>
    args.map((values) => values[index % values.length] ?? "undefined"),
  );
}

function printParameter(document: JsonObject, operation: Operation, parameter: Parameter): readonly string[] {
  const { pathItem, found } = findOperation(document, operation);
  const schema = [...readArray(found.parameters), ...readArray(pathItem.parameters)]
    .map((value) => resolveReference(document, value))
    .find(({ name, in: place }) => name === parameter.name && place === parameter.location)?.schema;
  const values = printValues(document, schema, "all");
  // No path has null in it.
  return parameter.location === "path" ? values.filter((value) => value !== "null") : values;
}

function printBody(document: JsonObject, operation: Operation, fields: Fields): readonly string[] {
  const { body } = operation;
  if (body?.format === "text") return ['"text"'];
  if (body?.format === "blob") return ["new Blob([])"];
  const { content } = resolveReference(document, findOperation(document, operation).found.requestBody);
  const values = printValues(document, readObject(readObject(content)[body?.mediaType ?? ""]).schema, fields);
  return values.length === 0 ? ["undefined"] : values;
}

function printAnswer(document: JsonObject, operation: Operation): readonly string[] {
  const { responses } = findOperation(document, operation).found;
  const schemas = operation.successes.flatMap(({ status, bodies }) => {
    const { content } = resolveReference(document, readObject(responses)[status]);
    // Where there is JSON, the client asks for nothing else.
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

/** A `switch` over the documented statuses does not compile if one of them is not documented any more. */
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

function findOperation(document: JsonObject, { path, method }: Operation): { pathItem: JsonObject; found: JsonObject } {
  const pathItem = resolveReference(document, readObject(document.paths)[path]);
  return { pathItem, found: readObject(pathItem[method]) };
}

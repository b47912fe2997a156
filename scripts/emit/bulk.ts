import { type FunctionDeclarationStructure, StructureKind } from "ts-morph";
import { commentLine, commentLines, jsonLiteral } from "../io/escape-text.js";
import { nameOperationTypes } from "../model/naming.js";
import type { BulkRule, Operation } from "../model/operation.js";
import { toComment } from "./documentation.js";
import type { Statement } from "./source-printer.js";

/** An operation of which there is to be a function for many. */
export interface BulkOperation extends Operation {
  readonly bulk: BulkRule;
}

/** The fields of BulkOptions in src/: a query parameter called like one of these could not be told from it. */
const BULK_OPTION_NAMES = ["concurrency", "onProgress", "dryRun"];

export const BULK_TYPES: readonly string[] = ["BulkOperation", "BulkOptions", "BulkResult", "BulkTargets"];
export const BULK_VALUES: readonly string[] = ["runBulk"];

export function isBulk(operation: Operation): operation is BulkOperation {
  return operation.bulk !== undefined;
}

/** A function for many targets for each of the operations. */
export function emitBulk(operations: readonly BulkOperation[]): readonly Statement[] {
  return operations.flatMap((operation) => [printRecord(operation), emitDeclaration(operation)]);
}

function printRecord({ method, path, retry, bulk, optionParameters }: BulkOperation): string {
  const own = optionParameters.map(({ argument }) => argument);
  const taken = own.find((name) => BULK_OPTION_NAMES.includes(name));
  if (taken) throw new Error(`${bulk.name}: the parameter "${taken}" has the name of an option of the whole`);
  const { name, already, repeated } = bulk;
  const record = { name, method: method.toUpperCase(), path, retry, options: own, already, repeated };
  const fields = Object.entries(record).map(([field, value]) => `  ${field}: ${jsonLiteral(value)},\n`);
  return `const $${name} = {\n${fields.join("")}} as const satisfies BulkOperation;`;
}

function emitDeclaration(operation: BulkOperation): FunctionDeclarationStructure {
  const { functionName, bulk, body, optionParameters } = operation;
  const types = nameOperationTypes(functionName);
  const required = optionParameters.some((parameter) => parameter.required);
  const options = optionParameters.length === 0 ? "BulkOptions" : `BulkOptions & ${types.options}`;
  return {
    kind: StructureKind.Function,
    name: bulk.name,
    isExported: true,
    docs: [describe(operation)],
    parameters: [
      { name: "client", type: "Client" },
      { name: "targets", type: "BulkTargets" },
      { name: "options", type: options, ...(!required && { initializer: "{}" }) },
    ],
    returnType: `Promise<BulkResult<${types.answer}["data"]>>`,
    statements: [
      `return runBulk(client, $${bulk.name}, targets, options, (id, each) =>`,
      `  ${functionName}(client, id, ${body ? "undefined, " : ""}each),`,
      ");",
    ],
  };
}

function describe({ functionName, summary, description, deprecated, optionParameters, retry }: BulkOperation): string {
  const own = optionParameters.map(({ argument }) => `\`${argument}\`, `).join("");
  const paragraphs = [
    `${commentLine(summary || functionName).replace(/\.$/, "")}: {@link ${functionName}} for each of many.`,
    ...(description === "" || description === summary ? [] : [commentLines(description).join("\n")]),
    "A failure stops none of the others: the result says what has become of each. While the server is away, nothing is begun, " +
      "for at most a minute each time." +
      (retry.idempotent ? "" : " What may have been done, and is not safe to repeat, is in `unknown`."),
    [
      "@param client - The client to call it with, made by `createClient`.",
      "@param targets - Which ones: ids, rows that have an `id`, or a filter.",
      `@param options - ${own}\`concurrency\`, \`onProgress\`, \`dryRun\`, and the options of each request.`,
      "@returns What was done, where there was nothing to do, and what failed.",
      "@throws {@link BulkStoppedError} if `signal` is aborted, or the targets fail to come, once it has begun; it has the result so far.",
      "@throws what the query fails with that lists what meets a filter; nothing was done then.",
      "@throws TypeError if an argument is wrong; nothing was done then.",
      ...(deprecated ? [`@deprecated as {@link ${functionName}} is.`] : []),
    ].join("\n"),
  ];
  return toComment(paragraphs.join("\n\n"));
}

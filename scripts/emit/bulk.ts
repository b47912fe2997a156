import { type FunctionDeclarationStructure, StructureKind } from "ts-morph";
import { toCommentLines, toLiteral } from "../io/index.js";
import type { BulkRule, Operation } from "../model/index.js";
import { AGES, RESTATE } from "../profile/index.js";
import type { OperationGroup } from "./client-files.js";
import { toComment } from "./documentation.js";
import { printData } from "./operation-functions.js";
import { listOptionRules } from "./operation-record.js";
import { printExampleBulkCall } from "./print-example.js";
import type { SignatureTypes } from "./schema-type.js";
import type { Import, Statement } from "./source-printer.js";

export function emitBulk(operations: readonly Operation[], types: SignatureTypes): readonly Statement[] {
  return operations.flatMap((operation) => {
    const { bulk } = operation;
    return bulk ? [printRecord(operation, bulk), emitBulkFunction(operation, bulk, types)] : [];
  });
}

/** The names that the file with the bulk functions imports from src/bulk. */
export const BULK_NAMES: Required<Omit<Import, "from">> = {
  values: ["runBulk"],
  types: ["BulkOperation", "BulkOptions", "BulkResult", "BulkTargets"],
};

/** Lists the imports of the file with the bulk functions: the single functions, and src/bulk. */
export function listBulkImports(runtime: string, groups: readonly OperationGroup[]): readonly Import[] {
  return [
    ...groups.map(({ file, operations }) => ({
      from: `./operations/${file}.js`,
      values: operations.map(({ functionName }) => functionName),
      types: operations.map(({ optionsType }) => optionsType),
    })),
    { from: runtime.replace(/runtime\.js$/, "bulk/index.js"), ...BULK_NAMES },
  ];
}

function printRecord(operation: Operation, { name, unchanged, leaveOut, batch }: BulkRule): string {
  // A bulk function calls the single function, whose record has the rules for temporary failures.
  const { temporary: _, ...idempotence } = operation.retry;
  const record = { name, retry: idempotence, unchanged, ...(leaveOut && { leaveOut }), ...(batch && { batch }) };
  const fields = [
    ...Object.entries(record).map(([field, value]) => `  ${field}: ${toLiteral(value)},\n`),
    `  options: { ${listOptionRules(operation).join(", ")} },\n`,
  ];
  return `const $${name} = {\n${fields.join("")}} as const satisfies BulkOperation;`;
}

function emitBulkFunction(operation: Operation, bulk: BulkRule, types: SignatureTypes): FunctionDeclarationStructure {
  const { functionName, body, optionsType, optionParameters } = operation;
  const own = optionParameters.length === 0 ? "" : ` & ${optionsType}`;
  const isRequired = optionParameters.some(({ required }) => required);
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: bulk.name,
    docs: [describeBulkFunction(operation, bulk, printExampleBulkCall(types.document, operation, bulk))],
    parameters: [
      { name: "client", type: "Client" },
      { name: "targets", type: "BulkTargets" },
      { name: "options", type: `BulkOptions${own}`, ...(!isRequired && { initializer: "{}" }) },
    ],
    returnType: `Promise<BulkResult<${printData(operation, types)}>>`,
    statements: [
      `return runBulk(client, $${bulk.name}, targets, options, (id, each) =>`,
      `  ${functionName}(client, id, ${body && !body.isOption ? "undefined, " : ""}each),`,
      ");",
    ],
  };
}

function describeBulkFunction(operation: Operation, bulk: BulkRule, call: string): string {
  const { functionName, description, retry, optionParameters } = operation;
  const own = optionParameters.map(({ argument }) => `\`${argument}\`, `).join("");
  const ages = Object.entries(AGES).filter(([field]) => Object.hasOwn(Object(bulk.example), field));
  const batch = "several in one request, or one each if the server cannot take several";
  const requests = bulk.batch ? batch : "one request for each";
  const words = [
    `Applies {@link ${functionName}} to many targets: ${requests}.`,
    ...(description === "" ? [] : [toCommentLines(description).join("\n")]),
    ...ages.map(([, text]) => text),
    "One failure does not stop the rest: the result lists every target by outcome. While the server is unavailable, no " +
      "further request starts. If it is not back within a minute, the run stops. A target that may have been changed is in " +
      (retry.idempotent ? "`unknown`." : "`unknown`: look at it before you repeat the call."),
  ];
  const tags = [
    "@param targets - Ids, rows with an `id`, or a filter.",
    `@param options - ${own}\`concurrency\`, \`onProgress\`, \`dryRun\`, and request options.`,
    "@returns Every target, listed by outcome.",
    "@throws A {@link BulkStoppedError} if, once the run has started, `signal` is aborted, reading the targets fails, the server stays unavailable, or the token or the address is wrong. The error has the result so far.",
    "@throws The reason of `signal` if it is aborted already, or during the query for a filter.",
    `@throws Another {@link ${RESTATE.baseError}} if the query for a filter fails, before any target is called.`,
    "@throws A `TypeError` if an argument is wrong, before any target is called.",
    ...(operation.deprecated ? [`@deprecated Like {@link ${functionName}}.`] : []),
    `@example\n\`\`\`ts\n${toCommentLines(call).join("\n")}\n\`\`\``,
  ];
  return toComment([...words, tags.join("\n")].join("\n\n"));
}

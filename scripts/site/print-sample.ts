import type { JsonObject } from "../io/index.js";
import type { AdminOperation } from "../restate/operations/index.js";
import { printArguments, printExampleArguments, printExampleBulkCall } from "../restate/samples/index.js";

/** The ways to call an operation, in the order of display. */
export const SAMPLE_LABELS = {
  method: "TypeScript",
  function: "TypeScript, function",
  many: "TypeScript, many",
} as const;

/** A complete program that calls an operation. */
export interface Sample {
  readonly label: string;
  readonly source: string;
}

/** Prints the calls of an operation: as a method, as a function, and in bulk if it has a bulk function. */
export function printSamples(document: JsonObject, operation: AdminOperation, packageName: string): readonly Sample[] {
  const { functionName, bulk } = operation;
  const args = printExampleArguments(document, operation);
  const isVoid = operation.successes.every(({ bodies }) => bodies.length === 0);
  return [
    {
      label: SAMPLE_LABELS.method,
      source: printMethod(
        packageName,
        `${isVoid ? "" : "const answer = "}await admin.${functionName}${printArguments(args)};`,
      ),
    },
    { label: SAMPLE_LABELS.function, source: printFunction(packageName, functionName, args) },
    ...(bulk === undefined
      ? []
      : [
          {
            label: SAMPLE_LABELS.many,
            source: printMethod(packageName, printExampleBulkCall(document, operation, bulk)),
          },
        ]),
  ];
}

function printMethod(packageName: string, call: string): string {
  return [
    `import { createAdminClient } from "${packageName}";`,
    "",
    "const admin = createAdminClient();",
    call,
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

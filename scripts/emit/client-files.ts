import { compareText } from "../json.js";
import { nameFile, nameOperationTypes } from "../naming.js";
import type { Operation } from "../operation.js";
import { RUNTIME_TYPES, RUNTIME_VALUES } from "../taken-names.js";
import { emitAdminOperations } from "./admin-operations.js";
import { emitComponents } from "./components.js";
import { emitErrorResponses } from "./error-responses.js";
import { emitFunction } from "./functions.js";
import type { Model } from "./model.js";
import { emitOperationTable } from "./operation-table.js";
import { createSourcePrinter, type Import, printHeader } from "./source-printer.js";

/**
 * Emits every file: their names and texts. `schemaTypes` is what openapi-typescript printed, `runtime` what the files
 * import the hand-written runtime as.
 */
export function emitClientFiles(model: Model, schemaTypes: string, runtime: string): ReadonlyMap<string, string> {
  const print = createSourcePrinter(model.source);
  const groups = groupByFile(model.operations);
  const beside = listImports(".", runtime);
  const above = listImports("..", runtime.startsWith(".") ? `../${runtime}` : runtime);
  const functions = groups.map(([file, operations]) => importFunctions(file, operations));

  return new Map([
    ["admin-operations.ts", print(emitAdminOperations(model.operations), [...beside, ...functions])],
    ["client.ts", print(emitClientType(), clientTypeImports(runtime))],
    ["components.ts", print(emitComponents(model), beside)],
    ["error-responses.ts", print(emitErrorResponses(model.operations), beside)],
    ["index.ts", print(emitIndex(groups.map(([file]) => file)), [])],
    ["operation-table.ts", print(emitOperationTable(model.operations), beside)],
    ["schema.ts", printHeader(model.source) + schemaTypes],
    ...groups.map(
      ([file, operations]) => [`operations/${file}.ts`, print(operations.flatMap(emitFunction), above)] as const,
    ),
  ]);
}

function groupByFile(operations: readonly Operation[]): readonly (readonly [string, readonly Operation[]])[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const file = nameFile(operation.tag);
    groups.set(file, [...(groups.get(file) ?? []), operation]);
  }
  return [...groups].sort(([left], [right]) => compareText(left, right));
}

function listImports(folder: string, runtime: string): readonly Import[] {
  return [
    { from: `${folder}/client.js`, names: ["Client"], typeOnly: true },
    { from: `${folder}/schema.js`, names: ["components", "operations", "paths"], typeOnly: true },
    { from: runtime, names: RUNTIME_TYPES, typeOnly: true },
    { from: runtime, names: RUNTIME_VALUES, typeOnly: false },
  ];
}

function importFunctions(file: string, operations: readonly Operation[]): Import {
  const names = operations.flatMap(({ functionName }) => {
    const types = Object.values(nameOperationTypes(functionName)).sort(compareText);
    return [functionName, ...types.map((name) => `type ${name}`)];
  });
  return { from: `./operations/${file}.js`, names, typeOnly: false };
}

function clientTypeImports(runtime: string): readonly Import[] {
  return [
    { from: runtime, names: ["Client as RuntimeClient"], typeOnly: true },
    { from: "./schema.js", names: ["paths"], typeOnly: true },
  ];
}

function emitClientType(): readonly string[] {
  return [
    "/** The client that these functions take: what `createClient` makes, typed by this schema. */",
    "export type Client = RuntimeClient<paths>;",
  ];
}

function emitIndex(files: readonly string[]): readonly string[] {
  return [
    'export * from "./admin-operations.js";',
    'export type * from "./client.js";',
    'export type * from "./components.js";',
    'export type * from "./error-responses.js";',
    'export * from "./operation-table.js";',
    ...files.map((file) => `export * from "./operations/${file}.js";`),
    'export type { components, operations, paths } from "./schema.js";',
  ];
}

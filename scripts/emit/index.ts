import type { JsonObject } from "../io/index.js";
import { listFunctionNames, type Model, nameFile, type Operation } from "../model/index.js";
import { type FunctionFile, GUARD, RUNTIME_TYPES, RUNTIME_VALUES } from "../profile/index.js";
import { createSamples } from "../samples/index.js";
import type { Table } from "../tables/index.js";
import type { PrintedTypes } from "../types/index.js";
import { emitBulk, isBulk, listBulkImports } from "./bulk.js";
import {
  CLIENT,
  emitIndex,
  emitOperationsIndex,
  emitRequestsAndResponses,
  emitTypes,
  emitVersionCheck,
  groupOperations,
} from "./client-files.js";
import { emitAdminClient } from "./client-methods.js";
import { emitFunction } from "./operation-functions.js";
import { emitErrorResponses, emitOperationTable } from "./operation-table.js";
import { printExampleCall } from "./print-example.js";
import { emitSamples, SAMPLE_IMPORTS } from "./samples.js";
import { createSignatureTypes } from "./schema-type.js";
import { createSourcePrinter, describeSource, type Import, printHeader, type Statement } from "./source-printer.js";
import { emitColumnLists, emitTableColumns, emitTables, importTables, nameTables, nameTableTypes } from "./tables.js";

type SourceFile = readonly [name: string, statements: readonly Statement[], imports: readonly Import[]];

export interface ClientParts {
  /** The corrected documents of all versions, united. */
  readonly document: JsonObject;
  readonly types: PrintedTypes;
  readonly tables: readonly Table[];
  /** The files of `src/` with functions that take a client; the client has methods if there are any. */
  readonly features: readonly FunctionFile[];
}

/**
 * Emits every file of the client, as text by name.
 *
 * @param runtime - The path by which the files import the hand-written runtime.
 */
export function emitClientFiles(
  { operations, source }: Model,
  { document, types, tables, features }: ClientParts,
  runtime: string,
): ReadonlyMap<string, string> {
  const groups = groupOperations(operations);
  const signatures = createSignatureTypes(types.typeAt);
  const imports = listImports(".", runtime, types.names);
  const importsOfOperations = listImports("..", runtime, types.names);
  const bulk = operations.filter(isBulk);
  const version = operations.find(({ versionField }) => versionField !== undefined);
  // The check calls the operation that reads the version, so this operation cannot wait for it.
  const isGuarded = (operation: Operation) => operation !== version && isNewerThanSome(operation);
  const named = nameTables(tables, [...listFunctionNames(operations), ...types.names]);

  const files: SourceFile[] = [
    ["index.ts", emitIndex(types.names, nameTableTypes(named)), []],
    ["operations.ts", emitOperationsIndex(groups), []],
    [
      "client.ts",
      CLIENT,
      [
        { from: runtime, types: ["Client as RuntimeClient"] },
        { from: "./schema.js", types: ["paths"] },
      ],
    ],
    ["version-check.ts", emitVersionCheck(version), listVersionImports(runtime, version)],
    ...groups.map(
      (group): SourceFile => [
        `operations/${group.file}.ts`,
        group.operations.flatMap((operation) =>
          emitFunction(operation, signatures, printExampleCall(document, operation), isGuarded(operation)),
        ),
        importsOfOperations,
      ],
    ),
    ["error-responses.ts", emitErrorResponses(operations, signatures), imports],
    ["operation-table.ts", emitOperationTable(operations), imports],
  ];
  if (bulk.length > 0)
    files.push(["bulk.ts", emitBulk(document, bulk, signatures), [...imports, ...listBulkImports(runtime, groups)]]);
  if (tables.length > 0) {
    files.push(
      ["tables.ts", emitTables(named), []],
      ["columns.ts", named.flatMap(emitColumnLists), []],
      ["table-columns.ts", emitTableColumns(named), importTables(named)],
      ["samples.ts", emitSamples(operations, createSamples(document, operations, tables)), SAMPLE_IMPORTS],
    );
  }

  const print = createSourcePrinter(source);
  const printed = files.map(([name, statements, imports]) => [name, print(statements, imports)] as const);
  const withClient = printed.filter(([name]) => name.startsWith("operations/") || name === "bulk.ts");
  const functions = withClient.map(([path, text]) => ({ path, text }));
  const single = functions.filter(({ path }) => path !== "bulk.ts").map(({ text }) => text);
  const methods = features.length === 0 ? [] : [emitAdminClient([...functions, ...features])];
  return new Map([
    ...printed,
    ...emitTypes(types).map(([name, text]) => [name, `${printHeader(source)}${text}`] as const),
    ...methods.map((each) => ["admin-client.ts", print(...each)] as const),
    ["requests-and-responses.ts", print(emitRequestsAndResponses(types, single.join("")), [])],
    // For other languages and tools.
    ["openapi.json", JSON.stringify({ "x-generated": describeSource(source), ...document })],
  ]);
}

/** Whether some version lacks the operation or a part of it, or has it by another request. */
function isNewerThanSome({ history }: Operation): boolean {
  if (history === undefined) return false;
  const { versions, parts, moved } = history;
  return versions !== undefined || parts.length > 0 || moved.length > 0;
}

/**
 * Lists the imports that most files in a folder may need.
 *
 * @param folder - The path from there to the folder of the client: `.` or `..`.
 * @param runtime - The path from the folder of the client to the hand-written runtime.
 */
function listImports(folder: "." | "..", runtime: string, schemaNames: readonly string[]): readonly Import[] {
  const from = folder === ".." && runtime.startsWith(".") ? `../${runtime}` : runtime;
  return [
    { from: `${folder}/components.js`, types: schemaNames },
    { from: `${folder}/client.js`, types: ["Client"] },
    { from: `${folder}/schema.js`, types: ["components", "operations", "paths"] },
    { from: `${folder}/version-check.js`, values: [GUARD] },
    { from, values: RUNTIME_VALUES, types: RUNTIME_TYPES },
  ];
}

function listVersionImports(runtime: string, source: Operation | undefined): readonly Import[] {
  return [
    { from: runtime, values: ["guardCall", "rememberVersion"], types: ["Guard", "VersionRequest"] },
    { from: "./client.js", types: ["Client"] },
    ...(source ? [{ from: `./operations/${nameFile(source.tag)}.js`, values: [source.functionName] }] : []),
  ];
}

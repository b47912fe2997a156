import { accessMember } from "../io/escape-text.js";
import { compareText, type JsonObject } from "../io/json.js";
import { nameFile, nameOperationTypes } from "../model/naming.js";
import type { Operation } from "../model/operation.js";
import { CLIENT_VALUES, RUNTIME_TYPES, RUNTIME_VALUES } from "../model/taken-names.js";
import type { Table } from "../tables/table.js";
import type { PrintedTypes } from "../types/print-types.js";
import { emitAdminOperations } from "./admin-operations.js";
import { BULK_TYPES, BULK_VALUES, emitBulk, emitBulkIndex, isBulk } from "./bulk.js";
import { emitErrorResponses } from "./error-responses.js";
import { emitFunction } from "./functions.js";
import { askName } from "./operation-record.js";
import { emitOperationTable } from "./operation-table.js";
import { listNames, type Model } from "./read-model.js";
import { emitSchemaHistory } from "./schema-history.js";
import { createSignatureTypes } from "./schema-type.js";
import { createSourcePrinter, describeSource, type Import } from "./source-printer.js";
import { emitTables } from "./tables.js";

/**
 * Emits every file of the client, as text by name.
 *
 * @param document - The corrected document.
 * @param types - The types that openapi-typescript made of it.
 * @param tables - The server's SQL tables; empty for another API.
 * @param runtime - The path by which the files import the hand-written runtime.
 */
export function emitClientFiles(
  document: JsonObject,
  model: Model,
  types: PrintedTypes,
  tables: readonly Table[],
  runtime: string,
): ReadonlyMap<string, string> {
  const print = createSourcePrinter(model.source);
  const groups = groupByFile(model.operations);
  const versionOperation = model.operations.find(({ versionField }) => versionField !== undefined);
  const runtimeAbove = runtime.startsWith(".") ? `../${runtime}` : runtime;
  const signatures = createSignatureTypes(types.typeAt);
  const schemaNames = [...types.names];
  const beside = listImports(".", runtime, schemaNames);
  const above = listImports("..", runtimeAbove, schemaNames);
  const functions = groups.map(([file, operations]) => importFunctions(".", file, operations));
  const bulk = model.operations.filter(isBulk);
  const functionsAbove = groups.map(([file, operations]) => importFunctions("..", file, operations));

  return new Map([
    [
      "admin-operations.ts",
      print(emitAdminOperations(document, model.operations, signatures), [...beside, ...functions]),
    ],
    ...(bulk.length === 0
      ? []
      : [
          [
            "bulk/bulk-operations.ts",
            print(emitBulk(document, bulk, signatures), [...above, ...functionsAbove, importBulk(runtimeAbove)]),
          ] as const,
          ["bulk/index.ts", print(emitBulkIndex(bulk), [])] as const,
        ]),
    ["client.ts", print(emitClient(versionOperation), listClientImports(runtime, versionOperation))],
    ["components.ts", print([types.schemas || "export {};"], listImports(".", runtime, []))],
    ["error-responses.ts", print(emitErrorResponses(model.operations, signatures), beside)],
    ["openapi.json", printDocument(document, model.source)],
    [
      "index.ts",
      print(
        emitIndex(
          groups.map(([file]) => file),
          tables.length > 0,
        ),
        [],
      ),
    ],
    ["schema-history.ts", print(emitSchemaHistory(model.changes), beside)],
    ["operation-table.ts", print(emitOperationTable(model.operations), beside)],
    ["schema.ts", print([types.whole], [importSchemas(".", schemaNames)])],
    ...(tables.length === 0
      ? []
      : [["tables.ts", print(emitTables(tables, [...listNames(model.operations), ...types.names]), [])] as const]),
    ...groups.map(
      ([file, operations]) =>
        [
          `operations/${file}.ts`,
          print(
            operations.flatMap((operation) => emitFunction(operation, signatures)),
            [...above, ...listAsked(model.operations, operations)],
          ),
        ] as const,
    ),
  ]);
}

/** Prints the document that the client was generated from, for other languages and tools. */
function printDocument(document: JsonObject, source: string): string {
  return `${JSON.stringify({ "x-generated": describeSource(source), ...document }, null, 2)}\n`;
}

function groupByFile(operations: readonly Operation[]): readonly (readonly [string, readonly Operation[]])[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const file = nameFile(operation.tag);
    groups.set(file, [...(groups.get(file) ?? []), operation]);
  }
  return [...groups].sort(([left], [right]) => compareText(left, right));
}

function listImports(folder: string, runtime: string, schemaNames: readonly string[]): readonly Import[] {
  return [
    importSchemas(folder, schemaNames),
    { from: `${folder}/client.js`, values: CLIENT_VALUES, types: ["Client"] },
    { from: `${folder}/schema.js`, types: ["components", "operations", "paths"] },
    { from: runtime, values: RUNTIME_VALUES, types: RUNTIME_TYPES },
  ];
}

function importSchemas(folder: string, types: readonly string[]): Import {
  return { from: `${folder}/components.js`, types };
}

function importFunctions(folder: string, file: string, operations: readonly Operation[]): Import {
  const values = operations.map(({ functionName }) => functionName);
  const types = values.flatMap((name) => Object.values(nameOperationTypes(name)));
  return { from: `${folder}/operations/${file}.js`, values, types };
}

/** Lists the operations that the options of others ask. */
function listAsked(all: readonly Operation[], operations: readonly Operation[]): readonly Import[] {
  const asked = new Map(operations.flatMap(({ latest }) => (latest ? [[latest.ask, askName(latest)]] : [])));
  return all
    .filter(({ id }) => asked.has(id))
    .map(({ id, tag, functionName }) => ({
      from: `./${nameFile(tag)}.js`,
      values: [`${functionName} as ${asked.get(id)}`],
    }));
}

/** Lists the imports of the bulk room, which is not part of the runtime because it is built on top of it. */
function importBulk(runtime: string): Import {
  return { from: runtime.replace(/runtime\.js$/, "bulk/index.js"), values: BULK_VALUES, types: BULK_TYPES };
}

function listClientImports(runtime: string, source: Operation | undefined): readonly Import[] {
  return [
    {
      from: runtime,
      values: ["assertSupported", "rememberVersion"],
      types: ["Client as RuntimeClient", "VersionCheck"],
    },
    { from: "./schema.js", types: ["paths"] },
    ...(source ? [{ from: `./operations/${nameFile(source.tag)}.js`, values: [source.functionName] }] : []),
  ];
}

function emitClient(source: Operation | undefined): readonly string[] {
  const ask =
    source?.versionField === undefined
      ? ""
      : `, () => ${source.functionName}(client).then((answer) => ${accessMember("answer", source.versionField)})`;
  return [
    "/** The client that these functions take, from `createClient`, typed by this schema. */",
    "export type Client = RuntimeClient<paths>;",
    "",
    "/** Returns the version of the client's server; undefined if there is nothing to check against. */",
    "export function readServerVersion(client: Client): Promise<string> | undefined {",
    `  return rememberVersion(client${ask});`,
    "}",
    "",
    "/** Creates a check that rejects calls that need a newer server. */",
    "export function createVersionCheck(client: Client): VersionCheck {",
    "  return (call) => assertSupported(call, () => readServerVersion(client));",
    "}",
  ];
}

function emitIndex(files: readonly string[], hasTables: boolean): readonly string[] {
  return [
    'export type { AdminOperations } from "./admin-operations.js";',
    'export type { Client } from "./client.js";',
    'export type * from "./components.js";',
    'export type * from "./error-responses.js";',
    'export * from "./operation-table.js";',
    'export * from "./schema-history.js";',
    ...files.map((file) => `export * from "./operations/${file}.js";`),
    'export type { components, operations, paths } from "./schema.js";',
    ...(hasTables ? ['export * from "./tables.js";'] : []),
  ];
}

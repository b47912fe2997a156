import type { JsonObject } from "../io/index.js";
import { listFunctionNames, type Model, nameFile } from "../model/index.js";
import type { TakenNames } from "../profile/index.js";
import { createSamples } from "../samples/index.js";
import type { Table } from "../tables/index.js";
import { type PrintedTypes, ROOT_TYPES } from "../types/index.js";
import { BULK_NAMES, emitBulk, listBulkImports } from "./bulk.js";
import * as clientFiles from "./client-files.js";
import { emitAdminClient, type FunctionFile } from "./client-methods.js";
import { emitFunction, listSignatureNames } from "./operation-functions.js";
import { emitErrorResponses, emitOperationTable, OPERATION_NAMES } from "./operation-table.js";
import { emitSamples, SAMPLE_IMPORTS } from "./samples.js";
import { createSignatureTypes } from "./schema-type.js";
import { createSourcePrinter, describeOrigin, type Import, printHeader, type Source } from "./source-printer.js";
import * as tableFiles from "./tables.js";

export { readFunctionFiles } from "./client-methods.js";
export { VARIABLES } from "./operation-functions.js";

/** The names that files with functions or types declare or import, whatever the document. */
export const EMITTED_NAMES: readonly string[] = [
  ...[...clientFiles.CLIENT_NAMES, ...OPERATION_NAMES, ...tableFiles.TABLE_NAMES],
  ...[...BULK_NAMES.values, ...BULK_NAMES.types, ...ROOT_TYPES],
];

export interface ClientParts {
  /** The corrected documents of all versions, united. */
  readonly document: JsonObject;
  readonly types: PrintedTypes;
  readonly tables: readonly Table[];
  /** The files of `src/` with functions that take a client; the client has methods if there are any. */
  readonly functionFiles: readonly FunctionFile[];
  readonly taken: TakenNames;
}

/**
 * Emits the contents of every file of the client, by name.
 *
 * @param runtime - The hand-written runtime, and the names that the files may import from it.
 */
export function emitClientFiles(model: Model, parts: ClientParts, runtime: Import): ReadonlyMap<string, string> {
  const { title } = model;
  const { document, types, functionFiles } = parts;
  const print = createSourcePrinter(title);
  const files = listSources(model, parts, runtime).map(({ path, ...source }) => ({ path, text: print(source) }));
  const generated = files.filter(({ path }) => path.startsWith("operations/") || path === "bulk.ts");
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ...clientFiles.emitTypes(types).map(([path, text]) => [path, `${printHeader(title)}${text}`] as const),
    ...(functionFiles.length === 0
      ? []
      : [["admin-client.ts", print(emitAdminClient([...generated, ...functionFiles]))] as const]),
    // For other languages and tools.
    ["openapi.json", JSON.stringify({ "x-generated": describeOrigin(title), ...document })],
  ]);
}

type EmittedFile = Source & { readonly path: string };

function listSources({ operations }: Model, parts: ClientParts, runtime: Import): readonly EmittedFile[] {
  const { document, types, tables, taken } = parts;
  const groups = clientFiles.groupOperations(operations);
  const signatures = createSignatureTypes(document, types);
  const imports = listImports(".", runtime, types.names);
  const bulk = emitBulk(operations, signatures);
  const version = operations.find(({ versionField }) => versionField !== undefined);
  const client = { from: runtime.from, types: ["Client as RuntimeClient"] };
  const reader = version ? [{ from: `./operations/${nameFile(version.tag)}.js`, values: [version.functionName] }] : [];
  const guard = { from: "../version-check.js", values: [clientFiles.GUARD] };
  const used = [...taken.functions, ...taken.types, ...listFunctionNames(operations), ...types.names];
  const named = tableFiles.nameTables(tables, new Set(used));
  const shown = clientFiles.listPublicSchemas(types, listSignatureNames(operations, signatures));
  const sources: EmittedFile[] = [
    { path: "index.ts", statements: clientFiles.emitIndex(types.names, tableFiles.nameTableTypes(named)) },
    {
      path: "operations.ts",
      statements: [
        'export type { Client } from "./client.js";',
        ...groups.map(({ file }) => `export * from "./operations/${file}.js";`),
      ],
    },
    { path: "client.ts", statements: clientFiles.CLIENT, imports: [...imports, client] },
    { path: "version-check.ts", statements: clientFiles.emitVersionCheck(version), imports: [...imports, ...reader] },
    { path: "error-responses.ts", statements: emitErrorResponses(operations, signatures), imports },
    { path: "requests-and-responses.ts", statements: clientFiles.printTypeExports(shown, "./components.js") },
    { path: "operation-table.ts", statements: emitOperationTable(operations), imports },
    ...groups.map(({ file, operations: own }) => ({
      path: `operations/${file}.ts`,
      statements: own.flatMap((operation) => emitFunction(operation, signatures)),
      imports: [...listImports("..", runtime, types.names), guard],
    })),
  ];
  if (bulk.length > 0) {
    const bulkImports = [...imports, ...listBulkImports(runtime.from, groups)];
    sources.push({ path: "bulk.ts", statements: bulk, imports: bulkImports });
  }
  if (tables.length > 0) {
    const samples = emitSamples(operations, createSamples(document, operations, tables));
    sources.push(
      { path: "tables.ts", statements: tableFiles.emitTables(named) },
      { path: "columns.ts", statements: named.flatMap(tableFiles.emitColumnLists) },
      {
        path: "table-columns.ts",
        statements: tableFiles.emitTableColumns(named),
        imports: tableFiles.importTables(named),
      },
      { path: "samples.ts", statements: samples, imports: SAMPLE_IMPORTS },
    );
  }
  return sources;
}

/** Lists the imports that most files may need. `folder` leads from the file to the folder of the client, and `runtime` from there. */
function listImports(folder: "." | "..", runtime: Import, schemaNames: readonly string[]): readonly Import[] {
  const from = folder === ".." && runtime.from.startsWith(".") ? `../${runtime.from}` : runtime.from;
  return [
    { from: `${folder}/components.js`, types: schemaNames },
    { from: `${folder}/client.js`, types: ["Client"] },
    { from: `${folder}/schema.js`, types: ["components", "operations", "paths"] },
    { ...runtime, from },
  ];
}

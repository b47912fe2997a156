import type { JsonObject } from "../io/index.js";
import { listFunctionNames, type Model, nameFile, type Operation } from "../model/index.js";
import { type FunctionFile, GUARD, RUNTIME_TYPES, RUNTIME_VALUES } from "../profile/index.js";
import { createSamples } from "../samples/index.js";
import type { Table } from "../tables/index.js";
import type { PrintedTypes } from "../types/index.js";
import { emitBulk, listBulkImports } from "./bulk.js";
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
import { emitSamples, SAMPLE_IMPORTS } from "./samples.js";
import { createSignatureTypes } from "./schema-type.js";
import { createSourcePrinter, describeOrigin, type Import, printHeader, type Source } from "./source-printer.js";
import { emitColumnLists, emitTableColumns, emitTables, importTables, nameTables, nameTableTypes } from "./tables.js";

export interface ClientParts {
  /** The corrected documents of all versions, united. */
  readonly document: JsonObject;
  readonly types: PrintedTypes;
  readonly tables: readonly Table[];
  /** The files of `src/` with functions that take a client; the client has methods if there are any. */
  readonly functionFiles: readonly FunctionFile[];
}

/**
 * Emits the contents of every file of the client, by name.
 *
 * @param runtime - The path by which the files import the hand-written runtime.
 */
export function emitClientFiles(model: Model, parts: ClientParts, runtime: string): ReadonlyMap<string, string> {
  const { source: origin } = model;
  const { document, types, functionFiles } = parts;
  const print = createSourcePrinter(origin);
  const files = listSources(model, parts, runtime).map(({ name, ...file }) => ({ path: name, text: print(file) }));
  const operations = files.filter(({ path }) => path.startsWith("operations/"));
  const text = operations.map((file) => file.text).join("");
  const functions = [...operations, ...files.filter(({ path }) => path === "bulk.ts"), ...functionFiles];
  return new Map([
    ...files.map((file) => [file.path, file.text] as const),
    ...emitTypes(types).map(([name, own]) => [name, `${printHeader(origin)}${own}`] as const),
    ...(functionFiles.length === 0 ? [] : [["admin-client.ts", print(emitAdminClient(functions))] as const]),
    ["requests-and-responses.ts", print({ statements: emitRequestsAndResponses(types, text) })],
    // For other languages and tools.
    ["openapi.json", JSON.stringify({ "x-generated": describeOrigin(origin), ...document })],
  ]);
}

interface NamedSource extends Source {
  readonly name: string;
}

/** Lists the files whose content depends on no other file. */
function listSources({ operations }: Model, parts: ClientParts, runtime: string): readonly NamedSource[] {
  const { document, types, tables } = parts;
  const groups = groupOperations(operations);
  const signatures = createSignatureTypes(types.typeAt);
  const imports = listImports(".", runtime, types.names);
  const bulk = emitBulk(document, operations, signatures);
  const version = operations.find(({ versionField }) => versionField !== undefined);
  const named = nameTables(tables, [...listFunctionNames(operations), ...types.names]);
  const sources: NamedSource[] = [
    { name: "index.ts", statements: emitIndex(types.names, nameTableTypes(named)) },
    { name: "operations.ts", statements: emitOperationsIndex(groups) },
    { name: "client.ts", statements: CLIENT, imports: listClientImports(runtime) },
    { name: "version-check.ts", statements: emitVersionCheck(version), imports: listVersionImports(runtime, version) },
    { name: "error-responses.ts", statements: emitErrorResponses(operations, signatures), imports },
    { name: "operation-table.ts", statements: emitOperationTable(operations), imports },
    ...groups.map(({ file, operations: own }): NamedSource => {
      const statements = own.flatMap((operation) => emitFunction(document, operation, signatures));
      return { name: `operations/${file}.ts`, statements, imports: listImports("..", runtime, types.names) };
    }),
  ];
  if (bulk.length > 0) {
    sources.push({ name: "bulk.ts", statements: bulk, imports: [...imports, ...listBulkImports(runtime, groups)] });
  }
  if (tables.length > 0) {
    const samples = emitSamples(operations, createSamples(document, operations, tables));
    sources.push(
      { name: "tables.ts", statements: emitTables(named) },
      { name: "columns.ts", statements: named.flatMap(emitColumnLists) },
      { name: "table-columns.ts", statements: emitTableColumns(named), imports: importTables(named) },
      { name: "samples.ts", statements: samples, imports: SAMPLE_IMPORTS },
    );
  }
  return sources;
}

/** Lists the imports that most files may need. `folder` leads from the file to the folder of the client, and `runtime` from there. */
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

function listClientImports(runtime: string): readonly Import[] {
  return [
    { from: runtime, types: ["Client as RuntimeClient"] },
    { from: "./schema.js", types: ["paths"] },
  ];
}

function listVersionImports(runtime: string, source: Operation | undefined): readonly Import[] {
  return [
    { from: runtime, values: ["guardCall", "rememberVersion"], types: ["Guard", "VersionRequest"] },
    { from: "./client.js", types: ["Client"] },
    ...(source ? [{ from: `./operations/${nameFile(source.tag)}.js`, values: [source.functionName] }] : []),
  ];
}

import type { JsonObject } from "../../io/index.js";
import type { Table } from "../../restate/tables/index.js";
import type { PrintedTypes } from "../types/index.js";
import { emitAdminOperations } from "./admin-operations.js";
import { emitBulk, emitBulkIndex, isBulk } from "./bulk.js";
import { emitClient, emitIndex, emitOperationsIndex, emitVersionCheck } from "./client.js";
import { emitErrorResponses } from "./error-responses.js";
import { emitFunction } from "./functions.js";
import { groupOperations } from "./group-operations.js";
import { listClientImports, listImports, listVersionImports } from "./imports.js";
import { emitOperationTable } from "./operation-table.js";
import { listNames, type Model } from "./read-model.js";
import { emitSamples, SAMPLE_IMPORTS } from "./samples.js";
import { emitSchemaHistory } from "./schema-history.js";
import { createSignatureTypes } from "./schema-type.js";
import { createSourcePrinter, describeSource, type Import, type Statement } from "./source-printer.js";
import { emitTableColumns, importRows } from "./table-columns.js";
import { emitTables, nameTableTypes } from "./tables.js";

/** A file before it is printed: its name, its statements, and what these may import. */
type SourceFile = readonly [name: string, statements: readonly Statement[], imports: readonly Import[]];

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
  const { operations, changes, source } = model;
  const groups = groupOperations(operations);
  const signatures = createSignatureTypes(types.typeAt, model.profile);
  const here = listImports(".", runtime, groups, types.names);
  const below = listImports("..", runtime, groups, types.names);
  const bulk = operations.filter(isBulk);
  const version = operations.find(({ versionField }) => versionField !== undefined);
  const taken = [...listNames(operations), ...types.names];

  const files: readonly SourceFile[] = [
    ["index.ts", emitIndex(types.names, nameTableTypes(tables, taken)), []],
    ["operations.ts", emitOperationsIndex(groups), []],
    ["client.ts", emitClient(), listClientImports(runtime)],
    ["version-check.ts", emitVersionCheck(version), listVersionImports(runtime, version)],
    ...groups.map(
      (group): SourceFile => [
        `operations/${group.file}.ts`,
        group.operations.flatMap((operation) => emitFunction(operation, signatures)),
        below.base,
      ],
    ),
    ["admin-operations.ts", emitAdminOperations(document, operations, signatures), [...here.base, ...here.functions]],
    ["error-responses.ts", emitErrorResponses(operations, signatures), here.base],
    ["operation-table.ts", emitOperationTable(operations), here.base],
    ["schema-history.ts", emitSchemaHistory(changes), here.base],
    ["components.ts", [types.schemas || "export {};"], []],
    ["schema.ts", [types.whole], [here.schemas]],
  ];
  const ofBulk: readonly SourceFile[] = [
    ["bulk/index.ts", emitBulkIndex(bulk), []],
    ["bulk/bulk-operations.ts", emitBulk(document, bulk, signatures), [...below.base, ...below.functions, below.bulk]],
  ];
  const ofTables: readonly SourceFile[] = [
    ["tables.ts", emitTables(tables, taken), []],
    ["table-columns.ts", emitTableColumns(tables, taken), [importRows(tables, taken)]],
    ["samples.ts", emitSamples(document, model, tables), SAMPLE_IMPORTS],
  ];

  const print = createSourcePrinter(source);
  const all = [...files, ...(bulk.length > 0 ? ofBulk : []), ...(tables.length > 0 ? ofTables : [])];
  return new Map([
    ...all.map(([name, statements, imports]) => [name, print(statements, imports)] as const),
    ["openapi.json", printDocument(document, source)],
  ]);
}

/** Prints the document that the client was generated from, for other languages and tools. */
function printDocument(document: JsonObject, source: string): string {
  return JSON.stringify({ "x-generated": describeSource(source), ...document });
}

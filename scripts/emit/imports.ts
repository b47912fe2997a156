import { nameFile, type Operation } from "../model/index.js";
import { GUARD, RUNTIME_TYPES, RUNTIME_VALUES } from "../profile/index.js";
import { BULK_TYPES, BULK_VALUES } from "./bulk.js";
import type { OperationGroup } from "./group-operations.js";
import type { Import } from "./source-printer.js";

/** What the files in one folder may import. */
export interface Imports {
  /** What most files may use. */
  readonly base: readonly Import[];
  /** The types of the schemas. */
  readonly schemas: Import;
  /** The generated functions with their types. */
  readonly functions: readonly Import[];
  /** The bulk room, which is not part of the runtime because it is built on top of it. */
  readonly bulk: Import;
}

/**
 * Lists what the files in a folder may import.
 *
 * @param folder - The path from there to the folder of the client: `.` or `..`.
 * @param runtime - The path from the folder of the client to the hand-written runtime.
 */
export function listImports(
  folder: "." | "..",
  runtime: string,
  groups: readonly OperationGroup[],
  schemaNames: readonly string[],
): Imports {
  const from = folder === ".." && runtime.startsWith(".") ? `../${runtime}` : runtime;
  const schemas = { from: `${folder}/components.js`, types: schemaNames };
  return {
    base: [
      schemas,
      { from: `${folder}/client.js`, types: ["Client"] },
      { from: `${folder}/schema.js`, types: ["components", "operations", "paths"] },
      { from: `${folder}/version-check.js`, values: [GUARD] },
      { from, values: RUNTIME_VALUES, types: RUNTIME_TYPES },
    ],
    schemas,
    functions: groups.map(({ file, operations }) => importFunctions(`${folder}/operations/${file}.js`, operations)),
    bulk: { from: from.replace(/runtime\.js$/, "bulk/index.js"), values: BULK_VALUES, types: BULK_TYPES },
  };
}

function importFunctions(from: string, operations: readonly Operation[]): Import {
  const values = operations.map(({ functionName }) => functionName);
  return { from, values, types: operations.map(({ optionsType }) => optionsType) };
}

/** The imports of the file with the client's type. */
export function listClientImports(runtime: string): readonly Import[] {
  return [
    { from: runtime, types: ["Client as RuntimeClient"] },
    { from: "./schema.js", types: ["paths"] },
  ];
}

/**
 * The imports of the file that checks the server's version.
 *
 * @param source - The operation that returns the version.
 */
export function listVersionImports(runtime: string, source: Operation | undefined): readonly Import[] {
  return [
    { from: runtime, values: ["guardCall", "rememberVersion"], types: ["Guard", "VersionRequest"] },
    { from: "./client.js", types: ["Client"] },
    ...(source ? [{ from: `./operations/${nameFile(source.tag)}.js`, values: [source.functionName] }] : []),
  ];
}

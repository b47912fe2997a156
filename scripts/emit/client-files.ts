import { accessMember, compareText, groupBy } from "../io/index.js";
import { nameFile, type Operation } from "../model/index.js";
import type { PrintedTypes } from "../types/index.js";

/** The function that creates the guard against servers whose version lacks a part of a call. */
export const GUARD = "createGuard";
/** The names that these emitters declare. */
export const CLIENT_NAMES: readonly string[] = ["Client", GUARD, "readServerVersion"];

export const CLIENT: readonly string[] = [
  "/** The client that these functions take, from `createClient`, typed by this schema. */",
  "export type Client = RuntimeClient<paths>;",
];

/** @param version - The operation that returns the version of the server, if there is one. */
export function emitVersionCheck(version: Operation | undefined): readonly string[] {
  const read = version?.versionField === undefined ? "" : accessMember("result", version.versionField);
  const ask = read && `, (options) => ${version?.functionName}(client, options).then((result) => ${read})`;
  return [
    "/** Returns the version of the client's server; undefined if there is nothing to check against. */",
    "export function readServerVersion(client: Client, request?: VersionRequest): Promise<string> | undefined {",
    `  return rememberVersion(client, request${ask});`,
    "}",
    "",
    "/** Creates the guard against servers whose version lacks a part of a call. */",
    "export function createGuard(client: Client): Guard {",
    "  return (call) => guardCall(call, (request) => readServerVersion(client, request));",
    "}",
  ];
}

export function emitIndex(schemas: readonly string[], tables: readonly string[]): readonly string[] {
  return [
    ...printTypeExports(schemas, "./components.js"),
    'export type { ErrorResponses } from "./error-responses.js";',
    'export * from "./operation-table.js";',
    'export * from "./operations.js";',
    'export type { components, operations, paths } from "./schema.js";',
    ...printTypeExports(tables, "./tables.js"),
  ];
}

/**
 * Lists the public schemas: arguments and results of functions, and the items of required lists in them. The other schemas are only in
 * `components["schemas"]`.
 *
 * @param inSignatures - The names in the signatures of functions.
 */
export function listPublicSchemas(
  { names, listItems }: PrintedTypes,
  inSignatures: readonly string[],
): readonly string[] {
  const shown = new Set([...inSignatures, ...inSignatures.flatMap((name) => listItems.get(name) ?? [])]);
  return names.filter((name) => shown.has(name)).sort();
}

/** Emits the files with the output of openapi-typescript. They are most of the client, and need no parser. */
export function emitTypes({ whole, schemas, namesInWhole }: PrintedTypes): readonly (readonly [string, string])[] {
  const imports = printTypeExports(namesInWhole, "./components.js").map((line) => line.replace("export", "import"));
  return [
    ["components.ts", schemas || "export {};"],
    ["schema.ts", [...imports, whole].join("\n\n")],
  ];
}

export function printTypeExports(names: readonly string[], from: string): readonly string[] {
  return names.length === 0 ? [] : [`export type { ${names.join(", ")} } from "${from}";`];
}

export interface OperationGroup {
  readonly file: string;
  readonly operations: readonly Operation[];
}

export function groupOperations(operations: readonly Operation[]): readonly OperationGroup[] {
  return [...groupBy(operations, ({ tag }) => nameFile(tag))]
    .map(([file, own]) => ({ file, operations: own }))
    .sort((left, right) => compareText(left.file, right.file));
}

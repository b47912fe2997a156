import { accessMember, compareText, groupBy } from "../io/index.js";
import { nameFile, type Operation } from "../model/index.js";
import type { PrintedTypes } from "../types/index.js";

export const CLIENT: readonly string[] = [
  "/** The client that these functions take, from `createClient`, typed by this schema. */",
  "export type Client = RuntimeClient<paths>;",
];

/** @param version - The operation that returns the version of the server, if there is one. */
export function emitVersionCheck(version: Operation | undefined): readonly string[] {
  const read = version?.versionField === undefined ? "" : accessMember("answer", version.versionField);
  const ask = read && `, (options) => ${version?.functionName}(client, options).then((answer) => ${read})`;
  return [
    "/** Returns the version of the client's server; undefined if there is nothing to check against. */",
    "export function readServerVersion(client: Client, request?: VersionRequest): Promise<string> | undefined {",
    `  return rememberVersion(client, request${ask});`,
    "}",
    "",
    "/** Creates the guard against servers that are too old for a call. */",
    "export function createGuard(client: Client): Guard {",
    "  return (call) => guardCall(call, (request) => readServerVersion(client, request));",
    "}",
  ];
}

export function emitOperationsIndex(groups: readonly OperationGroup[]): readonly string[] {
  return [
    'export type { Client } from "./client.js";',
    ...groups.map(({ file }) => `export * from "./operations/${file}.js";`),
  ];
}

/** Types are listed one by one, so that a bundle of declarations can import each. */
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
 * Emits the list of the public schemas: arguments and results of functions, and the items of lists in them. The other schemas are only in
 * `components["schemas"]`.
 *
 * @param functions - The text of all functions.
 */
export function emitRequestsAndResponses({ names, schemas }: PrintedTypes, functions: string): readonly string[] {
  const words = new Set(functions.match(/[\p{ID_Continue}$]+/gu));
  const whole = new Set(names.filter((name) => words.has(name)));
  const declarations = schemas.split(/^(?=export )/m).filter((text) => whole.has(readDeclared(text)));
  const items = new Set(declarations.flatMap(listRequiredItems));
  return printTypeExports(names.filter((name) => whole.has(name) || items.has(name)).sort(), "./components.js");
}

/** Emits the files with the output of openapi-typescript. They are most of the client, and need no parser. */
export function emitTypes({ whole, schemas, namesInWhole }: PrintedTypes): readonly (readonly [string, string])[] {
  const imports = printTypeExports(namesInWhole, "./components.js").map((line) => line.replace("export", "import"));
  return [
    ["components.ts", schemas || "export {};"],
    ["schema.ts", [...imports, whole].join("\n\n")],
  ];
}

function readDeclared(declaration: string): string {
  return /^export \w+ ([\p{ID_Continue}$]+)/u.exec(declaration)?.[1] ?? "";
}

/** Lists the item types of the required lists in a declaration. */
function listRequiredItems(declaration: string): readonly string[] {
  const found = [...declaration.matchAll(/(\?)?: ([\p{ID_Continue}$]+)\[\];/gu)];
  const optional = new Set(found.flatMap(([, mark, name]) => (mark === undefined ? [] : name)));
  return found.flatMap(([, , name = ""]) => (optional.has(name) ? [] : name));
}

function printTypeExports(names: readonly string[], from: string): readonly string[] {
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

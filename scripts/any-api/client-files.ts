import type { JsonObject } from "../io/index.js";
import {
  createSignatureTypes,
  createSourcePrinter,
  emitErrorResponses,
  emitFunction,
  groupOperations,
  type Import,
  type OperationGroup,
  type Statement,
} from "../openapi/emit/index.js";
import { listNames, type Model, RUNTIME_TYPES, RUNTIME_VALUES } from "../openapi/model/index.js";
import type { PrintedTypes } from "../openapi/types/index.js";
import { findServer } from "./find-server.js";
import { createLongTypes } from "./long-types.js";
import { ERRORS } from "./profile.js";

/**
 * Emits every file of a client of another API, as text by name, except its runtime, which stands in the folder
 * `runtime`. It has the functions, and types for what they take and return. Unlike the client of this package it comes
 * without a type of the whole document, which would be most of it.
 */
export function emitClientFiles(
  document: JsonObject,
  { operations, source, profile }: Model,
  types: PrintedTypes,
): ReadonlyMap<string, string> {
  const groups = groupOperations(operations);
  const long = createLongTypes([...listNames(operations), ...types.names], profile);
  const signatures = createSignatureTypes(types.typeAt, profile, long.write);
  const print = createSourcePrinter(source);
  const list = (folder: "." | "..") => listOtherImports(folder, types.names, long.names());
  const functions = groups.map(({ file, operations: own }) => {
    const statements = own.flatMap((operation) => emitFunction(operation, signatures));
    return [`operations/${file}.ts`, print(statements, list(".."))] as const;
  });
  const errors = emitErrorResponses(operations, signatures);
  const files: readonly (readonly [name: string, statements: readonly Statement[], imports: readonly Import[]])[] = [
    ["index.ts", emitOtherIndex(groups), []],
    ["client.ts", emitOtherClient(findServer(document) !== undefined), []],
    ["error-responses.ts", errors, list(".")],
    ["response-errors.ts", emitResponseErrors(), []],
    ["components.ts", [types.schemas || "export {};"], []],
    ["operation-types.ts", long.declare().length === 0 ? ["export {};"] : long.declare(), list(".").slice(0, 1)],
  ];
  return new Map([...files.map(([name, own, imports]) => [name, print(own, imports)] as const), ...functions]);
}

/** Lists what the files in a folder may import. */
function listOtherImports(
  folder: "." | "..",
  schemas: readonly string[],
  longTypes: readonly string[],
): readonly Import[] {
  return [
    { from: `${folder}/components.js`, types: schemas },
    { from: `${folder}/operation-types.js`, types: longTypes },
    { from: `${folder}/client.js`, types: ["Client"] },
    { from: `${folder}/runtime/index.js`, values: RUNTIME_VALUES, types: RUNTIME_TYPES },
  ];
}

/** Emits the type of the client, and the function that creates one. */
function emitOtherClient(hasServer: boolean): readonly string[] {
  const options = hasServer ? "options?: ClientOptions" : "options: ClientOptions";
  return [
    'import { type ClientOptions as AnyOptions, type Client as AnyClient, createClient as createAnyClient } from "./runtime/client/index.js";',
    "",
    "/** The first argument of every function. Its `http` is an openapi-fetch client, whose middleware sees every attempt. */",
    "export type Client = AnyClient<{}>;",
    "",
    ...(hasServer
      ? ["/** Options of a client. Each has a default. */", "export type ClientOptions = AnyOptions;"]
      : [
          "/** Options of a client. Only `baseUrl` is required, because the OpenAPI document names no server. */",
          "export interface ClientOptions extends AnyOptions {",
          '  readonly baseUrl: NonNullable<AnyOptions["baseUrl"]>;',
          "}",
        ]),
    "",
    "/**",
    " * Creates a client. It sends nothing until you call a function. Every function rejects with a `ClientResponseError` for a",
    " * status that is not 2xx, and with another `ClientError` for any other failure of a call.",
    " *",
    " * @throws A `TypeError` that names the option, if one is unknown, wrong or missing.",
    " */",
    `export function createClient(${options}): Client {`,
    "  return createAnyClient(options);",
    "}",
  ];
}

/** Emits the index: everything public. */
function emitOtherIndex(groups: readonly OperationGroup[]): readonly string[] {
  return [
    'export { type Client, type ClientOptions, createClient } from "./client.js";',
    'export type * from "./components.js";',
    'export type { ErrorResponses } from "./error-responses.js";',
    'export type * from "./operation-types.js";',
    ...groups.map(({ file }) => `export * from "./operations/${file}.js";`),
    `export { ${ERRORS.join(", ")} } from "./runtime/errors/index.js";`,
    'export type { OperationPromise, OperationResult } from "./runtime/call/index.js";',
    'export type { RequestOptions } from "./runtime/client/index.js";',
    'export type { ServerSentEvent } from "./runtime/index.js";',
    'export { isClientResponseError, type OperationError } from "./response-errors.js";',
  ];
}

/** Emits the function that narrows an error response to those of one operation. */
function emitResponseErrors(): readonly string[] {
  return [
    'import type { ErrorResponses } from "./error-responses.js";',
    'import { type IsResponseError, isResponseError, type ResponseErrorOf } from "./runtime/call/is-response-error.js";',
    "",
    "/** An error response of one operation: a union over its documented statuses, each with its body type. */",
    "export type OperationError<Name extends keyof ErrorResponses> = ResponseErrorOf<ErrorResponses, Name>;",
    "",
    "/**",
    " * Whether an error is an error response, or a documented error response of one operation. With an operation, TypeScript narrows",
    " * `error.status` and `error.body` to the types in the schema.",
    " */",
    "export const isClientResponseError = isResponseError as IsResponseError<ErrorResponses>;",
  ];
}

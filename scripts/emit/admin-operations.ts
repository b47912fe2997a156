import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import type { JsonObject } from "../io/index.js";
import type { Operation } from "../model/index.js";
import { printExampleCall } from "../samples/index.js";
import { describeMethod, toComment } from "./documentation.js";
import { listArguments, printResult } from "./functions.js";
import type { SignatureTypes } from "./schema-type.js";
import type { Statement } from "./source-printer.js";

/** Emits an interface with every operation as a method, and the function that binds them all to a client. */
export function emitAdminOperations(
  document: JsonObject,
  operations: readonly Operation[],
  types: SignatureTypes,
): readonly Statement[] {
  return [
    emitInterface(document, operations, types),
    `const $functions = {\n${operations.map(({ functionName }) => `  ${functionName},\n`).join("")}};`,
    "/** Binds every operation to a client. */\n" +
      "export function bindOperations(client: Client): AdminOperations {\n  return bindFunctions(client, $functions);\n}",
  ];
}

function emitInterface(
  document: JsonObject,
  operations: readonly Operation[],
  types: SignatureTypes,
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: "AdminOperations",
    docs: [toComment("Every operation of the API, as methods of a client.")],
    methods: operations.map((operation) => ({
      name: operation.functionName,
      docs: [describeMethod(operation, types.profile, printExampleCall(document, operation))],
      parameters: listArguments(operation, types, "args"),
      returnType: printResult(operation, types),
    })),
  };
}

import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import { nameOperationTypes } from "../model/naming.js";
import type { Operation } from "../model/operation.js";
import { describeFunction, toComment } from "./documentation.js";
import { listArguments } from "./functions.js";
import type { Statement } from "./source-printer.js";

/** Every operation as a method, and the function that binds them all to one client. */
export function emitAdminOperations(operations: readonly Operation[]): readonly Statement[] {
  return [
    emitInterface(operations),
    `const $functions = {\n${operations.map(({ functionName }) => `  ${functionName},\n`).join("")}};`,
    "/** Every operation as a method of one object: the functions of this package without their first argument. */\n" +
      "export function bindOperations(client: Client): AdminOperations {\n  return bindFunctions(client, $functions);\n}",
  ];
}

function emitInterface(operations: readonly Operation[]): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: "AdminOperations",
    isExported: true,
    docs: [toComment("Every operation of the API, bound to a client.")],
    methods: operations.map((operation) => ({
      name: operation.functionName,
      docs: [describeFunction(operation, "bound")],
      parameters: listArguments(operation),
      returnType: `AdminPromise<${nameOperationTypes(operation.functionName).answer}>`,
    })),
  };
}

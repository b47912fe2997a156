import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import { propertyName } from "../io/index.js";
import type { Operation, ResponseCase } from "../model/index.js";
import { toComment } from "./documentation.js";
import type { SignatureTypes } from "./schema-type.js";
import type { Statement } from "./source-printer.js";

/** Emits the type of the body at each documented error status of each operation. */
export function emitErrorResponses(operations: readonly Operation[], types: SignatureTypes): readonly Statement[] {
  const statement: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    isExported: true,
    name: "ErrorResponses",
    docs: [toComment("The documented error statuses of each operation, with the type of the body.")],
    properties: operations.map((operation) => {
      return {
        name: operation.functionName,
        isReadonly: true,
        type:
          operation.errors.length === 0
            ? "{}"
            : `{\n${operation.errors.map((response) => printProperty(operation, response, types)).join("")}}`,
      };
    }),
  };
  return [statement];
}

function printProperty(operation: Operation, response: ResponseCase, types: SignatureTypes): string {
  const { status } = response;
  return `  readonly ${/^\d+$/.test(status) ? status : propertyName(status)}: ${types.error(operation, response)};\n`;
}

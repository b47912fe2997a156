import { StructureKind } from "ts-morph";
import { toLiteral } from "../io/index.js";
import type { Operation, Parameter, ResponseCase } from "../model/index.js";
import { printStatus } from "./operation-record.js";
import type { SignatureTypes } from "./schema-type.js";
import type { Statement } from "./source-printer.js";

/** The names that these emitters declare. */
export const OPERATION_NAMES = ["operationTable", "ErrorResponses"] as const;

export function emitOperationTable(operations: readonly Operation[]): readonly Statement[] {
  const rows = operations.map((operation) => `  ${toLiteral(toTableEntry(operation))},\n`);
  return [
    "/** Every operation of the schema, sorted by name, for tools and for tests that must cover all of them. */\n" +
      `export const operationTable: readonly OperationDescription[] = [\n${rows.join("")}];`,
  ];
}

function toTableEntry(operation: Operation): object {
  const { id, functionName, method, path, tag, deprecated, body, retry, history } = operation;
  return {
    id,
    name: functionName,
    method: method.toUpperCase(),
    path,
    tag,
    deprecated,
    pathParameters: operation.pathParameters.map(toParameterEntry),
    optionParameters: operation.optionParameters.map(toParameterEntry),
    body: body === undefined || body.isOption ? null : { required: body.required, mediaType: body.mediaType },
    successes: operation.successes.map(describeResponse),
    errors: operation.errors.map(describeResponse),
    retry: { ...retry, temporary: retry.temporary.length > 0 ? retry.temporary : undefined },
    since: history?.since ?? null,
    versions: history?.versions,
    parts: history?.parts ?? [],
  };
}

function toParameterEntry({ name, argument, location, required }: Parameter): object {
  return { name, argument, in: location, required };
}

function describeResponse({ status, bodies, mayBeEmpty }: ResponseCase): object {
  return { status, mediaTypes: bodies.map(({ mediaType }) => mediaType), ...(mayBeEmpty && { mayBeEmpty }) };
}

/** Emits the type of the body at each documented error status of each operation. */
export function emitErrorResponses(operations: readonly Operation[], types: SignatureTypes): readonly Statement[] {
  const properties = operations.map((operation) => {
    const fields = operation.errors.map((response) => printProperty(operation, response, types));
    return {
      name: operation.functionName,
      isReadonly: true,
      type: fields.length === 0 ? "{}" : `{\n${fields.join("")}}`,
    };
  });
  const docs = ["The documented error statuses of each operation, with the type of the body."];
  return [{ kind: StructureKind.Interface, isExported: true, name: "ErrorResponses", docs, properties }];
}

function printProperty(operation: Operation, response: ResponseCase, types: SignatureTypes): string {
  return `  readonly ${printStatus(response.status)}: ${types.error(operation, response)};\n`;
}

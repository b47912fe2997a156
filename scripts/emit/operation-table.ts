import { jsonLiteral } from "../io/index.js";
import type { Operation, Parameter, RequestBody, ResponseCase } from "../model/index.js";
import type { Statement } from "./source-printer.js";

/** Emits a description of each operation as plain data. */
export function emitOperationTable(operations: readonly Operation[]): readonly Statement[] {
  const rows = operations.map((operation) => `  ${jsonLiteral(describeOperation(operation))},\n`);
  return [
    "/** Every operation of the schema, sorted by name, for tools and for tests that must cover all of them. */\n" +
      `export const operationTable: readonly OperationDescription[] = [\n${rows.join("")}];`,
  ];
}

function describeOperation(operation: Operation): object {
  const { id, functionName, method, path, tag, deprecated, body, retry, history } = operation;
  return {
    id,
    name: functionName,
    method: method.toUpperCase(),
    path,
    tag,
    deprecated,
    pathParameters: operation.pathParameters.map(describeParameter),
    optionParameters: operation.optionParameters.map(describeParameter),
    body: body === undefined || body.isOption ? null : describeBody(body),
    successes: operation.successes.map(describeResponse),
    errors: operation.errors.map(describeResponse),
    retry: { ...retry, temporary: retry.temporary.length > 0 ? retry.temporary : undefined },
    since: history?.since ?? null,
    versions: history?.versions,
    parts: history?.parts ?? [],
  };
}

function describeBody({ required, mediaType }: RequestBody): object {
  return { required, mediaType };
}

function describeParameter({ name, argument, location, required }: Parameter): object {
  return { name, argument, in: location, required };
}

function describeResponse({ status, bodies, mayBeEmpty }: ResponseCase): object {
  const mediaTypes = bodies.map(({ mediaType }) => mediaType);
  return { status, mediaTypes, ...(mayBeEmpty && { mayBeEmpty }) };
}

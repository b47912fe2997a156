import {
  compareText,
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../../io/index.js";
import { collectProblems, type Problems, resolveReference } from "../document/index.js";
import { assertDistinct } from "./assert-distinct.js";
import { assertKnown, listFields } from "./assert-known.js";
import { deriveOperationId, nameFunction, nameOptionsType } from "./naming.js";
import {
  type FindHistory,
  hasAlternatives,
  METHODS,
  type Method,
  nameRequest,
  type Operation,
  type Parameter,
  type RetryRule,
} from "./operation.js";
import { assertPath } from "./path-names.js";
import type { Profile, TakenNames } from "./profile.js";
import { readBody, toOption } from "./read-body.js";
import { readParameters } from "./read-parameters.js";
import { readResponses } from "./read-responses.js";
import { readRetryRule } from "./read-retry-rule.js";
import { BODY_OPTION, CONTENT_TYPE_OPTION } from "./taken-names.js";

/**
 * Reads every operation of a corrected document, sorted by name.
 *
 * @param history - Finds what is newer than the oldest version of the document.
 * @throws Error that lists every operation that cannot be generated.
 */
export function readOperations(document: JsonObject, { taken }: Profile, history?: FindHistory): readonly Operation[] {
  const operations = collectProblems((problems) =>
    sortedEntries(readObject(document.paths))
      .filter(([path]) => !path.startsWith("x-"))
      .flatMap(([path, value]) => readPathItem({ document, history, problems, taken }, path, value)),
  );
  assertDistinct(operations);
  return operations.sort((left, right) => compareText(left.functionName, right.functionName));
}

interface Reading {
  readonly document: JsonObject;
  readonly history: FindHistory | undefined;
  readonly problems: Problems;
  readonly taken: TakenNames;
}

function readPathItem(reading: Reading, path: string, value: Json): readonly Operation[] {
  const { document, problems, taken } = reading;
  const pathItem = problems.attempt(path, () => {
    assertPath(path);
    return resolveReference(document, value);
  });
  if (pathItem === undefined) return [];
  return METHODS.filter((method) => pathItem[method] !== undefined).flatMap((method) => {
    const operation = readObject(pathItem[method]);
    const id = chooseId(method, path, operation, taken);
    const part = `${nameRequest(method, path)} (${id})`;
    return problems.attempt(part, () => readOperation(reading, path, pathItem, method, id)) ?? [];
  });
}

/** Returns the operationId, or derives one if it is missing or makes no name. */
function chooseId(method: Method, path: string, { operationId }: JsonObject, taken: TakenNames): string {
  const given = readString(operationId);
  return given !== undefined && nameFunction(given, taken) !== undefined ? given : deriveOperationId(method, path);
}

function readOperation(
  { document, history, taken }: Reading,
  path: string,
  pathItem: JsonObject,
  method: Method,
  id: string,
): Operation {
  const operation = readObject(pathItem[method]);
  assertSendable(method, pathItem[method]);
  if (operation.operationId !== undefined && typeof operation.operationId !== "string") {
    throw new Error(`its operationId is not a string: ${JSON.stringify(operation.operationId)}`);
  }
  const own = history?.(method, path);
  const body = readBody(document, method, operation, own);
  const functionName = nameFunction(id, taken) ?? method;
  const { pathParameters, optionParameters } = readParameters(document, path, pathItem, operation, [
    ...taken.options,
    ...(hasAlternatives(body) ? [CONTENT_TYPE_OPTION] : []),
    ...(body?.isOption ? [BODY_OPTION] : []),
  ]);
  const retry = readRetryRule(method, operation);
  assertRetryNames(document, operation, retry, optionParameters);
  return {
    functionName,
    optionsType: nameOptionsType(functionName, taken),
    method,
    pathParameters,
    optionParameters: body?.isOption ? [...optionParameters, toOption(body)] : optionParameters,
    body,
    ...readResponses(document, method, operation),
    retry,
    id,
    idIsGiven: id === operation.operationId,
    path,
    tag: readString(readArray(operation.tags)[0]) ?? "",
    summary: readString(operation.summary) ?? readString(pathItem.summary) ?? "",
    description: readString(operation.description) ?? readString(pathItem.description) ?? "",
    deprecated: operation.deprecated === true,
    documentation: findDocumentation(document, operation),
    history: own,
  };
}

function assertRetryNames(
  document: JsonObject,
  operation: JsonObject,
  { unless }: RetryRule,
  parameters: readonly Parameter[],
): void {
  const inBody = () => listFields(document, operation.requestBody);
  const inQuery = () => parameters.filter(({ location }) => location === "query").map(({ name }) => name);
  assertKnown("x-retry", "field of the body", Object.keys(unless?.body ?? {}), inBody);
  assertKnown("x-retry", "query parameter", Object.keys(unless?.query ?? {}), inQuery);
}

function assertSendable(method: Method, operation: Json | undefined): void {
  if (!isJsonObject(operation)) {
    throw new Error(`the operation is ${JSON.stringify(operation)}, not an object: remove it with an overlay`);
  }
  if (method === "trace") throw new Error("no fetch sends TRACE: remove the operation with an overlay");
}

/**
 * Finds the link for an operation: its own or its tag's. The document's own link is about the whole API, so it is left
 * out.
 */
function findDocumentation(document: JsonObject, operation: JsonObject): string | undefined {
  const tags = readArray(document.tags).map((tag) => readObject(tag));
  const tag = tags.find(({ name }) => name === readArray(operation.tags)[0]);
  return [operation, tag]
    .map((owner) => readString(readObject(owner?.externalDocs).url))
    .find((url) => url !== undefined);
}

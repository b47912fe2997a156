import { compareText, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { BODY_OPTION, type Profile, type TakenNames } from "../profile/index.js";
import { collectProblems, type ListedOperation, listOperations, nameRequest } from "../read/index.js";
import { deriveOperationId, nameFunction, nameOptionsType } from "./naming.js";
import { type FindHistory, isPlainId, type Operation, type Parameter, type RetryRule } from "./operation.js";
import { readBody, toOption } from "./read-body.js";
import { assertKnown, listFields, readRetryRule } from "./read-mark.js";
import { readParameters } from "./read-parameters.js";
import { readResponses } from "./read-responses.js";

/**
 * Reads every operation of a corrected document, sorted by name.
 *
 * @param history - Finds what not all versions of the document have.
 * @throws Error that lists every operation that cannot be generated.
 */
export function readOperations(document: JsonObject, { taken }: Profile, history?: FindHistory): readonly Operation[] {
  const operations = collectProblems((problems) =>
    listOperations(document).flatMap((listed) => {
      const id = chooseId(listed, taken);
      const part = `${nameRequest(listed.method, listed.path)} (${id})`;
      return problems.attempt(part, () => readOperation(document, listed, id, taken, history)) ?? [];
    }),
  );
  assertDistinct(operations);
  return operations.sort((left, right) => compareText(left.functionName, right.functionName));
}

/** Returns the operationId, or derives one if it is missing or makes no name. */
function chooseId({ method, path, operation }: ListedOperation, taken: TakenNames): string {
  const given = readString(operation.operationId);
  return given !== undefined && nameFunction(given, taken) !== undefined ? given : deriveOperationId(method, path);
}

function readOperation(
  document: JsonObject,
  { id: listedId, method, path, item, operation, parameters }: ListedOperation,
  id: string,
  taken: TakenNames,
  history: FindHistory | undefined,
): Operation {
  if (method === "trace") throw new Error("no fetch sends TRACE: remove the operation with an overlay");
  const own = history?.(listedId);
  const body = readBody(document, method, operation, own);
  const functionName = nameFunction(id, taken) ?? method;
  const { pathParameters, optionParameters } = readParameters(document, path, parameters, [
    ...taken.options,
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
    summary: readString(operation.summary) ?? readString(item.summary) ?? "",
    description: readString(operation.description) ?? readString(item.description) ?? "",
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

/** @throws Error if two operations have functions of one name, with the lines to write. */
function assertDistinct(operations: readonly Operation[]): void {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    const owner = owners.get(operation.functionName);
    if (owner !== undefined) throw new Error(explainClash(owner, operation));
    owners.set(operation.functionName, operation);
  }
}

function explainClash(first: Operation, second: Operation): string {
  const isByPath = first.id === second.id;
  const describe = (operation: Operation) =>
    isByPath || !operation.idIsGiven ? nameRequest(operation.method, operation.path) : `"${operation.id}"`;
  return [
    `${describe(first)} and ${describe(second)} both become ${first.functionName}(): ${explainRename(first, isByPath)}`,
    "or",
    ...listRename(second, isByPath),
  ].join("\n");
}

/**
 * Says how to give an operation another name: the lines of an overlay.
 *
 * @param isByPath - Whether its operationId does not tell it from others.
 */
export function explainRename(operation: Operation, isByPath: boolean = false): string {
  const lines = listRename(operation, isByPath);
  return ["choose another operationId, with an action in schemas/overlays:", ...lines].join("\n");
}

function listRename({ id, idIsGiven, path, method }: Operation, isByPath: boolean): readonly string[] {
  const isById = idIsGiven && isPlainId(id) && !isByPath;
  const target = isById ? `$.paths[*][?@.operationId == '${id}']` : `$.paths['${path}'].${method}`;
  return [`  - target: ${target}`, "    update: { operationId: ... }"];
}

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
import { assertMarkedFields } from "./assert-marked-fields.js";
import { nameApart, type UnnamedOperation } from "./name-apart.js";
import { deriveOperationId, nameFunction } from "./naming.js";
import { type FindHistory, hasAlternatives, METHODS, type Method, type Operation } from "./operation.js";
import { OWN_API, type Profile, type TakenNames } from "./profile.js";
import { readBody } from "./read-body.js";
import { readBulkRule } from "./read-bulk-rule.js";
import { readMark } from "./read-mark.js";
import { readParameters } from "./read-parameters.js";
import { readResponses } from "./read-responses.js";
import { readRetryRule } from "./read-retry-rule.js";
import { assertRoute, readRoute } from "./read-route.js";
import { CONTENT_TYPE_OPTION } from "./taken-names.js";

/**
 * Reads every operation of a corrected document, sorted by name.
 *
 * @param problems - Collects the operations that cannot be generated; without it, they are an error.
 */
export function readOperations(
  document: JsonObject,
  history?: FindHistory,
  problems?: Problems,
  { taken }: Profile = OWN_API,
): readonly Operation[] {
  return collectProblems(problems, (found) => {
    const operations = sortedEntries(readObject(document.paths))
      .filter(([path]) => !path.startsWith("x-"))
      .flatMap(([path, value]) => readPathItem({ document, history, problems: found, taken }, path, value));
    const named = nameApart(operations, taken);
    assertDistinctBulkNames(named);
    return [...named].sort((left, right) => compareText(left.functionName, right.functionName));
  });
}

interface Reading {
  readonly document: JsonObject;
  readonly history: FindHistory | undefined;
  readonly problems: Problems;
  readonly taken: TakenNames;
}

function readPathItem(reading: Reading, path: string, value: Json): readonly UnnamedOperation[] {
  const { document, problems } = reading;
  const pathItem = problems.attempt(["paths", path], path, () => {
    assertRoute(path);
    return resolveReference(document, value);
  });
  if (pathItem === undefined) return [];
  return METHODS.filter((method) => pathItem[method] !== undefined).flatMap((method) => {
    const operation = readObject(pathItem[method]);
    const id = chooseId(method, path, operation);
    const part = `${method.toUpperCase()} ${path} (${id})`;
    return (
      problems.attempt(["paths", path, method], part, () => readOperation(reading, path, pathItem, method, id)) ?? []
    );
  });
}

/** Returns the operationId, or derives one if it is missing or makes no name. */
function chooseId(method: Method, path: string, { operationId }: JsonObject): string {
  const given = readString(operationId);
  return given !== undefined && nameFunction(given) !== undefined ? given : deriveOperationId(method, path);
}

function readOperation(
  { document, history, taken }: Reading,
  path: string,
  pathItem: JsonObject,
  method: Method,
  id: string,
): UnnamedOperation {
  const operation = readObject(pathItem[method]);
  assertSendable(method, pathItem[method]);
  assertOwnName(id, taken);
  if (operation.operationId !== undefined && typeof operation.operationId !== "string") {
    throw new Error(`its operationId is not a string: ${JSON.stringify(operation.operationId)}`);
  }
  const body = readBody(document, method, operation);
  const single = {
    functionName: nameFunction(id, taken) ?? method,
    method,
    ...readParameters(document, path, pathItem, operation, hasAlternatives(body) ? [CONTENT_TYPE_OPTION] : []),
    body,
    ...readResponses(document, method, operation),
  };
  const marks = {
    retry: readRetryRule(method, operation),
    versionField: readVersionField(operation, single.successes),
    bulk: readBulkRule(single, operation),
  };
  assertMarkedFields(document, operation, { ...single, ...marks });
  return {
    ...single,
    ...marks,
    id,
    idIsGiven: id === operation.operationId,
    path,
    route: readRoute(path),
    tag: readString(readArray(operation.tags)[0]) ?? "",
    summary: readString(operation.summary) ?? readString(pathItem.summary) ?? "",
    description: readString(operation.description) ?? readString(pathItem.description) ?? "",
    deprecated: operation.deprecated === true,
    documentation: findDocumentation(document, operation),
    history: history?.(method, path),
  };
}

/** Reads `x-server-version: FIELD`, by which an overlay marks the operation that returns the server's version. */
function readVersionField(operation: JsonObject, successes: Operation["successes"]): string | undefined {
  const mark = operation["x-server-version"];
  if (mark === undefined) return undefined;
  const field = readMark<string>("x-server-version", mark);
  if (!successes.some(({ bodies }) => bodies.some(({ format }) => format === "json"))) {
    throw new Error(`x-server-version names the field ${field} of a response that is not JSON`);
  }
  return field;
}

function assertOwnName(id: string, { features }: TakenNames): void {
  const name = nameFunction(id, { functions: new Set(), types: new Set() });
  if (name === undefined || !features?.has(name)) return;
  throw new Error(
    [
      `"${id}" becomes ${name}(), which the package has already: choose another operationId, with an action in schemas/overlays:`,
      `  - target: $.paths[*][?@.operationId == '${id}']`,
      `    update: { operationId: ... }`,
    ].join("\n"),
  );
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

function assertDistinctBulkNames(operations: readonly Operation[]): void {
  const owners = new Map(operations.map((operation) => [operation.functionName, operation]));
  for (const operation of operations) {
    const name = operation.bulk?.name;
    const owner = name === undefined ? undefined : owners.get(name);
    if (owner) {
      const first = `"${owner.id}"`;
      throw new Error(`${first} and "${operation.id}" for many both become ${name}(): give x-bulk another name`);
    }
    if (name !== undefined) owners.set(name, operation);
  }
}

import { resolveReference } from "../document/index.js";
import {
  compareText,
  explain,
  isJsonObject,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../io/index.js";
import { deriveOperationId, nameFunction, nameOperationTypes } from "./naming.js";
import { type FindHistory, METHODS, type Method, type Operation } from "./operation.js";
import { type Profile, RESTATE } from "./profile.js";
import { readBody } from "./read-body.js";
import { readBulkRule } from "./read-bulk-rule.js";
import { readCreateRule, readLatestRule } from "./read-created-rules.js";
import { readParameters } from "./read-parameters.js";
import { readResponses } from "./read-responses.js";
import { readRetryRule } from "./read-retry-rule.js";

/** Reads every operation of a corrected document, sorted by name. */
export function readOperations(
  document: JsonObject,
  history?: FindHistory,
  profile: Profile = RESTATE,
): readonly Operation[] {
  const operations = sortedEntries(readObject(document.paths))
    .filter(([path]) => !path.startsWith("x-"))
    .flatMap(([path, value]) => readPathItem(document, path, value, history, profile));
  assertDistinctNames(operations);
  assertAskable(operations);
  return [...operations].sort((left, right) => compareText(left.functionName, right.functionName));
}

function readPathItem(
  document: JsonObject,
  path: string,
  value: Json,
  history: FindHistory | undefined,
  profile: Profile,
): readonly Operation[] {
  const pathItem = explain(path, () => {
    if (!/^\/[^?#]*$/.test(path))
      throw new Error("a path begins with / and has no ? or # in it: correct it with an overlay");
    return resolveReference(document, value);
  });
  return METHODS.filter((method) => pathItem[method] !== undefined).map((method) =>
    readOperation(document, path, pathItem, method, history, profile),
  );
}

function readOperation(
  document: JsonObject,
  path: string,
  pathItem: JsonObject,
  method: Method,
  history: FindHistory | undefined,
  { taken }: Profile,
): Operation {
  const place = `${method.toUpperCase()} ${path}`;
  const operation = readObject(pathItem[method]);
  const given = readString(operation.operationId);
  if (operation.operationId !== undefined && given === undefined) {
    throw new Error(`${place}: its operationId is not a string: ${JSON.stringify(operation.operationId)}`);
  }
  const name = nameFunction(given ?? "", taken);
  const id = given !== undefined && name !== undefined ? given : deriveOperationId(method, path);
  return explain(`${place} (${id})`, () => {
    assertSendable(method, pathItem[method]);
    const functionName = name ?? nameFunction(id, taken) ?? method;
    const single = {
      functionName,
      optionsType: nameOperationTypes(functionName, taken).options,
      method,
      ...readParameters(document, path, pathItem, operation),
      body: readBody(document, method, operation),
      ...readResponses(document, method, operation),
    };
    return {
      ...single,
      id,
      idIsGiven: id === given,
      path,
      tag: readString(readArray(operation.tags)[0]) ?? "",
      summary: readString(operation.summary) ?? readString(pathItem.summary) ?? "",
      description: readString(operation.description) ?? readString(pathItem.description) ?? "",
      deprecated: operation.deprecated === true,
      documentation: findDocumentation(document, operation),
      retry: readRetryRule(method, operation),
      history: history?.(method, path),
      versionField: readVersionField(operation, single.successes),
      creates: readCreateRule(operation),
      latest: readLatestRule(operation, single),
      bulk: readBulkRule(single, operation),
    };
  });
}

/** Reads `x-server-version: FIELD`, by which an overlay marks the operation that returns the server's version. */
function readVersionField(operation: JsonObject, successes: Operation["successes"]): string | undefined {
  const mark = operation["x-server-version"];
  if (mark === undefined) return undefined;
  if (typeof mark !== "string") {
    throw new Error(`x-server-version must be the name of a field, not ${JSON.stringify(mark)}`);
  }
  if (!successes.some(({ bodies }) => bodies.some(({ format }) => format === "json"))) {
    throw new Error(`x-server-version names the field ${mark} of a response that is not JSON`);
  }
  return mark;
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

function assertAskable(operations: readonly Operation[]): void {
  for (const { id, latest } of operations) {
    if (latest === undefined || operations.some((other) => other.id === latest.ask)) continue;
    throw new Error(`${id}: x-latest asks ${latest.ask}, and there is no such operation`);
  }
}

function assertDistinctNames(operations: readonly Operation[]): void {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    const owner = owners.get(operation.functionName);
    if (owner !== undefined) {
      const [first, second] = [owner, operation].map(
        ({ id, method, path }) => `"${id}" (${method.toUpperCase()} ${path})`,
      );
      throw new Error(
        `${first} and ${second} both become ${operation.functionName}(): give one of them another operationId with an overlay`,
      );
    }
    owners.set(operation.functionName, operation);
  }
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

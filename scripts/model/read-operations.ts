import type { FindHistory } from "../history/index.js";
import { compareText, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import type { TakenNames } from "../profile/index.js";
import { explainRename, type ListedOperation, listOperations, mapOperations, nameRequest } from "../read/index.js";
import { deriveOperationId, nameFunction, nameOptionsType, toCamelCase } from "./naming.js";
import type { Operation, TracedOperation } from "./operation.js";
import { readBody, readResponses, toOption } from "./read-bodies.js";
import { readBulkRule } from "./read-bulk-rule.js";
import { assertKnown, listBodyFields, readMark, readRetryRule } from "./read-mark.js";
import { readParameters } from "./read-parameters.js";

/**
 * Reads every operation of a corrected document with its marks, sorted by name.
 *
 * @param findHistory - Finds the parts that some version of the document lacks.
 * @throws Error that lists every operation that cannot be generated.
 */
export function readOperations(
  document: JsonObject,
  taken: TakenNames,
  findHistory?: FindHistory,
): readonly Operation[] {
  const operations = mapOperations(listOperations(document), (listed) => {
    return readOperation({ ...listed, history: findHistory?.(listed.id) }, taken);
  });
  assertDistinct(operations);
  return [...operations].sort((left, right) => compareText(left.functionName, right.functionName));
}

function readOperation(traced: TracedOperation, taken: TakenNames): Operation {
  const { document, method, path, operation, history } = traced;
  if (method === "trace") throw new Error("no fetch sends TRACE: remove the operation with an overlay");
  const id = chooseId(traced);
  if (taken.exports.has(toCamelCase(id))) {
    throw new Error(`"${id}" becomes ${toCamelCase(id)}(), which the package has already: ${explainRename([traced])}`);
  }
  const functionName = nameFunction(id, taken.functions);
  const read = {
    ...{ functionName, optionsType: nameOptionsType(functionName, taken.types) },
    ...{ id, listedId: traced.id, method, path, history },
    ...readRequest(traced, taken),
    ...readResponses(traced),
    ...readWords(traced),
    documentation: findDocumentation(document, operation),
    retry: readRetryRule(method, operation),
    versionField: readVersionField(traced),
  };
  assertRetryNames(traced, read);
  return { ...read, bulk: readBulkRule(read, operation, taken.functions) };
}

/** Returns the operationId, or derives one if it is missing or cannot be a name. */
function chooseId({ method, path, operation }: ListedOperation): string {
  const id = readString(operation.operationId) ?? "";
  return toCamelCase(id) === "" ? deriveOperationId(method, path) : id;
}

function readRequest(traced: TracedOperation, taken: TakenNames) {
  const body = readBody(traced);
  const own = body?.isOption ? [toOption(body)] : [];
  const options = new Set([...taken.options, ...own.map(({ name }) => name)]);
  const read = readParameters(traced, { ...taken, options });
  return { body, ...read, optionParameters: [...read.optionParameters, ...own] };
}

/** The line of a description that says why an operation is deprecated. */
const DEPRECATION = /^[ \t]*@deprecated[ \t]+(.+)$/m;

function readWords({ item, operation }: ListedOperation) {
  const description = readString(operation.description) ?? readString(item.description) ?? "";
  const deprecated = operation.deprecated === true;
  // Without `deprecated`, the line is text like any other.
  const [line = "", deprecation] = (deprecated && DEPRECATION.exec(description)) || [];
  return {
    tag: readString(readArray(operation.tags)[0]) ?? "",
    summary: readString(operation.summary) ?? readString(item.summary) ?? "",
    description: description.replace(line, "").trim(),
    deprecated,
    deprecation,
  };
}

function readVersionField({ document, operation }: ListedOperation): string | undefined {
  const { "x-server-version": mark, responses } = operation;
  if (mark === undefined) return undefined;
  const field = readMark<string>("x-server-version", mark);
  const results = Object.entries(readObject(responses)).filter(([status]) => status.startsWith("2"));
  const known = results.flatMap(([, response]) => listBodyFields(document, response));
  assertKnown("x-server-version", "field of the response", [field], known);
  return field;
}

function assertRetryNames({ document, operation }: ListedOperation, read: Omit<Operation, "bulk">): void {
  const { retry, optionParameters } = read;
  if (retry.unless === undefined) return;
  const inBody = listBodyFields(document, operation.requestBody);
  const inQuery = optionParameters.filter(({ location }) => location === "query").map(({ name }) => name);
  assertKnown("x-retry", "field of the body", Object.keys(retry.unless.body ?? {}), inBody);
  assertKnown("x-retry", "query parameter", Object.keys(retry.unless.query ?? {}), inQuery);
}

/** Finds the link for an operation: its own or its tag's. The document's own link is about the whole API, so it is left out. */
function findDocumentation(document: JsonObject, operation: JsonObject): string | undefined {
  const tags = readArray(document.tags).map((tag) => readObject(tag));
  const tag = tags.find(({ name }) => name === readArray(operation.tags)[0]);
  const [url] = [operation, tag].flatMap((owner) => readString(readObject(owner?.externalDocs).url) ?? []);
  return url;
}

/** @throws Error with the overlay lines to add, if two operations have functions of one name. */
function assertDistinct(operations: readonly Operation[]): void {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    const owner = owners.get(operation.functionName);
    if (owner !== undefined) {
      const [first, second] = [owner, operation].map(({ method, path }) => nameRequest(method, path));
      const rename = explainRename([owner, operation]);
      throw new Error(`${first} and ${second} both become ${operation.functionName}(): ${rename}`);
    }
    owners.set(operation.functionName, operation);
  }
  for (const operation of operations) {
    const { id, bulk } = operation;
    const owner = bulk && owners.get(bulk.name);
    if (owner)
      throw new Error(`"${owner.id}" and "${id}" for many both become ${bulk.name}(): give x-bulk another name`);
    if (bulk) owners.set(bulk.name, operation);
  }
}

import type { FindHistory } from "../history/index.js";
import { compareText, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { BODY_OPTION, EXPORTED_NAMES } from "../profile/index.js";
import { explainRename, type ListedOperation, listOperations, mapOperations, nameRequest } from "../read/index.js";
import { deriveOperationId, nameFunction, nameOptionsType } from "./naming.js";
import type { Operation } from "./operation.js";
import { readBody, readResponses, toOption } from "./read-bodies.js";
import { readBulkRule } from "./read-bulk-rule.js";
import { assertKnown, listBodyFields, readMark, readRetryRule } from "./read-mark.js";
import { readParameters } from "./read-parameters.js";

/**
 * Reads every operation of a corrected document with its marks, sorted by name.
 *
 * @param history - Finds the parts that some version of the document lacks.
 * @throws Error that lists every operation that cannot be generated.
 */
export function readOperations(document: JsonObject, history?: FindHistory): readonly Operation[] {
  const operations = mapOperations(listOperations(document), (listed) => readOperation(document, listed, history));
  assertDistinct(operations);
  return [...operations].sort((left, right) => compareText(left.functionName, right.functionName));
}

/** Returns the operationId, or derives one if it is missing or cannot be a name. */
function chooseId({ method, path, operation }: ListedOperation): string {
  const given = readString(operation.operationId);
  return given !== undefined && nameFunction(given) !== undefined ? given : deriveOperationId(method, path);
}

function readOperation(document: JsonObject, listed: ListedOperation, history: FindHistory | undefined): Operation {
  const { method, path, item, operation, parameters } = listed;
  if (method === "trace") throw new Error("no fetch sends TRACE: remove the operation with an overlay");
  const id = chooseId(listed);
  const own = history?.(listed.id);
  const body = readBody(document, method, operation, own);
  const functionName = nameFunction(id) ?? method;
  const taken = new Set(body?.isOption ? [BODY_OPTION] : []);
  // The arguments of a function keep their order even if its path changes.
  const ordered = own?.moved[0]?.path ?? path;
  const { pathParameters, optionParameters } = readParameters(document, ordered, parameters, taken);
  const read = {
    functionName,
    optionsType: nameOptionsType(functionName),
    method,
    pathParameters,
    optionParameters: body?.isOption ? [...optionParameters, toOption(body)] : optionParameters,
    body,
    ...readResponses(document, method, operation),
    retry: readRetryRule(method, operation),
    id,
    idIsGiven: id === operation.operationId,
    path,
    tag: readString(readArray(operation.tags)[0]) ?? "",
    summary: readString(operation.summary) ?? readString(item.summary) ?? "",
    description: readString(operation.description) ?? readString(item.description) ?? "",
    deprecated: operation.deprecated === true,
    documentation: findDocumentation(document, operation),
    history: own,
    versionField: readVersionField(document, operation),
    bulk: undefined,
  };
  // A taken name has got the suffix, whether the package or the language has it.
  const name = functionName.replace(/_$/, "");
  if (EXPORTED_NAMES.has(name))
    throw new Error(`"${id}" becomes ${name}(), which the package has already: ${explainRename([read])}`);
  assertRetryNames(document, operation, read);
  return { ...read, bulk: readBulkRule(read, operation) };
}

function readVersionField(document: JsonObject, operation: JsonObject): string | undefined {
  const { "x-server-version": mark, responses } = operation;
  if (mark === undefined) return undefined;
  const field = readMark<string>("x-server-version", mark);
  const results = Object.entries(readObject(responses)).filter(([status]) => status.startsWith("2"));
  assertKnown("x-server-version", "field of the response", [field], () =>
    results.flatMap(([, response]) => listBodyFields(document, response)),
  );
  return field;
}

function assertRetryNames(document: JsonObject, operation: JsonObject, { retry, optionParameters }: Operation): void {
  const inBody = () => listBodyFields(document, operation.requestBody);
  const inQuery = () => optionParameters.filter(({ location }) => location === "query").map(({ name }) => name);
  assertKnown("x-retry", "field of the body", Object.keys(retry.unless?.body ?? {}), inBody);
  assertKnown("x-retry", "query parameter", Object.keys(retry.unless?.query ?? {}), inQuery);
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

import { compareText, type JsonObject, readArray, readObject, readString, sortedEntries } from "./json.js";
import { deriveOperationId, nameFunction } from "./naming.js";
import { classifyMediaType, METHODS, type Method, type Operation, type RequestBody } from "./operation.js";
import { readParameters } from "./read-parameters.js";
import { readResponses } from "./read-responses.js";
import { readRetryRule } from "./read-retry-rule.js";
import { resolveReference } from "./resolve-reference.js";

/** Reads every operation out of a corrected document, sorted by name. */
export function readOperations(document: JsonObject): readonly Operation[] {
  const operations = sortedEntries(readObject(document.paths)).flatMap(([path, value]) => {
    const pathItem = resolveReference(document, value);
    return METHODS.filter((method) => pathItem[method] !== undefined).map((method) =>
      readOperation(document, path, pathItem, method),
    );
  });
  assertDistinctNames(operations);
  return [...operations].sort((left, right) => compareText(left.functionName, right.functionName));
}

function readOperation(document: JsonObject, path: string, pathItem: JsonObject, method: Method): Operation {
  const place = `${method.toUpperCase()} ${path}`;
  const operation = readObject(pathItem[method]);
  const given = readString(operation.operationId);
  const name = nameFunction(given ?? "");
  const id = given !== undefined && name !== undefined ? given : deriveOperationId(method, path);
  try {
    return {
      id,
      idIsGiven: id === given,
      functionName: name ?? nameFunction(id) ?? method,
      method,
      path,
      tag: readString(readArray(operation.tags)[0]) ?? "",
      summary: readString(operation.summary) ?? readString(pathItem.summary) ?? "",
      description: readString(operation.description) ?? readString(pathItem.description) ?? "",
      deprecated: operation.deprecated === true,
      documentation: findDocumentation(document, operation),
      ...readParameters(document, path, pathItem, operation),
      body: readBody(document, method, operation),
      ...readResponses(document, operation),
      retry: readRetryRule(method, operation),
    };
  } catch (cause) {
    throw new Error(`${place} (${id}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** JSON first, since it is what the functions are typed for; else the first by name that a caller can write. */
function readBody(document: JsonObject, method: Method, operation: JsonObject): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  if (method === "get" || method === "head" || method === "trace") {
    throw new Error(`${method.toUpperCase()} has a body, which no fetch sends: remove it with an overlay`);
  }
  const body = resolveReference(document, operation.requestBody);
  const choices = sortedEntries(readObject(body.content)).map(([mediaType]) => ({
    mediaType,
    format: classifyMediaType(mediaType),
  }));
  const choice = choices.find(({ format }) => format === "json") ?? choices[0];
  if (choice === undefined) return undefined;
  return { ...choice, required: body.required === true, description: readString(body.description) ?? "" };
}

function findDocumentation(document: JsonObject, operation: JsonObject): string | undefined {
  const tags = readArray(document.tags).map((tag) => readObject(tag));
  const tag = tags.find(({ name }) => name === readArray(operation.tags)[0]);
  return [operation, tag, document]
    .map((owner) => readString(readObject(owner?.externalDocs).url))
    .find((url) => url !== undefined);
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
}

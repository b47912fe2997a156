import { type JsonObject, readObject } from "../io/index.js";
import { FEATURES, RESTATE } from "../profile/index.js";
import { collectProblems, nameRequest, resolveReference } from "../read/index.js";
import { nameFunction } from "./naming.js";
import type { AdminOperation, FindHistory, Operation } from "./operation.js";
import { readBulkRule } from "./read-bulk-rule.js";
import { assertKnown, listFields, readMark } from "./read-mark.js";
import { explainRename, readOperations } from "./read-operations.js";

/**
 * Reads every operation of a corrected document with its marks, sorted by name.
 *
 * @throws Error that lists every operation that cannot be generated.
 */
export function readAdminOperations(document: JsonObject, history?: FindHistory): readonly AdminOperation[] {
  const operations = readOperations(document, RESTATE, history);
  return collectProblems((problems) => {
    const marked = operations.flatMap((operation) => {
      const { id, method, path } = operation;
      const part = `${nameRequest(method, path)} (${id})`;
      return problems.attempt(part, () => readMarks(document, operation)) ?? [];
    });
    assertDistinctBulkNames(marked);
    return marked;
  });
}

function readMarks(document: JsonObject, operation: Operation): AdminOperation {
  assertNoFeature(operation);
  const { path, method } = operation;
  const marked = readObject(resolveReference(document, readObject(document.paths)[path])[method]);
  const mark = marked["x-server-version"];
  const versionField = mark === undefined ? undefined : readMark<string>("x-server-version", mark);
  const results = Object.entries(readObject(marked.responses)).filter(([status]) => status.startsWith("2"));
  assertKnown("x-server-version", "field of the response", versionField === undefined ? [] : [versionField], () =>
    results.flatMap(([, response]) => listFields(document, response)),
  );
  return { ...operation, versionField, bulk: readBulkRule(operation, marked) };
}

function assertNoFeature(operation: Operation): void {
  const name = nameFunction(operation.id, { functions: new Set() });
  if (name === undefined || !FEATURES.has(name)) return;
  throw new Error(`"${operation.id}" becomes ${name}(), which the package has already: ${explainRename(operation)}`);
}

function assertDistinctBulkNames(operations: readonly AdminOperation[]): void {
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

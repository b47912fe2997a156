import { type Feature, type Features, type Key, ofOperation } from "../history/index.js";
import { type Json, type JsonObject, readObject, readString } from "../io/index.js";
import { createComparison, findTarget, isIgnoredHeader, type ListedOperation, listOperations } from "../read/index.js";

/** Lists what differs in operations that two documents have, by the parts of their requests and responses, and is none of the features named. */
export function listUnnamed(before: Features, after: Features, named: readonly Feature[]): readonly Feature[] {
  const isSame = createComparison(before.document, after.document);
  const old = new Map(listOperations(before.document).map((operation) => [operation.id, operation]));
  const isNamed = new Set(named.map(writePart));
  return listOperations(after.document).flatMap((operation) => {
    const known = old.get(operation.id);
    if (known === undefined) return [];
    const [was, is] = [readParts(before.document, known), readParts(after.document, operation)];
    const parts = new Map([...was, ...is].map(([key]) => [writePart(key), key]));
    return [...parts].flatMap(([part, key]) => {
      const [own, its] = [was, is].map((each) => each.find(([other]) => writePart(other) === part)?.[1]);
      // A program reads the bodies of all successes alike.
      const isInResponse = key.path[0]?.startsWith("2") && isNamed.has(writePart({ ...key, place: "response" }));
      // A request that has moved may have other parameters in its path.
      const isInPath = key.place === "path" && isNamed.has(writePart(ofOperation(operation.id)));
      if (isNamed.has(part) || isInResponse || isInPath || isSame(own, its)) return [];
      return after.find(key) ?? before.find(key) ?? [];
    });
  });
}

/** Names the part of an operation that has a feature. */
function writePart({ operation, place, path }: Pick<Key, "operation" | "place" | "path">): string {
  const isWhole = place === "operation" || place === "body" || place === "response";
  return JSON.stringify([operation, place, isWhole ? "" : path[0]]);
}

function readParts(document: JsonObject, listed: ListedOperation): readonly (readonly [Key, Json | undefined])[] {
  const { operationId, parameters: _, requestBody, responses, ...rest } = listed.operation;
  const operation = listed.id;
  const parameters = listed.parameters.map((each) => findTarget(document, each));
  return [
    [ofOperation(operation), rest],
    [{ operation, place: "body", path: [] }, requestBody],
    ...parameters.flatMap((parameter): readonly (readonly [Key, Json])[] => {
      if (isIgnoredHeader(parameter)) return [];
      const place = parameter.in as Key["place"];
      return [[{ operation, place, path: [readString(parameter.name) ?? ""] }, parameter]];
    }),
    ...Object.entries(readObject(responses)).map(
      ([status, response]) => [{ operation, place: "status", path: [status] }, response] as const,
    ),
  ];
}

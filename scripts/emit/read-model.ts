import { createHistoryFinder } from "../history/find-operation-history.js";
import type { History, VersionChanges } from "../history/trace-history.js";
import type { JsonObject } from "../io/json.js";
import { readObject, readString, sortedEntries } from "../io/json.js";
import { nameOperationTypes, nameTypes } from "../model/naming.js";
import type { Operation } from "../model/operation.js";
import { readOperations } from "../model/read-operations.js";

/** All that is emitted, named. */
export interface Model {
  /** What the files' headers name: the document's title. Its version is in openapi.json alone, so that a new one changes little. */
  readonly source: string;
  readonly operations: readonly Operation[];
  /** The name of the type for each component schema that is more than a scalar. */
  readonly types: ReadonlyMap<string, string>;
  /** Oldest first; none where there are no earlier documents. */
  readonly changes: readonly VersionChanges[];
}

export function readModel(document: JsonObject, history?: History): Model {
  const info = readObject(document.info);
  const operations = readOperations(document, history && createHistoryFinder(document, history));
  const schemas = sortedEntries(readObject(readObject(document.components).schemas));
  const named = schemas.filter(([, schema]) => !isScalar(readObject(schema))).map(([name]) => name);
  const taken = listNames(operations);
  return {
    source: readString(info.title)?.trim() || "an OpenAPI document",
    operations,
    types: nameTypes(named, taken),
    changes: history?.changes ?? [],
  };
}

/** Whether a schema is a string, a number or a boolean and nothing else: its type needs no name. */
function isScalar({ type, format, ...rest }: JsonObject): boolean {
  const isSimple = type === "string" || type === "integer" || type === "number" || type === "boolean";
  return isSimple && format !== "binary" && !["enum", "const", "pattern"].some((keyword) => keyword in rest);
}

/** The names that the functions and their own types have, each once. */
export function listNames(operations: readonly Operation[]): readonly string[] {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    const { functionName } = operation;
    for (const name of [functionName, ...Object.values(nameOperationTypes(functionName))]) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new Error(
          `"${owner.id}" and "${operation.id}" both need the name ${name}: give one of them another operationId with an overlay`,
        );
      }
      owners.set(name, operation);
    }
  }
  return [...owners.keys()];
}

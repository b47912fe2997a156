import { createHistoryFinder, type History, type VersionChanges } from "../history/index.js";
import { type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { nameTypes, type Operation, type Profile, RESTATE, readOperations } from "../model/index.js";

/** Everything to emit, with its names. */
export interface Model {
  /**
   * The document's title, for the files' headers. Only openapi.json has the version, so that a new one changes few
   * files.
   */
  readonly source: string;
  readonly operations: readonly Operation[];
  /** The name of the type for each component schema that is more than a scalar. */
  readonly types: ReadonlyMap<string, string>;
  /** What the client takes from the runtime, by name. */
  readonly profile: Profile;
  /** Oldest first; empty if there are no earlier documents. */
  readonly changes: readonly VersionChanges[];
}

export function readModel(document: JsonObject, history?: History, profile: Profile = RESTATE): Model {
  const info = readObject(document.info);
  const operations = readOperations(document, history && createHistoryFinder(document, history), profile);
  const schemas = sortedEntries(readObject(readObject(document.components).schemas));
  const named = schemas.filter(([, schema]) => !isScalar(readObject(schema))).map(([name]) => name);
  const taken = listNames(operations);
  return {
    source: readString(info.title)?.trim() || "an OpenAPI document",
    operations,
    types: nameTypes(named, taken, profile.taken),
    profile,
    changes: history?.changes ?? [],
  };
}

/** Whether a schema is a plain string, number or boolean, whose type needs no name. */
function isScalar({ type, format, ...rest }: JsonObject): boolean {
  const isSimple = type === "string" || type === "integer" || type === "number" || type === "boolean";
  return isSimple && format !== "binary" && !["enum", "const", "pattern"].some((keyword) => keyword in rest);
}

/** Lists the names of the functions and of their own types. Throws if two operations need the same one. */
export function listNames(operations: readonly Operation[]): readonly string[] {
  const owners = new Map<string, Operation>();
  for (const operation of operations) {
    for (const name of [operation.functionName, operation.optionsType]) {
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

import { type JsonObject, readObject, readString, sortedEntries } from "../../io/index.js";
import { createHistoryFinder, type History, type VersionChanges } from "../../restate/history/index.js";
import {
  nameFreely,
  nameFunction,
  nameTypes,
  type Operation,
  OWN_API,
  type Profile,
  readOperations,
} from "../model/index.js";

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
  /** The names that got a number, because others want the same. */
  readonly notes: readonly string[];
}

export function readModel(document: JsonObject, history?: History, profile: Profile = OWN_API): Model {
  const info = readObject(document.info);
  const operations = readOperations(document, history && createHistoryFinder(document, history), undefined, profile);
  const schemas = sortedEntries(readObject(readObject(document.components).schemas));
  const named = schemas.filter(([, schema]) => !isScalar(readObject(schema))).map(([name]) => name);
  const taken = listNames(operations);
  const types = nameTypes(named, taken, profile.taken);
  return {
    source: readString(info.title)?.trim() || "an OpenAPI document",
    operations,
    types,
    profile,
    changes: history?.changes ?? [],
    notes: [...listRenamed(operations, profile), ...listRenamedTypes(types, taken, profile)],
  };
}

function listRenamed(operations: readonly Operation[], { taken }: Profile): readonly string[] {
  return operations.flatMap(({ id, method, path, functionName }) => {
    const wanted = nameFunction(id, taken);
    if (wanted === undefined || wanted === functionName) return [];
    return [`${method.toUpperCase()} ${path}: "${id}" becomes ${functionName}(), since another becomes ${wanted}()`];
  });
}

function listRenamedTypes(
  types: ReadonlyMap<string, string>,
  taken: readonly string[],
  profile: Profile,
): readonly string[] {
  const others = new Set(taken);
  return [...types].flatMap(([schema, type]) => {
    const wanted = nameFreely(schema, others, profile.taken);
    return wanted === type ? [] : [`schema "${schema}" becomes the type ${type}, since another becomes ${wanted}`];
  });
}

/** Keywords by which the type of a string, number or boolean is more than that. */
const NARROWING = ["anyOf", "const", "enum", "oneOf", "pattern"];

/** Whether a schema is a plain string, number or boolean, whose type needs no name. */
function isScalar({ type, format, ...rest }: JsonObject): boolean {
  const isSimple = type === "string" || type === "integer" || type === "number" || type === "boolean";
  return isSimple && format !== "binary" && !NARROWING.some((keyword) => keyword in rest);
}

/** Lists the names of the functions and of their own types. */
export function listNames(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap(({ functionName, optionsType }) => [functionName, optionsType]);
}

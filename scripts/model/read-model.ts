import { type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import type { Profile } from "../profile/index.js";
import { nameFreely, nameTypes } from "./naming.js";
import type { Operation } from "./operation.js";

/** Everything to emit, with its names. */
export interface Model<O extends Operation = Operation> {
  /**
   * The document's title, for the files' headers. Only openapi.json has the version, so that a new one changes few
   * files.
   */
  readonly source: string;
  readonly operations: readonly O[];
  /** The name of the type for each component schema that is more than a scalar. */
  readonly types: ReadonlyMap<string, string>;
  readonly profile: Profile;
  /** The types that got a number, because others want the same name. */
  readonly notes: readonly string[];
}

/** Reads the model of a document whose operations are read already. */
export function readModel<O extends Operation>(
  document: JsonObject,
  operations: readonly O[],
  profile: Profile,
): Model<O> {
  const schemas = sortedEntries(readObject(readObject(document.components).schemas));
  const named = schemas.filter(([, schema]) => !isScalar(readObject(schema))).map(([name]) => name);
  const taken = listNames(operations);
  const types = nameTypes(named, taken, profile.taken);
  return {
    source: readString(readObject(document.info).title)?.trim() || "an OpenAPI document",
    operations,
    types,
    profile,
    notes: listRenamedTypes(types, taken, profile),
  };
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

import type { FindHistory } from "../history/index.js";
import { type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import type { TakenNames } from "../profile/index.js";
import { flattenSchema } from "../read/index.js";
import { nameTypes } from "./naming.js";
import type { Operation } from "./operation.js";
import { readOperations } from "./read-operations.js";

/** The operations and schemas to emit, with their names. */
export interface Model {
  /** The document's title, for the files' headers. The headers have no version, so that a new version changes few files. */
  readonly title: string;
  readonly operations: readonly Operation[];
  /** The name of the type for each component schema that is more than a scalar. */
  readonly types: ReadonlyMap<string, string>;
}

/** @param findHistory - Finds the parts that some version of the document lacks. */
export function readModel(document: JsonObject, taken: TakenNames, findHistory?: FindHistory): Model {
  const operations = readOperations(document, taken, findHistory);
  const schemas = sortedEntries(readObject(readObject(document.components).schemas));
  // Throws if a schema consists only of itself, which no type can express.
  for (const [, schema] of schemas) flattenSchema(document, schema);
  const named = schemas.filter(([, schema]) => !isScalarSchema(readObject(schema))).map(([name]) => name);
  return {
    title: readString(readObject(document.info).title)?.trim() || "an OpenAPI document",
    operations,
    types: nameTypes(named, new Set([...taken.types, ...listFunctionNames(operations)])),
  };
}

const NARROWING = ["anyOf", "const", "enum", "nullable", "oneOf", "pattern"];

/** Whether a schema is a plain string, number or boolean, whose type needs no name. */
function isScalarSchema({ type, format, ...rest }: JsonObject): boolean {
  const isSimple = type === "string" || type === "integer" || type === "number" || type === "boolean";
  return isSimple && format !== "binary" && !NARROWING.some((keyword) => keyword in rest);
}

export function listFunctionNames(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap(({ functionName, optionsType }) => [functionName, optionsType]);
}

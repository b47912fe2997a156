import type { JsonObject } from "../json.js";
import { readObject, readString, sortedEntries } from "../json.js";
import { nameTypes, toPascalCase } from "../naming.js";
import type { Operation } from "../operation.js";
import { readOperations } from "../read-operations.js";

/** All that is emitted, named. */
export interface Model {
  /** What the files' headers name: the document's title and version. */
  readonly source: string;
  readonly operations: readonly Operation[];
  /** The name of the type for each component schema. */
  readonly types: ReadonlyMap<string, string>;
}

export function readModel(document: JsonObject): Model {
  const info = readObject(document.info);
  const operations = readOperations(document);
  const schemas = sortedEntries(readObject(readObject(document.components).schemas)).map(([name]) => name);
  const taken = operations.flatMap(({ functionName }) => [
    functionName,
    ...Object.values(nameOperationTypes(functionName)),
  ]);
  return {
    source: `${readString(info.title) ?? "an OpenAPI document"} ${readString(info.version) ?? ""}`.trim(),
    operations,
    types: nameTypes(schemas, taken),
  };
}

/** The types that belong to one function. */
export function nameOperationTypes(functionName: string): Record<"options" | "body" | "answer", string> {
  const name = toPascalCase(functionName);
  return { options: `${name}Options`, body: `${name}Body`, answer: `${name}Answer` };
}

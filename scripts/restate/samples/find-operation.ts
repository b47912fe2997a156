import { type JsonObject, readArray, readObject } from "../../io/index.js";
import { resolveReference } from "../../openapi/document/index.js";

/** The place of an operation in the document. */
export interface OperationPlace {
  readonly path: string;
  readonly method: string;
}

/** Finds an operation, and the path item that holds it. */
export function findOperation(
  document: JsonObject,
  { path, method }: OperationPlace,
): { readonly pathItem: JsonObject; readonly found: JsonObject } {
  const pathItem = resolveReference(document, readObject(document.paths)[path]);
  return { pathItem, found: readObject(pathItem[method]) };
}

/** Finds a parameter of an operation: its own, or else that of its path item. Undefined if there is none. */
export function findParameter(
  document: JsonObject,
  place: OperationPlace,
  { name, location }: { readonly name: string; readonly location: string },
): JsonObject | undefined {
  const { pathItem, found } = findOperation(document, place);
  return [...readArray(found.parameters), ...readArray(pathItem.parameters)]
    .map((value) => resolveReference(document, value))
    .find((value) => value.name === name && value.in === location);
}

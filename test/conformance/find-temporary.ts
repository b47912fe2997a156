import { type JsonObject, readArray, readObject } from "../../scripts/io/json.js";
import { findOperation } from "./api-document.js";

/** Reads the one kind of temporary failure that an operation has with a status. */
export function findTemporary(
  corrected: JsonObject,
  operation: string,
  status: number,
): { readonly message: RegExp; readonly created: unknown } {
  const retry = readObject(findOperation(corrected, operation).operation["x-retry"]);
  const found = readArray(retry.temporary)
    .map(readObject)
    .filter((failure) => failure.status === status);
  const [one] = found;
  if (found.length !== 1 || !one) throw new Error(`${operation} has ${found.length} temporary failures with ${status}`);
  return { message: new RegExp(String(one.message)), created: one.created };
}

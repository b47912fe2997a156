import { isJsonObject, type Json, readString } from "../../io/index.js";
import { readPointer, writePointer } from "./resolve-reference.js";

/** Lists the references inside the document that a value has at any depth, normalized so that each place has one name. */
export function listReferences(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const reference = isJsonObject(value) ? readString(value.$ref) : undefined;
  const own = reference?.startsWith("#/") ? [writePointer(readPointer(reference))] : [];
  return [...own, ...Object.values(value).flatMap(listReferences)];
}

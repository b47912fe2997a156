import { isJsonObject, type Json, type JsonObject, readObject, readString } from "./json.js";

/** Follows `$ref`s inside the document until something that is not one. A reference to nothing, or to itself, is an error. */
export function resolveReference(document: JsonObject, value: Json | undefined): JsonObject {
  const seen = new Set<string>();
  let current = readObject(value);
  for (let reference = readString(current.$ref); reference !== undefined; reference = readString(current.$ref)) {
    if (seen.has(reference)) throw new Error(`The reference ${reference} refers to itself`);
    seen.add(reference);
    current = followPointer(document, reference);
  }
  return current;
}

function followPointer(document: JsonObject, reference: string): JsonObject {
  if (!reference.startsWith("#/")) throw new Error(`The reference ${reference} does not point into the document`);
  let value: Json | undefined = document;
  for (const token of reference.slice(2).split("/")) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    value = isJsonObject(value) ? value[key] : Array.isArray(value) ? value[Number(key)] : undefined;
  }
  if (!isJsonObject(value)) throw new Error(`The reference ${reference} points to nothing`);
  return value;
}

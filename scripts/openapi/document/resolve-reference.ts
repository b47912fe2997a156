import { isJsonObject, type Json, type JsonObject, readObject, readString } from "../../io/index.js";

/** Follows `$ref`s inside the document to the final target. Throws if a reference is dangling or refers to itself. */
export function resolveReference(document: JsonObject, value: Json | undefined): JsonObject {
  const seen = new Set<string>();
  let current = readObject(value);
  for (let reference = readString(current.$ref); reference !== undefined; reference = readString(current.$ref)) {
    if (seen.has(reference)) throw new Error(`The reference ${reference} refers to itself: correct it in the document`);
    seen.add(reference);
    current = followPointer(document, reference);
  }
  return current;
}

/**
 * Follows `$ref`s like {@link resolveReference}, for a step before the one that reports references that lead nowhere: for
 * such a one, the target is empty.
 */
export function findTarget(document: JsonObject, value: Json | undefined): JsonObject {
  try {
    return resolveReference(document, value);
  } catch {
    return {};
  }
}

/** Why references lead nowhere else: a document could name any file or address, and end up with what is there. */
export const ONE_FILE = "no other file is read, so put everything into one with `npx @redocly/cli bundle`";

/** Splits a reference into names: `#/paths/~1things` is `paths`, `/things`. */
export function readPointer(reference: string): readonly string[] {
  if (!reference.startsWith("#")) throw new Error(`The reference ${reference} leads out of the document: ${ONE_FILE}`);
  if (!reference.startsWith("#/")) {
    throw new Error(
      `The reference ${reference} is not a path such as #/components/schemas/A: correct it with an overlay`,
    );
  }
  return reference
    .slice(2)
    .split("/")
    .map((token) => decodeToken(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function writePointer(tokens: readonly string[]): string {
  return `#/${tokens.map((token) => token.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

function followPointer(document: JsonObject, reference: string): JsonObject {
  let value: Json | undefined = document;
  for (const key of readPointer(reference)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  // A schema may be a boolean: true allows anything, false nothing.
  if (typeof value === "boolean") return value ? {} : { not: {} };
  if (!isJsonObject(value)) throw new Error(`The reference ${reference} points to nothing: correct it with an overlay`);
  return value;
}

/** Decodes a part of a reference. It is a URL, but a `%` that encodes nothing stands for itself. */
function decodeToken(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

import {
  getOrCreate,
  isJsonObject,
  type Json,
  type JsonObject,
  mapEntries,
  readObject,
  readString,
} from "../io/index.js";

/** Follows `$ref`s to the final target in the document. Throws if a reference is dangling or refers to itself. */
export function resolveReference(document: JsonObject, value: Json | undefined): JsonObject {
  const seen = new Set<string>();
  let current = readObject(value);
  for (let reference = readString(current.$ref); reference !== undefined; reference = readString(current.$ref)) {
    if (seen.has(reference)) throw new Error(`The reference ${reference} refers to itself: correct it in the document`);
    seen.add(reference);
    current = readTarget(document, reference);
  }
  return current;
}

/** Resolves a reference, or returns an empty object for one that {@link resolveReference} refuses. */
export function resolveOrEmpty(document: JsonObject, value: Json | undefined): JsonObject {
  try {
    return resolveReference(document, value);
  } catch {
    return {};
  }
}

/** The fix for a reference that leads out of the document. It is not followed, since it could include any file or address. */
export const ONE_FILE = "no other file is read, so put everything into one with `npx @redocly/cli bundle`";

/** Splits a reference into names: `#/paths/~1things` is `paths`, `/things`. */
export function readPointer(reference: string): readonly string[] {
  if (!reference.startsWith("#")) throw new Error(`The reference ${reference} leads out of the document: ${ONE_FILE}`);
  return reference
    .slice(2)
    .split("/")
    .map((token) => decodeToken(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function writePointer(tokens: readonly string[]): string {
  return `#/${tokens.map((token) => token.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

/** Lists the references inside the document that a value has at any depth, normalized so that each place has one name. */
export function listReferences(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const reference = isJsonObject(value) ? readString(value.$ref) : undefined;
  const own = reference?.startsWith("#/") ? [writePointer(readPointer(reference))] : [];
  return [...own, ...Object.values(value).flatMap(listReferences)];
}

/** Views a document with targets in place of references. Each is resolved when it is read, so a schema may contain itself. */
export function viewResolved(document: JsonObject): JsonObject {
  const follow = (given: Json | undefined): Json | undefined => {
    const value = given === undefined ? given : resolveWithKeywords(document, given);
    if (typeof value !== "object" || value === null) return value;
    return new Proxy(value, { get: (owner, key) => follow(Reflect.get(owner, key)) });
  };
  return readObject(follow(document));
}

/** Resolves a reference to its target with the keywords beside the reference. A value without a target is returned as it is. */
export function resolveWithKeywords(document: JsonObject, value: Json): Json {
  if (!isJsonObject(value) || typeof value.$ref !== "string") return value;
  const target = resolveOrEmpty(document, value);
  const { $ref: _, ...beside } = value;
  if (Object.keys(beside).length === 0) return Object.keys(target).length === 0 ? value : target;
  return { ...target, ...beside };
}

/** Returns the name of the schema that a reference leads to; undefined for any other value. */
export function nameSchema(document: JsonObject, value: Json): string | undefined {
  if (!isJsonObject(value) || typeof value.$ref !== "string") return undefined;
  const target = resolveOrEmpty(document, value);
  return Object.entries(readObject(readObject(document.components).schemas)).find(([, each]) => each === target)?.[0];
}

/** Drops the components that only the document before refers to. */
export function dropUnused(before: JsonObject, after: JsonObject): JsonObject {
  if (before === after) return after;
  const used = new Set(listReferences(after));
  const unused = new Set(listReferences(before).filter((reference) => !used.has(reference)));
  if (unused.size === 0) return after;
  const groups = mapEntries(readObject(after.components), (group, kind) => {
    const left = mapEntries(readObject(group), (component, name) =>
      unused.has(writePointer(["components", kind, name])) ? undefined : component,
    );
    return Object.keys(left).length === 0 ? undefined : left;
  });
  return { ...after, components: groups };
}

export function readAt(document: JsonObject, reference: string): Json | undefined {
  let value: Json | undefined = document;
  for (const key of readPointer(reference)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/** The targets of references, by their documents, which never change. */
const targets = new WeakMap<JsonObject, Map<string, JsonObject>>();

function readTarget(document: JsonObject, reference: string): JsonObject {
  const ofDocument = getOrCreate(targets, document, () => new Map<string, JsonObject>());
  return getOrCreate(ofDocument, reference, () => {
    const value = readAt(document, reference);
    // A schema may be a boolean: `true` allows anything, `false` nothing.
    if (typeof value === "boolean") return value ? {} : { not: {} };
    if (isJsonObject(value)) return value;
    throw new Error(`The reference ${reference} points to nothing: correct it with an overlay`);
  });
}

/** Decodes a part of a reference. It is percent-encoded, but a `%` that encodes nothing is kept. */
function decodeToken(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

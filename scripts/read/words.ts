import { isJsonObject, type Json, mapEntries } from "../io/index.js";

/** Keywords that describe, or name what nothing else refers to. */
const WORDS: ReadonlySet<string> = new Set([
  ...["$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "$vocabulary", "definitions", "id"],
  ...["description", "example", "examples", "externalDocs", "summary", "tags", "title"],
]);

/** What our overlays say of operations and responses. */
const MARKS: ReadonlySet<string> = new Set(["x-bulk", "x-may-be-empty", "x-retry", "x-server-version"]);

/** Keywords whose objects have names that the document chose, and not keywords. */
const NAMES: ReadonlySet<string> = new Set([
  ...["dependentRequired", "dependentSchemas", "mapping", "patternProperties", "properties", "scopes", "variables"],
  ...["callbacks", "content", "encoding", "headers", "links", "parameters", "responses"],
]);

/** Keywords that have any JSON, which is not of OpenAPI. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum"]);

/** Whether a keyword says nothing that a server or a client could check. */
export function isWord(keyword: string): boolean {
  return WORDS.has(keyword) || (keyword.startsWith("x-") && !MARKS.has(keyword));
}

/** Whether the keys of what a keyword has are names, among which none is a word. */
export function hasNames(keyword: string): boolean {
  return NAMES.has(keyword);
}

/** Whether a keyword has any JSON, which is not of OpenAPI. */
export function hasData(keyword: string): boolean {
  return DATA.has(keyword);
}

/** Returns the value of a keyword without words at any depth. */
export function dropWords(keyword: string, value: Json): Json {
  if (DATA.has(keyword)) return value;
  if (Array.isArray(value)) return value.map((item: Json) => dropWords("", item));
  if (!isJsonObject(value)) return value;
  return mapEntries(value, (inside, key) =>
    !hasNames(keyword) && isWord(key) ? undefined : dropWords(hasNames(keyword) ? "" : key, inside),
  );
}

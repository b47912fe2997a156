import { TAKEN_ARGUMENT_NAMES, TAKEN_FUNCTION_NAMES, TAKEN_OPTION_NAMES, TAKEN_TYPE_NAMES } from "../profile/index.js";

/**
 * The rules for names:
 * - a function is its operationId in camelCase, a positional argument is its path parameter in camelCase;
 * - everything on the wire (query and header parameters, fields) keeps the document's spelling;
 * - a name that the language, a generated file or another schema already uses gets the suffix `_`;
 * - a function with the name of a hand-written export is an error;
 * - two operations with the same name are an error.
 */
const SUFFIX = "_";

/** Returns the function's name for an operationId; undefined if the id has no letter or digit. */
export function nameFunction(operationId: string): string | undefined {
  const name = toCamelCase(operationId);
  return name === "" ? undefined : avoid(name, TAKEN_FUNCTION_NAMES);
}

/** Derives an operationId where there is none: `GET /users/{id}/posts` is `get_users_by_id_posts`, `GET /` is `get_root`. */
export function deriveOperationId(method: string, path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return `${method}_root`;
  return [method, ...segments.map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "))].join("_");
}

/** Names the positional arguments of one function, in the order given, without duplicates. */
export function nameArguments(parameterNames: readonly string[]): readonly string[] {
  return nameAll(parameterNames, (name) => toCamelCase(name) || "parameter", TAKEN_ARGUMENT_NAMES);
}

/**
 * Names the query and header parameters in one function's options, in the order given.
 *
 * @param taken - The function's own options that are not parameters.
 */
export function nameOptions(parameterNames: readonly string[], taken: ReadonlySet<string>): readonly string[] {
  return nameAll(parameterNames, String, TAKEN_OPTION_NAMES, taken);
}

export function nameOptionsType(functionName: string): string {
  return avoid(`${toPascalCase(functionName)}Options`, TAKEN_TYPE_NAMES);
}

/** Names the type of each component schema; `taken` are the names of the generated functions and of their types. */
export function nameTypes(schemas: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
  const names = nameAll(schemas, toTypeName, TAKEN_TYPE_NAMES, new Set(taken));
  return new Map(schemas.map((schema, index) => [schema, names[index] ?? schema]));
}

export function nameFreely(text: string, taken: ReadonlySet<string>): string {
  return avoid(toTypeName(text), TAKEN_TYPE_NAMES, taken);
}

/** Names the file for a tag. Tags that differ only in case or in punctuation share one. */
export function nameFile(tag: string): string {
  return splitWords(tag).join("-").toLowerCase() || "default";
}

export function toPascalCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameAll(
  texts: readonly string[],
  toName: (text: string) => string,
  ...taken: readonly ReadonlySet<string>[]
): readonly string[] {
  const names = new Set<string>();
  for (const text of texts) names.add(avoid(toName(text), ...taken, names));
  return [...names];
}

function avoid(name: string, ...taken: readonly ReadonlySet<string>[]): string {
  let free = name;
  while (taken.some((names) => names.has(free))) free += SUFFIX;
  return free;
}

/** `get_thing`, `GetThing` and `get-thing` all become getThing. */
function toCamelCase(text: string): string {
  const shouting = text === text.toUpperCase();
  const name = splitWords(text)
    .map((word) => (shouting ? word.toLowerCase() : word))
    .map((word, index) => (index === 0 ? lowerStart(word) : toPascalCase(word)))
    .join("");
  return startsLikeIdentifier(name) ? name : SUFFIX + name;
}

/** Keeps a schema's name if it is an identifier; otherwise joins its words: `foo.Bar` becomes FooBar. */
function toTypeName(schema: string): string {
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(schema)) return schema;
  const name = splitWords(schema).map(toPascalCase).join("");
  return name !== "" && startsLikeIdentifier(name) ? name : SUFFIX + name;
}

/** Splits text into runs of identifier characters: letters with their marks, and digits, but not `²` or `½`. */
export function splitWords(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{M}\p{Nd}\p{Nl}]+/u).filter((word) => word !== "");
}

/** `APIKey` starts with an acronym and becomes apiKey; `GetThing` becomes getThing. */
function lowerStart(word: string): string {
  return word.replace(/^(\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (start) => start.toLowerCase());
}

function startsLikeIdentifier(name: string): boolean {
  return name === "" || /^[\p{ID_Start}$_]/u.test(name);
}

import { TAKEN_ARGUMENT_NAMES, TAKEN_FUNCTION_NAMES, TAKEN_OPTION_NAMES, TAKEN_TYPE_NAMES } from "./taken-names.js";

/**
 * The one rule for names:
 * - a function is the camelCase of its operationId, a positional argument the camelCase of its path parameter;
 * - everything on the wire (query and header parameters, fields) keeps the document's own spelling;
 * - a name that cannot be used, because the language or this package has it, gets the suffix `_`;
 * - two operations or two schemas that become one name stop the run with both named.
 */
const SUFFIX = "_";

const FUNCTIONS = new Set(TAKEN_FUNCTION_NAMES);
const ARGUMENTS = new Set(TAKEN_ARGUMENT_NAMES);
const OPTIONS = new Set(TAKEN_OPTION_NAMES);
const TYPES = new Set(TAKEN_TYPE_NAMES);

/** File systems allow 255 bytes, and a letter has up to four. */
const LONGEST_FILE_NAME = 60;

/** @returns the function's name for an operationId; undefined if no letter or digit is left of it. */
export function nameFunction(operationId: string): string | undefined {
  const name = toCamelCase(operationId);
  return name === "" ? undefined : avoid(name, FUNCTIONS);
}

/** An operationId for an operation that has none: `get_users_by_id_posts` for `GET /users/{id}/posts`, `get_root` for `GET /`. */
export function deriveOperationId(method: string, path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return `${method}_root`;
  return [method, ...segments.map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "))].join("_");
}

/** Names for the positional arguments of one function, in the order given, each different from the others. */
export function nameArguments(parameterNames: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const parameter of parameterNames) names.add(avoid(toCamelCase(parameter) || "parameter", ARGUMENTS, names));
  return [...names];
}

/** The keys of one function's options for its query and header parameters, in the order given. */
export function nameOptions(parameterNames: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const parameter of parameterNames) names.add(avoid(parameter, OPTIONS, names));
  return [...names];
}

/** The types that belong to one function. */
export function nameOperationTypes(functionName: string): Record<"options", string> {
  return { options: avoid(`${toPascalCase(functionName)}Options`, TYPES) };
}

/** A type's name for each component schema; `taken` are the names of the generated functions and of their own types. */
export function nameTypes(schemaNames: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  const others = new Set(taken);
  for (const schema of schemaNames) {
    const name = avoid(toTypeName(schema), TYPES, others);
    const owner = owners.get(name);
    if (owner !== undefined) {
      throw new Error(
        `The schemas "${owner}" and "${schema}" both become the type ${name}: rename one of them with an overlay`,
      );
    }
    owners.set(name, schema);
    names.set(schema, name);
  }
  return names;
}

/** A type's name for a schema that has none in the document, different from all that are `taken`. */
export function nameFreely(schema: string, taken: ReadonlySet<string>): string {
  return avoid(toTypeName(schema), TYPES, taken);
}

/** What a table's name becomes: that of the type of its rows, and that of the list of its columns. */
export interface TableNames {
  readonly row: string;
  readonly columns: string;
}

/** `SysInvocation` and `SYS_INVOCATION_COLUMNS` for `sys_invocation`; `taken` are the other generated names. */
export function nameTables(tables: readonly string[], taken: readonly string[]): ReadonlyMap<string, TableNames> {
  const names = new Map<string, TableNames>();
  const owners = new Map<string, string>();
  const avoided = new Set([...TYPES, ...FUNCTIONS, ...taken]);
  for (const table of tables) {
    const words = splitWords(table);
    const row = avoid(toTypeName(words.map(toPascalCase).join("")), avoided);
    const columns = avoid(`${words.join("_").toUpperCase()}_COLUMNS`, avoided);
    const owner = owners.get(row);
    if (owner !== undefined) throw new Error(`The tables "${owner}" and "${table}" both become the type ${row}`);
    owners.set(row, table);
    names.set(table, { row, columns });
  }
  return names;
}

/** The name of a file for a tag; two tags that differ only in case or punctuation, or far behind, share one. */
export function nameFile(tag: string): string {
  const name = splitWords(tag).join("-").toLowerCase() || "default";
  return [...name].slice(0, LONGEST_FILE_NAME).join("");
}

function toPascalCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function avoid(name: string, ...taken: readonly ReadonlySet<string>[]): string {
  let free = name;
  while (taken.some((names) => names.has(free))) free += SUFFIX;
  return free;
}

/** `get_thing`, `GetThing` and `get-thing` are all getThing. */
function toCamelCase(text: string): string {
  const shouting = text === text.toUpperCase();
  const name = splitWords(text)
    .map((word) => (shouting ? word.toLowerCase() : word))
    .map((word, index) => (index === 0 ? lowerStart(word) : toPascalCase(word)))
    .join("");
  return startsLikeIdentifier(name) ? name : SUFFIX + name;
}

/** A schema's name as it is, where it can be; else its words joined, so that `foo.Bar` becomes FooBar. */
function toTypeName(schema: string): string {
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(schema)) return schema;
  const name = splitWords(schema).map(toPascalCase).join("");
  return name !== "" && startsLikeIdentifier(name) ? name : SUFFIX + name;
}

/** Runs of what can stand in an identifier: letters with their marks, and digits, but not `²` or `½`. */
function splitWords(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{M}\p{Nd}\p{Nl}]+/u).filter((word) => word !== "");
}

/** `APIKey` starts with an acronym and becomes apiKey; `GetThing` becomes getThing. */
function lowerStart(word: string): string {
  return word.replace(/^(\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (start) => start.toLowerCase());
}

function startsLikeIdentifier(name: string): boolean {
  return name === "" || /^[\p{ID_Start}$_]/u.test(name);
}

// The rules for names:
// - a function is its operationId in camelCase, a positional argument is its path parameter in camelCase;
// - everything on the wire (query and header parameters, fields) keeps the document's spelling;
// - a name that the language, a generated file or another schema already uses gets the suffix `_`;
// - an operation with the name of a hand-written export is an error;
// - two operations with the same name are an error.
const SUFFIX = "_";

/** Returns the function's name for an operationId, which must have a letter or a digit. */
export function nameFunction(operationId: string, taken: ReadonlySet<string>): string {
  return avoid(toCamelCase(operationId), taken);
}

/** Derives an operationId where there is none: `GET /users/{id}/posts` is `get_users_by_id_posts`, `GET /` is `get_root`. */
export function deriveOperationId(method: string, path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return `${method}_root`;
  const words = [method, ...segments.map((segment) => segment.replace(/\{([^}]*)\}/g, "_by_$1_"))];
  return words.join("_").replace(/_+/g, "_").replace(/_$/, "");
}

export function nameArgument(parameter: string): string {
  return toCamelCase(parameter) || "parameter";
}

export function nameOptionsType(functionName: string, taken: ReadonlySet<string>): string {
  return avoid(`${capitalize(functionName)}Options`, taken);
}

export function nameTypes(schemas: readonly string[], taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = nameAll(schemas, toTypeName, taken);
  return new Map(schemas.map((schema, index) => [schema, names[index] ?? schema]));
}

export function nameTableExport(text: string, taken: ReadonlySet<string>): string {
  return avoid(toTypeName(text), taken);
}

/** Names the file for a tag. Tags that differ only in case or in punctuation share one. */
export function nameFile(tag: string): string {
  return splitWords(tag).join("-").toLowerCase() || "default";
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Gives each text a name of its own, in the order given. */
export function nameAll(
  texts: readonly string[],
  toName: (text: string) => string,
  taken: ReadonlySet<string>,
): readonly string[] {
  const names = new Set<string>();
  for (const text of texts) names.add(avoid(toName(text), taken, names));
  return [...names];
}

function avoid(name: string, ...taken: readonly ReadonlySet<string>[]): string {
  return taken.some((names) => names.has(name)) ? avoid(name + SUFFIX, ...taken) : name;
}

/** `get_thing`, `GetThing` and `get-thing` all become getThing. */
export function toCamelCase(text: string): string {
  const shouting = text === text.toUpperCase();
  const name = splitWords(text)
    .map((word) => (shouting ? word.toLowerCase() : word))
    .map((word, index) => (index === 0 ? lowerStart(word) : capitalize(word)))
    .join("");
  return startsLikeIdentifier(name) ? name : SUFFIX + name;
}

/** Keeps a schema's name if it is an identifier; otherwise joins its words: `foo.Bar` becomes FooBar. */
function toTypeName(schema: string): string {
  if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(schema)) return schema;
  const name = splitWords(schema).map(capitalize).join("");
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

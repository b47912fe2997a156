/**
 * The one rule for names:
 * - a function is the camelCase of its operationId, a positional argument the camelCase of its path parameter;
 * - everything on the wire (query and header parameters, fields) keeps the document's own spelling;
 * - a name that cannot be used, because the language or this package has it, gets the suffix `_`;
 * - two operations or two schemas that become one name stop the run with both named.
 */
const SUFFIX = "_";

// biome-ignore format: a list of words
const RESERVED_WORDS = [
  "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
  "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface",
  "let", "new", "null", "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true",
  "try", "typeof", "undefined", "var", "void", "while", "with", "yield", "globalThis", "NaN", "Infinity",
];

/** What every object has: reading one that is not set gives something all the same. */
// biome-ignore format: a list of words
const OBJECT_MEMBERS = [
  "__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
];

/** What the generated files import or declare beside the functions. */
const RUNTIME_NAMES = [
  "bindFunctions",
  "bindOperations",
  "callOperation",
  "components",
  "createQuerySerializer",
  "fillPathWithNumbers",
  "functions",
  "operationTable",
  "operations",
  "passBody",
  "paths",
  "toFormData",
];

/** What a generated function cannot be called, these apart: this package's own exports, and what a bound client has. */
const TAKEN_FUNCTION_NAMES = [
  ...RESERVED_WORDS,
  ...RUNTIME_NAMES,
  ...OBJECT_MEMBERS,
  "createAdminClient",
  "createClient",
  "http",
  "isAdminResponseError",
  "then",
];

/** What the arguments and the body of a generated function already use. */
const TAKEN_ARGUMENT_NAMES = [...RESERVED_WORDS, ...RUNTIME_NAMES, "attempt", "body", "client", "options"];

/** The fields of RequestOptions in src/: a query parameter called like one of these must not be mistaken for it. */
export const REQUEST_OPTION_NAMES: readonly string[] = ["headers", "maxRetries", "signal", "timeout"];

// biome-ignore format: a list of words
const TAKEN_TYPE_NAMES = [
  ...RESERVED_WORDS,
  "any", "as", "asserts", "bigint", "boolean", "declare", "infer", "is", "keyof", "module", "namespace", "never", "number", "object",
  "readonly", "string", "symbol", "type", "unique", "unknown",
  // What a reader of importing code would take for the platform's own.
  "AbortSignal", "Array", "ArrayBuffer", "BigInt", "Blob", "Boolean", "Date", "Error", "Event", "Exclude", "Extract", "File", "FormData",
  "Function", "Headers", "Iterable", "JSON", "Map", "Math", "NonNullable", "Number", "Object", "Omit", "Partial", "Pick",
  "Promise", "Proxy", "ReadableStream", "Readonly", "Record", "RegExp", "Request", "Required", "Response", "Set", "String", "Symbol", "URL",
  // This package's own.
  "AdminClient", "AdminConnectionError", "AdminDecodeError", "AdminOperations", "AdminPromise", "AdminResponseError", "AdminTimeoutError",
  "AdminUnsupportedError", "Answer", "Client", "ClientOptions", "ErrorResponses", "Operation", "OperationDescription", "RequestOptions",
  "RestateAdminError", "components", "operations", "paths",
];

/** @returns the function's name for an operationId; undefined if no letter or digit is left of it. */
export function nameFunction(operationId: string): string | undefined {
  const name = toCamelCase(operationId);
  return name === "" ? undefined : avoid(name, TAKEN_FUNCTION_NAMES);
}

/** An operationId for an operation that has none: `get_users_by_id_posts` for `GET /users/{id}/posts`, `get_root` for `GET /`. */
export function deriveOperationId(method: string, path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  if (segments.length === 0) return `${method}_root`;
  return [method, ...segments.map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "))].join("_");
}

/** Names for the positional arguments of one function, in the order given, each different from the others. */
export function nameArguments(parameterNames: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const parameter of parameterNames) {
    names.push(avoid(toCamelCase(parameter) || "parameter", [...TAKEN_ARGUMENT_NAMES, ...names]));
  }
  return names;
}

/** The keys of one function's options for its query and header parameters, in the order given. */
export function nameOptions(parameterNames: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const parameter of parameterNames)
    names.push(avoid(parameter, [...REQUEST_OPTION_NAMES, ...OBJECT_MEMBERS, ...names]));
  return names;
}

/** A type's name for each component schema; `taken` are the names of the functions and of their own types. */
export function nameTypes(schemaNames: readonly string[], taken: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const schema of schemaNames) {
    const name = avoid(toTypeName(schema), [...TAKEN_TYPE_NAMES, ...taken]);
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

/** The name of a file for a tag; two tags that differ only in case or punctuation share one. */
export function nameFile(tag: string): string {
  return splitWords(tag).join("-").toLowerCase() || "default";
}

export function toPascalCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function avoid(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? avoid(name + SUFFIX, taken) : name;
}

/** `resume_invocation`, `ResumeInvocation` and `resume-invocation` are all resumeInvocation. */
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

function splitWords(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** `APIKey` starts with an acronym and becomes apiKey; `GetThing` becomes getThing. */
function lowerStart(word: string): string {
  return word.replace(/^(\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (start) => start.toLowerCase());
}

function startsLikeIdentifier(name: string): boolean {
  return name === "" || /^[\p{ID_Start}$_]/u.test(name);
}

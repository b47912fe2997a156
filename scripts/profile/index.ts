import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { PROJECT } from "../io/index.js";

/** The words of Restate and of this client. */
export const RESTATE = {
  /** The product whose versions `@since` names. */
  product: "Restate",
  /** The path of the operation that takes SQL. */
  queryPath: "/query",
  /** The base of every error of this package. */
  baseError: "RestateAdminError",
  /** The class of the errors with a response. */
  responseError: "AdminResponseError",
  /** An error that any call can get, without a body; the request options describe it once for all operations. */
  commonStatus: "429",
  /** The targets in the example of a bulk call, unless its operation has others. */
  exampleTargets: { service: "Greeter", stuck: true },
};

/** Words that no generated name can be: JavaScript's reserved words, and names that every CommonJS module has. */
const RESERVED_WORDS = words(`
  arguments await break case catch class const continue debugger default delete do else enum
  eval export extends false finally for function if implements import in instanceof interface
  let new null package private protected public return static super switch this throw true
  try typeof undefined var void while with yield globalThis NaN Infinity
  exports require
`);

/** Members that every object inherits: reading one never gives undefined. */
const OBJECT_MEMBERS = words(`
  __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
`);

/** The names that generated files may import from the runtime. */
const RUNTIME = readExports("runtime.ts");
export const RUNTIME_VALUES: readonly string[] = RUNTIME.filter((name) => !name.startsWith("type "));
/** `Client` is imported from the client's own file, where it is typed by the schema. */
export const RUNTIME_TYPES: readonly string[] = RUNTIME.flatMap(
  (name) => /^type (?!Client$)(.*)/.exec(name)?.[1] ?? [],
);

/** The function that creates the guard of a call, by which a client checks the version of its server. */
export const GUARD = "createGuard";

/** The option for the body of an operation, if an older version has the operation without a body. */
export const BODY_OPTION = "body";

/** The exports of hand-written code, including functions. No schema can have such a name, and no operation such a function. */
export const EXPORTED_NAMES: ReadonlySet<string> = new Set(dropMarks(readExports("index.ts")));

/** Names that no generated function can have: names in the same file, and `then`, which would make a promise of the module. */
export const TAKEN_FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...OBJECT_MEMBERS,
  ...EXPORTED_NAMES,
  ...["components", GUARD, "http", "operationTable", "operations", "paths", "readServerVersion"],
  ...["runBulk", "tableColumns", "then"],
]);

/** Names that the arguments and the body of a generated function already use. */
export const TAKEN_ARGUMENT_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...[GUARD, "client", "body", "options"],
]);

/** Names that no parameter can have as an option, since all functions or all bulk functions have these options. */
export const TAKEN_OPTION_NAMES: ReadonlySet<string> = new Set([
  ...readFields("client/client-options.ts", "RequestOptions"),
  ...OBJECT_MEMBERS,
  ...readFields("bulk/run-bulk.ts", "BulkOptions"),
]);

export const TAKEN_TYPE_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_TYPES,
  ...RUNTIME_VALUES,
  ...[...EXPORTED_NAMES, ...dropMarks(readExports("schema/index.ts"))],
  ...[GUARD, "TableRows", "operationTable", "tableColumns"],
  ...words(`
    any as asserts bigint boolean declare infer is keyof module namespace never number object
    readonly string symbol type unique unknown
    AbortSignal Array ArrayBuffer AsyncIterable BigInt Blob Boolean Date Error Event Exclude Extract File FormData
    Function Headers Iterable JSON Map Math NonNullable Number Object Omit Partial Pick
    Promise PropertyKey Proxy ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL
    Client ClientOptions ErrorResponses OperationError
    $defs OneOf WithRequired components operations paths webhooks
  `),
]);

/** A file with functions that take a client. */
export interface FunctionFile {
  /** The path from the folder of the generated client. */
  readonly path: string;
  readonly text: string;
  /** The functions that are methods too; undefined if all are. */
  readonly names?: readonly string[];
}

/** Reads the files with the hand-written functions that are methods too, from the folder with the sources of a project. */
export function readFunctionFiles(folder: string): readonly FunctionFile[] {
  const list = readFileSync(join(folder, "functions.ts"), "utf8");
  return [...list.matchAll(/^export \{([^}]*)\} from "\.\/([^"]*)\.js"/gm)].map(([, names = "", path = ""]) => ({
    path: `../src/${path}.ts`,
    text: readFileSync(join(folder, `${path}.ts`), "utf8"),
    names: names.split(",").map((name) => name.trim()),
  }));
}

/** Splits a list of words that is written over several lines. */
function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Reads the names that a file of src/ exports, without exports of generated files. A type is `type Name`. */
function readExports(file: string): readonly string[] {
  const text = readFileSync(join(PROJECT, "src", file), "utf8");
  // The names of such a declaration would be missing.
  if (/^export (?!(type )?[{*])/m.test(text)) throw new Error(`src/${file} may only export by name or from a file`);
  const clauses = text.matchAll(/^export (?:(type )?\{([^}]*)\}|\* from "(\.\/[^"]*)\.js")/gm);
  return [...clauses].flatMap(([, type = "", list = "", path]) => {
    if (path !== undefined) return readExports(posix.join(posix.dirname(file), `${path}.ts`));
    const names = list.split(",").map((name) => name.trim());
    return names.filter((name) => name !== "").map((name) => (name.startsWith("type ") ? name : type + name));
  });
}

/** Reads the names of the fields that an interface of src/ declares. */
function readFields(file: string, name: string): readonly string[] {
  const text = readFileSync(join(PROJECT, "src", file), "utf8");
  const [, body] = new RegExp(`^export interface ${name} .*\\{([^]*?)^\\}`, "m").exec(text) ?? [];
  if (body === undefined) throw new Error(`src/${file} declares no interface ${name}`);
  return [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, field = ""]) => field);
}

function dropMarks(names: readonly string[]): readonly string[] {
  return names.map((name) => name.replace(/^type /, ""));
}

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { PROJECT } from "../io/index.js";

/** The names and values of Restate, and of the hand-written client, that the generator depends on. */
export const RESTATE = {
  /** The product in `@since Restate 1.8.0`. */
  product: "Restate",
  /** The path of the operation that takes SQL. */
  queryPath: "/query",
  /** The base class of every error of this package. */
  baseError: "RestateAdminError",
  /** The class of errors with a response. */
  responseError: "AdminResponseError",
  /** The status of an error that any call can get. RequestOptions describes it, so an operation does only if it has a body of its own. */
  commonStatus: "429",
  /** The targets in the example of a bulk call, unless `x-bulk` has its own. */
  exampleTargets: { service: "Greeter", stuck: true },
};

/** JavaScript's reserved words, and the variables of every CommonJS module. */
const RESERVED_WORDS = splitList(`
  arguments await break case catch class const continue debugger default delete do else enum
  eval export extends false finally for function if implements import in instanceof interface
  let new null package private protected public return static super switch this throw true
  try typeof undefined var void while with yield globalThis NaN Infinity
  exports require
`);

/** The members that every object inherits. As an option, such a name would never be undefined. */
const OBJECT_MEMBERS = splitList(`
  __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
`);

const RUNTIME = readExports("runtime.ts");
/** The values that generated files may import from the runtime. */
export const RUNTIME_VALUES: readonly string[] = listNames(RUNTIME.filter(({ isType }) => !isType));
/** The types that generated files may import from the runtime. The generated client has its own `Client`, typed by the schema. */
export const RUNTIME_TYPES: readonly string[] = listNames(
  RUNTIME.filter(({ name, isType }) => isType && name !== "Client"),
);

/** The generated function that creates the guard against servers that are too old for a call. */
export const GUARD = "createGuard";

/** The option for the body of an operation, if some version has the operation without a body. */
export const BODY_OPTION = "body";

/** The exports of hand-written code. No schema can have such a name, and no operation such a function. */
export const EXPORTED_NAMES: ReadonlySet<string> = new Set(listNames(readExports("index.ts")));

/**
 * Names that no generated function can have. Every emitter adds the values that its files declare or import. `then` would make a promise of
 * the module.
 */
export const TAKEN_FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...OBJECT_MEMBERS,
  ...EXPORTED_NAMES,
  ...["components", GUARD, "http", "operationTable", "operations", "paths", "readServerVersion"],
  ...["runBulk", "tableColumns", "then"],
]);

/** Names that no argument of a generated function can have. The emitter of functions adds its own variables. */
export const TAKEN_ARGUMENT_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...[GUARD, "client", "body", "options"],
]);

/** Names that no parameter can have as an option: the options of all functions, and of all bulk functions. */
export const TAKEN_OPTION_NAMES: ReadonlySet<string> = new Set([
  ...readFields("client/client-options.ts", "RequestOptions"),
  ...OBJECT_MEMBERS,
  ...readFields("bulk/run-bulk.ts", "BulkOptions"),
]);

/** Names that no generated type can have. Every emitter adds the types that its files use by name, including those of the language. */
export const TAKEN_TYPE_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  ...RUNTIME_TYPES,
  ...RUNTIME_VALUES,
  ...[...EXPORTED_NAMES, ...listNames(readExports("schema/index.ts"))],
  ...[GUARD, "TableRows", "operationTable", "tableColumns"],
  ...splitList(`
    any as asserts bigint boolean declare infer is keyof module namespace never number object
    readonly string symbol type unique unknown
    AbortSignal Array ArrayBuffer AsyncIterable BigInt Blob Boolean Date Error Event Exclude Extract File FormData
    Function Headers Iterable JSON Map Math NonNullable Number Object Omit Partial Pick
    Promise PropertyKey Proxy ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL
    Client ClientOptions ErrorResponses OperationError
    $defs OneOf WithRequired components operations paths webhooks
  `),
]);

/** A file with functions that become methods of the client. */
export interface FunctionFile {
  /** The path from the folder of the generated client. */
  readonly path: string;
  readonly text: string;
  /** The functions that become methods; undefined for all of them. */
  readonly names?: readonly string[];
}

/** Reads the files that functions.ts exports from, in the `src` folder of a project. */
export function readFunctionFiles(folder: string): readonly FunctionFile[] {
  const list = readFileSync(join(folder, "functions.ts"), "utf8");
  return [...list.matchAll(/^export \{([^}]*)\} from "\.\/([^"]*)\.js"/gm)].map(([, names = "", path = ""]) => ({
    path: `../src/${path}.ts`,
    text: readFileSync(join(folder, `${path}.ts`), "utf8"),
    names: names.split(",").map((name) => name.trim()),
  }));
}

function splitList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

interface Export {
  readonly name: string;
  readonly isType: boolean;
}

/** Reads the exports of a file of src/, and of the files of src/ that it exports as a whole. */
function readExports(file: string): readonly Export[] {
  const text = readFileSync(join(PROJECT, "src", file), "utf8");
  // An exported declaration would be missed.
  if (/^export (?!(type )?[{*])/m.test(text)) throw new Error(`src/${file} may only export by name or from a file`);
  const clauses = text.matchAll(/^export (?:(type )?\{([^}]*)\}|\* from "(\.\/[^"]*)\.js")/gm);
  return [...clauses].flatMap(([, type, list = "", path]) => {
    if (path !== undefined) return readExports(posix.join(posix.dirname(file), `${path}.ts`));
    return [...list.matchAll(/(type )?(\w+)/g)].map(([, own, name = ""]): Export => {
      return { name, isType: (type ?? own) !== undefined };
    });
  });
}

/** Reads the fields that an interface of src/ declares. */
function readFields(file: string, name: string): readonly string[] {
  const text = readFileSync(join(PROJECT, "src", file), "utf8");
  const [, body] = new RegExp(`^export interface ${name} .*\\{([^]*?)^\\}`, "m").exec(text) ?? [];
  if (body === undefined) throw new Error(`src/${file} declares no interface ${name}`);
  return [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, field = ""]) => field);
}

function listNames(exports: readonly Export[]): readonly string[] {
  return exports.map(({ name }) => name);
}

import { join } from "node:path";
import { listExports, listInterfaceFields } from "./read-exports.js";

/** The names that generated code must not give to the parts of a document. */
export interface TakenNames {
  /** The exports of hand-written code. No schema can have such a name, and an operation with such a name is an error. */
  readonly exports: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly arguments: ReadonlySet<string>;
  /** The options of all functions and of all bulk functions. */
  readonly options: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** JavaScript's reserved words, some of its global names, and two variables of a CommonJS module. */
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

/** TypeScript's own types, and the global types that generated files may use. */
const GLOBAL_TYPES = splitList(`
  any as asserts bigint boolean declare infer is keyof module namespace never number object
  readonly string symbol type unique unknown
  AbortSignal Array ArrayBuffer AsyncIterable BigInt Blob Boolean Date Error Event Exclude Extract File FormData
  Function Headers Iterable JSON Map Math NonNullable Number Object Omit Partial Pick
  Promise PropertyKey Proxy ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL
`);

/**
 * Collects the names that the hand-written code, the generated files, JavaScript and TypeScript take.
 *
 * @param src - The folder of the hand-written code.
 * @param emitted - The names that generated files declare or import, whatever the document.
 * @param variables - The names inside generated functions.
 */
export function readTakenNames(src: string, emitted: readonly string[], variables: readonly string[]): TakenNames {
  const runtime = readRuntimeNames(src);
  const listNames = (file: string) => listExports(src, join(src, file)).map(({ name }) => name);
  const exports = new Set(listNames("index.ts"));
  const shared = [...RESERVED_WORDS, ...runtime.values];
  return {
    exports,
    // `then` would make a promise of the module.
    functions: new Set([...shared, ...OBJECT_MEMBERS, ...exports, ...emitted, "then"]),
    arguments: new Set([...shared, ...variables]),
    options: new Set([
      ...listInterfaceFields(join(src, "client/client-options.ts"), "RequestOptions"),
      ...OBJECT_MEMBERS,
      ...listInterfaceFields(join(src, "bulk/run-bulk.ts"), "BulkOptions"),
    ]),
    types: new Set([
      ...[...shared, ...runtime.types, ...exports, ...listNames("schema/index.ts")],
      ...[...emitted, ...GLOBAL_TYPES],
    ]),
  };
}

/** Reads the values and types that generated files may import from the runtime. */
export function readRuntimeNames(src: string): Readonly<Record<"values" | "types", readonly string[]>> {
  const exports = listExports(src, join(src, "runtime.ts"));
  return {
    values: exports.flatMap(({ name, isType }) => (isType ? [] : name)),
    // The generated client has its own `Client`, typed by the schema.
    types: exports.flatMap(({ name, isType }) => (isType && name !== "Client" ? name : [])),
  };
}

function splitList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

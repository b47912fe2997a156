/** Words that no generated name can be. */

// biome-ignore format: a list of words
const RESERVED_WORDS = [
  "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
  "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface",
  "let", "new", "null", "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true",
  "try", "typeof", "undefined", "var", "void", "while", "with", "yield", "globalThis", "NaN", "Infinity",
  // What a CommonJS module has already.
  "exports", "require",
];

/** What every object has: reading one that is not set gives something all the same. */
// biome-ignore format: a list of words
const OBJECT_MEMBERS = [
  "__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
];

/** What the generated files import from the hand-written runtime. */
export const RUNTIME_TYPES: readonly string[] = [
  "AdminPromise",
  "Answer",
  "Operation",
  "OperationDescription",
  "RequestOptions",
  "SchemaChanges",
];
export const RUNTIME_VALUES: readonly string[] = [
  "bindFunctions",
  "callOperation",
  "createFormSerializer",
  "createQuerySerializer",
  "fillPathWithScalars",
  "passBody",
  "toFormData",
];

/** What is built on top of the operations, by hand. */
// biome-ignore format: a list of words
const FEATURES = [
  "countInvocations", "getInvocation", "getJournal", "listInvocations", "queryRows", "readState", "replaceState", "sql", "streamRows",
  "waitForInvocation", "waitForState", "waitUntilDrained", "waitUntilHealthy",
];

// biome-ignore format: a list of words
const FEATURE_TYPES = [
  "AdminFeatures", "BulkFailure", "BulkOperation", "BulkOptions", "BulkProgress", "BulkResult", "BulkStoppedError", "BulkTarget",
  "BulkTargets", "Invocation", "InvocationEndedError", "InvocationFilter", "InvocationStatus", "JournalEntry", "ListInvocationsOptions",
  "ReadStateOptions", "ReplaceStateOptions", "RowsOptions", "ServiceState", "Sql", "SqlRow", "SqlTag", "SqlValue",
  "StateConflictError", "WaitForInvocationOptions", "WaitForStateOptions", "WaitOptions", "WaitTimeoutError", "WaitUntilHealthyOptions",
];

/** What a generated function cannot be called: what stands beside it in a file, and what the bound client already has. */
// biome-ignore format: a list of words
export const TAKEN_FUNCTION_NAMES: readonly string[] = [
  ...RESERVED_WORDS, ...RUNTIME_VALUES, "runBulk",
  "bindOperations", "components", "operationTable", "operations", "paths", "schemaHistory", "askVersion",
  // This package's own.
  "createAdminClient", "createClient", "isAdminResponseError", ...FEATURES,
  "http", "then", ...OBJECT_MEMBERS,
];

/** What the arguments and the body of a generated function already use. */
export const TAKEN_ARGUMENT_NAMES: readonly string[] = [
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  "client",
  "body",
  "options",
  "attempt",
];

/** The fields of RequestOptions in src/: a query parameter called like one of these must not be mistaken for it. */
export const REQUEST_OPTION_NAMES: readonly string[] = ["headers", "maxRetries", "signal", "timeout"];

export const TAKEN_OPTION_NAMES: readonly string[] = [...REQUEST_OPTION_NAMES, ...OBJECT_MEMBERS];

// biome-ignore format: a list of words
export const TAKEN_TYPE_NAMES: readonly string[] = [
  ...RESERVED_WORDS, ...RUNTIME_TYPES,
  "any", "as", "asserts", "bigint", "boolean", "declare", "infer", "is", "keyof", "module", "namespace", "never", "number", "object",
  "readonly", "string", "symbol", "type", "unique", "unknown",
  // What a reader of importing code would take for the platform's own.
  "AbortSignal", "Array", "ArrayBuffer", "BigInt", "Blob", "Boolean", "Date", "Error", "Event", "Exclude", "Extract", "File", "FormData",
  "Function", "Headers", "Iterable", "JSON", "Map", "Math", "NonNullable", "Number", "Object", "Omit", "Partial", "Pick",
  "Promise", "Proxy", "ReadableStream", "Readonly", "Record", "RegExp", "Request", "Required", "Response", "Set", "String", "Symbol", "URL",
  // This package's own.
  "AdminClient", "AdminConnectionError", "AdminDecodeError", "AdminOperations", "AdminResponseError", "AdminTimeoutError",
  "AdminUnsupportedError", "Client", "ClientOptions", "ErrorContext", "ErrorResponses", "FailureEvent", "Fetch",
  "NewerPart", "Observers", "OperationError", "ParameterDescription", "RequestEvent", "ResponseDescription", "ResponseEvent", "RestateAdminError",
  "RetryDescription", "RetryEvent", "components", "operations", "paths",
  "bindOperations", "createAdminClient", "createClient", "isAdminResponseError", "operationTable", "schemaHistory", "askVersion",
  ...FEATURES, ...FEATURE_TYPES,
];

/** Words that no generated name can be: those of the language, and what a CommonJS module has already. */
const RESERVED_WORDS = words(`
  arguments await break case catch class const continue debugger default delete do else enum
  eval export extends false finally for function if implements import in instanceof interface
  let new null package private protected public return static super switch this throw true
  try typeof undefined var void while with yield globalThis NaN Infinity
  exports require
`);

/** What every object has: reading one that is not set gives something all the same. */
const OBJECT_MEMBERS = words(`
  __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
`);

/** What the generated files import from the hand-written runtime. */
export const RUNTIME_TYPES: readonly string[] = [
  "AdminPromise",
  "Operation",
  "OperationDescription",
  "OperationResult",
  "RequestOptions",
  "SchemaChanges",
];
export const RUNTIME_VALUES: readonly string[] = [
  "bindFunctions",
  "callOperation",
  "createFormSerializer",
  "createQuerySerializer",
  "decodeBlob",
  "decodeByType",
  "decodeNothing",
  "decodeText",
  "fillPathWithScalars",
  "isIdempotent",
  "passBody",
  "toFormData",
];

/** What they import from the file of the client. */
export const CLIENT_VALUES: readonly string[] = ["createVersionCheck"];

/** What else is in that file, beside the function that asks for the version. */
const CLIENT_NAMES = words("readServerVersion assertSupported rememberVersion");

/** What is built on top of the operations, by hand. */
const FEATURES = words(`
  countInvocations getInvocation getJournal getJournalEvents getLastFailure listInvocations queryRows readState
  replaceState sql streamRows waitForInvocation waitForState waitUntilDrained waitUntilHealthy
`);

const FEATURE_TYPES = words(`
  AdminFeatures BulkFailure BulkOperation BulkOptions BulkProgress BulkResult BulkStoppedError BulkTarget
  BulkTargets Invocation InvocationEndedError InvocationFailure InvocationFilter InvocationStatus JournalEntry
  JournalEvent ListInvocationsOptions ReadStateOptions RelatedCommand ReplaceStateOptions RowsOptions ServiceState
  Sql SqlRow SqlTag SqlValue StateConflictError WaitForInvocationOptions WaitForStateOptions WaitOptions
  WaitTimeoutError WaitUntilHealthyOptions
`);

/** What a generated function cannot be called: what stands beside it in a file, and what the bound client already has. */
export const TAKEN_FUNCTION_NAMES: readonly string[] = [
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...CLIENT_VALUES,
  ...CLIENT_NAMES,
  ...FEATURES,
  ...OBJECT_MEMBERS,
  ...words(`
    runBulk
    bindOperations components operationTable operations paths schemaHistory
    createAdminClient createClient isAdminResponseError
    http then
  `),
];

/** What the arguments and the body of a generated function already use. */
export const TAKEN_ARGUMENT_NAMES: readonly string[] = [
  ...RESERVED_WORDS,
  ...RUNTIME_VALUES,
  ...CLIENT_VALUES,
  "client",
  "body",
  "options",
];

/** The fields of RequestOptions in src/: a query parameter called like one of these must not be mistaken for it. */
export const REQUEST_OPTION_NAMES: readonly string[] = ["headers", "maxRetries", "signal", "timeout"];

export const TAKEN_OPTION_NAMES: readonly string[] = [...REQUEST_OPTION_NAMES, ...OBJECT_MEMBERS];

export const TAKEN_TYPE_NAMES: readonly string[] = [
  ...RESERVED_WORDS,
  ...RUNTIME_TYPES,
  ...FEATURES,
  ...FEATURE_TYPES,
  ...words(`
    any as asserts bigint boolean declare infer is keyof module namespace never number object
    readonly string symbol type unique unknown
    AbortSignal Array ArrayBuffer BigInt Blob Boolean Date Error Event Exclude Extract File FormData
    Function Headers Iterable JSON Map Math NonNullable Number Object Omit Partial Pick
    Promise Proxy ReadableStream Readonly Record RegExp Request Required Response Set String Symbol URL
    AdminClient AdminConnectionError AdminDecodeError AdminOperations AdminRequestError AdminResponseError AdminTimeoutError
    AdminTokenError AdminUnsupportedError Client ClientOptions ErrorContext ErrorResponses FailureEvent Fetch HeaderFields
    NewerPart Observers OperationError ParameterDescription RequestEvent ResponseDescription ResponseEvent RestateAdminError
    RetryDescription RetryEvent $defs OneOf WithRequired components operations paths webhooks
    bindOperations createAdminClient createClient isAdminResponseError operationTable schemaHistory
  `),
];

/** A long list as it is read: one line of it under the other. */
function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

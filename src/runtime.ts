/** The functions and types that generated code imports. */

export {
  type AdminPromise,
  assertSupported,
  callOperation,
  decodeBlob,
  decodeByType,
  decodeNothing,
  decodeText,
  isIdempotent,
  type Operation,
  type OperationDescription,
  type OperationResult,
  pickOptions,
  pinLatest,
  rememberCreated,
  rememberVersion,
  type SchemaChanges,
  type VersionCheck,
} from "./call/index.js";
export { bindFunctions, type Client, createClient, type RequestOptions, separateOptions } from "./client/index.js";
export {
  addFixedQuery,
  createFormSerializer,
  createPathSerializer,
  createQuerySerializer,
  encodeMultipart,
  passBody,
  writeHeader,
} from "./http/index.js";

/** The functions and types that generated code imports. */

export {
  type AdminPromise,
  assertSupported,
  callOperation,
  checkBody,
  coverErrors,
  decodeBlob,
  decodeByType,
  decodeEvents,
  decodeLocation,
  decodeNothing,
  decodeText,
  forgetCreated,
  isIdempotent,
  type Operation,
  type OperationDescription,
  type OperationResult,
  passRedirect,
  pickOptions,
  rememberCreated,
  rememberVersion,
  type SchemaChanges,
  type ServerSentEvent,
  type VersionCheck,
  type VersionRequest,
} from "./call/index.js";
export { bindFunctions, type Client, createClient, type RequestOptions, separateOptions } from "./client/index.js";
export {
  addFixedQuery,
  chooseContent,
  createFormSerializer,
  createPathSerializer,
  createQuerySerializer,
  encodeMultipart,
  passBody,
  writeHeader,
} from "./http/index.js";

/** The functions and types that `generated/` imports. */

export {
  callOperation,
  checkBody,
  decodeAnyJson,
  decodeNothing,
  decodeResponse,
  decodeText,
  type Guard,
  guardCall,
  isIdempotent,
  type Operation,
  type OperationDescription,
  type OperationPromise,
  type OperationResult,
  passBody,
  rememberVersion,
  type SchemaChanges,
  type VersionRequest,
} from "./call/index.js";
export {
  type Client,
  createClient,
  DATA,
  PLAIN,
  PLAIN_LIST,
  PLAIN_OR_NULL,
  type RequestOptions,
} from "./client/index.js";

/** The functions and types that generated code imports. */

export {
  callOperation,
  checkBody,
  checkRequired,
  decodeNothing,
  type Guard,
  guardCall,
  isIdempotent,
  type Operation,
  type OperationDescription,
  type OperationPromise,
  type OperationResult,
  rememberVersion,
  type SchemaChanges,
  type VersionRequest,
} from "./call/index.js";
export {
  type Client,
  createClient,
  PLAIN,
  PLAIN_OR_NULL,
  type RequestOptions,
  type ServerVersion,
} from "./client/index.js";
export * from "./formats/index.js";

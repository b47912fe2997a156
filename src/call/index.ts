export type { AdminPromise, OperationResult } from "./admin-promise.js";
export { assertSupported, type VersionCheck } from "./assert-supported.js";
export type { Attempt } from "./attempt-operation.js";
export { callOperation } from "./call-operation.js";
export { assertUnread } from "./decode-body.js";
export { type Decoder, type DecoderOption, decodeWith } from "./decode-with.js";
export {
  AdminConnectionError,
  AdminDecodeError,
  AdminResponseError,
  AdminTimeoutError,
  AdminUnsupportedError,
  type ErrorContext,
  RestateAdminError,
} from "./errors.js";
export type {
  NewerPart,
  Operation,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  RetryDescription,
  SchemaChanges,
} from "./operation.js";
export { rememberVersion } from "./remember-version.js";
export { isSafeToRepeat } from "./retry.js";
export { runWithin, wait } from "./run-within.js";

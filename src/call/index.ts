export type { Guard } from "./call.js";
export { callOperation } from "./call-operation.js";
export {
  assertUnread,
  createDecodeError,
  type Decoder,
  type DecoderOption,
  decodeAnyJson,
  decodeJson,
  decodeNothing,
  decodeResponse,
  decodeText,
  decodeWith,
  type Success,
} from "./decode-json.js";
export { guardCall, rememberVersion, type VersionRequest } from "./guard.js";
export {
  checkBody,
  checkRequired,
  isIdempotent,
  type Lifetime,
  type Operation,
  type OperationDescription,
  type ParameterDescription,
  passBody,
  type ResponseDescription,
  type RetryDescription,
  type SchemaChanges,
} from "./operation.js";
export type { OperationPromise, OperationResult } from "./operation-promise.js";
export { closeOnReturn, joinSignals, onAbort } from "./signals.js";
export { runWithin, wait, waitRoughly } from "./time-limit.js";

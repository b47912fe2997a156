export type { Guard } from "./call.js";
export { callOperation } from "./call-operation.js";
export { checkBody } from "./check-body.js";
export { checkRequired } from "./check-required.js";
export { closeOnReturn } from "./close-on-return.js";
export { readRetryAfter } from "./decide.js";
export { decodeJson, decodeNothing, parseJson } from "./decode-json.js";
export { type Decoder, type DecoderOption, decodeWith, type Success } from "./decoder.js";
export { guardCall, rememberVersion, type VersionRequest } from "./guard.js";
export { isIdempotent } from "./idempotence.js";
export { joinSignals } from "./join-signals.js";
export { onAbort } from "./on-abort.js";
export type {
  NewerPart,
  Operation,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  RetryDescription,
  SchemaChanges,
  TemporaryFailure,
} from "./operation.js";
export type { OperationPromise, OperationResult } from "./operation-promise.js";
export { assertUnread, createDecodeError, readBody, readBodyString } from "./read-body.js";
export { runWithin, wait, waitRoughly } from "./time-limit.js";

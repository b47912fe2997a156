export type { AdminPromise, OperationResult } from "./admin-promise.js";
export { assertSupported, type VersionCheck } from "./assert-supported.js";
export { callOperation } from "./call-operation.js";
export { checkBody } from "./check-body.js";
export { checkRequired } from "./check-required.js";
export { closeOnReturn } from "./close-on-return.js";
export { coverErrors } from "./cover-errors.js";
export { forgetCreated, meansLatest, rememberCreated } from "./created.js";
export { decodeEvents, type ServerSentEvent } from "./decode-events.js";
export { decodeJson, decodeNothing } from "./decode-json.js";
export { decodeLocation, passRedirect } from "./decode-location.js";
export { decodeBlob, decodeByType, decodeText } from "./decode-other.js";
export { type Decoder, type DecoderOption, decodeWith, type Success } from "./decoder.js";
export { AdminConnectionError } from "./errors/admin-connection-error.js";
export { AdminDecodeError } from "./errors/admin-decode-error.js";
export { AdminRequestError, type ErrorContext } from "./errors/admin-request-error.js";
export { AdminResponseError } from "./errors/admin-response-error.js";
export { AdminTimeoutError } from "./errors/admin-timeout-error.js";
export { AdminTokenError } from "./errors/admin-token-error.js";
export { AdminUnsupportedError } from "./errors/admin-unsupported-error.js";
export { quote } from "./errors/quote.js";
export { describeCause, RestateAdminError } from "./errors/restate-admin-error.js";
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
export { pickOptions } from "./pick-options.js";
export { assertUnread, createDecodeError } from "./read-body.js";
export { rememberVersion, type VersionRequest } from "./remember-version.js";
export { isIdempotent, readRetryAfter } from "./retry.js";
export { matchTemporary } from "./temporary-failure.js";
export { runWithin, wait, waitRoughly } from "./time-limit.js";

export { assertPlainObject, isPlainObject } from "./assert-plain-object.js";
export { bindFunctions } from "./bind-functions.js";
export { assertArguments, checkOptions, checkRequestOptions } from "./check-options.js";
export {
  type AnyClient,
  type Client,
  type ClientInternals,
  createClient,
  internals,
  NO_REDIRECT,
  readInternals,
} from "./client.js";
export type { ClientOptions, Fetch, RequestOptions } from "./client-options.js";
export type { Created, LatestRule, LatestTaker } from "./created-memory.js";
export {
  type CallEndEvent,
  type CallEvent,
  type CallWatch,
  createStreamEnd,
  type FailureEvent,
  notify,
  type Observers,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  type StreamEnd,
} from "./observers.js";
export type { OperationRequest } from "./operation-request.js";
export {
  BOOLEAN,
  FUNCTION,
  INTERVAL,
  LONGEST_TIMER,
  oneOf,
  type Rule,
  type Rules,
  STRING,
  STRINGS,
  TIMEOUT,
  wholeNumber,
} from "./option-rules.js";
export {
  BODY_FIELD,
  describeStranger,
  MAY_OMIT_BODY,
  PACKAGE,
  PATIENCE,
  PROBE_PATH,
  PRODUCT,
  REFUSED,
  readProblem,
  SPREAD,
} from "./restate.js";
export { separateOptions } from "./separate-options.js";
export { isAtLeast } from "./version.js";
export { warnOfUnknownVersion } from "./warn.js";

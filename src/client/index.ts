export { bindFunctions, type Methods } from "./bind-functions.js";
export {
  type AnyClient,
  type Client,
  type ClientInternals,
  createClient,
  internals,
  readInternals,
} from "./client.js";
export {
  type BeforeAttempt,
  beforeAttempt,
  type ClientOptions,
  calledFunction,
  type InnerOptions,
  LONGEST_TIMER,
  PATIENCE,
  pickRequest,
  type RequestOptions,
} from "./client-options.js";
export { BELIEVED_AFTER, isConfirmed, noteAnswer, noteLoss } from "./health.js";
export { type CallWatch, createStreamEnd, notify, type StreamEnd } from "./observers.js";
export {
  assertArguments,
  assertPlainObject,
  assertRule,
  BOOLEAN,
  checkOptions,
  DATA,
  DURATION,
  FUNCTION,
  INTERVAL,
  isPlainObject,
  oneOf,
  PLAIN,
  PLAIN_LIST,
  PLAIN_OR_NULL,
  REQUEST_RULES,
  type Rule,
  type Rules,
  SEGMENT,
  STRING,
  STRINGS,
  wholeNumber,
} from "./option-rules.js";
export { EXAMPLE_VERSION, isAtLeast, warnOnce } from "./version.js";

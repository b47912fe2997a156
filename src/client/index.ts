export { bindFunctions } from "./bind-functions.js";
export { type Client, type ClientInternals, createClient, internals, NO_REDIRECT } from "./client.js";
export { type ClientOptions, checkRequestOptions, type Fetch, type RequestOptions } from "./client-options.js";
export {
  type FailureEvent,
  notify,
  type Observers,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
} from "./observers.js";
export { isAtLeast } from "./version.js";
export { warnOfUnknownVersion } from "./warn.js";

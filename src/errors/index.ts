export {
  AdminConnectionError,
  AdminDecodeError,
  AdminTimeoutError,
  AdminTokenError,
  AdminUnsupportedError,
  AWAY,
  type FailureKind,
  isOfKind,
  type NeededVersion,
  readKind,
} from "./failures.js";
export { hideCredentials, quote } from "./quote.js";
export {
  AdminRequestError,
  type Applied,
  describeCause,
  type ErrorContext,
  RestateAdminError,
} from "./request-error.js";
export { AdminResponseError, describeStranger, readProblem } from "./response-error.js";

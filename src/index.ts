export * from "../generated/index.js";
export { type AdminClient, createAdminClient, createClient } from "./admin-client.js";
export type { AdminPromise, Answer } from "./admin-promise.js";
export type { ClientOptions, Fetch, RequestOptions } from "./client-options.js";
export {
  AdminConnectionError,
  AdminDecodeError,
  AdminResponseError,
  AdminTimeoutError,
  AdminUnsupportedError,
  type ErrorContext,
  RestateAdminError,
} from "./errors.js";
export { isAdminResponseError, type OperationError } from "./is-admin-response-error.js";
export type { FailureEvent, Observers, RequestEvent, ResponseEvent, RetryEvent } from "./observers.js";
export type {
  NewerPart,
  OperationDescription,
  ParameterDescription,
  ResponseDescription,
  RetryDescription,
  SchemaChanges,
} from "./operation.js";

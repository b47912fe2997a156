import type { ErrorResponses } from "../generated/index.js";
import { AdminResponseError } from "./errors/index.js";

/** An error response of one operation: a union over its documented statuses, each with its body type. */
export type OperationError<Name extends keyof ErrorResponses> = {
  [Status in keyof ErrorResponses[Name] & number]: AdminResponseError<Status, ErrorResponses[Name][Status]>;
}[keyof ErrorResponses[Name] & number];

/**
 * Whether an error is an error response, or a documented error response of one operation.
 *
 * With an `operation`, TypeScript narrows `error.status` and `error.body` to the types in the schema, so that it can
 * check a `switch` for missing cases. An undocumented response does not match: a proxy's 502, or its 404 page in place
 * of JSON.
 *
 * @example
 * ```ts
 * if (isAdminResponseError(error, "resumeInvocation") && error.status === 404) return;
 * ```
 */
export function isAdminResponseError(error: unknown): error is AdminResponseError;
export function isAdminResponseError<Name extends keyof ErrorResponses>(
  error: unknown,
  operation: Name,
): error is OperationError<Name>;
export function isAdminResponseError(error: unknown, operation?: string): boolean {
  if (!(error instanceof AdminResponseError)) return false;
  return operation === undefined || (error.operation === operation && error.documented);
}

import type { ErrorResponses } from "../generated/index.js";
import { AdminResponseError } from "./call/index.js";

/** An error answer of one operation: a union over the statuses that the schema documents, each with its own body. */
export type OperationError<Name extends keyof ErrorResponses> = {
  [Status in keyof ErrorResponses[Name] & number]: AdminResponseError<Status, ErrorResponses[Name][Status]>;
}[keyof ErrorResponses[Name] & number];

/**
 * Whether an error is an error answer; with an operation's name, whether it is that operation's, with a status that the
 * schema documents for it. `error.status` is then one of those, and `error.body` what the schema says of it, so the
 * compiler can tell that a `switch` misses none. What is not documented is no match: a proxy's 502, nor its 404 page where
 * the server answers JSON.
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

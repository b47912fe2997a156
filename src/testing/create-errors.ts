import { operationSamples } from "../../generated/samples.js";
import { TIMEOUT } from "../client/index.js";
import type { ErrorContext } from "../errors/index.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "../index.js";
import type { ErrorResponses } from "../schema/index.js";
import { describeOperation } from "./find-operation.js";
import type { OperationName, ResponseBodyOf } from "./wire-types.js";

/** The call that failed. Only the operation has no default. */
export interface FailedCall<Name extends OperationName = OperationName> {
  /** The function's name: `resumeInvocation`. */
  readonly operation: Name;
  /** Default: the path of the operation, with its parameters in braces, at `http://localhost:9070`. */
  readonly url?: string | undefined;
  /** Default: 1. */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/** A status that the schema documents for an operation, or any other. */
type ErrorStatus<Name extends OperationName> = (keyof ErrorResponses[Name] & number) | (number & {});

/** The argument of {@link createResponseError}. */
export interface FailedResponse<Name extends OperationName, Status extends number> extends FailedCall<Name> {
  readonly status: Status;
  /** Default: a body that the schema documents, whose message says when the server responds with this status. */
  readonly body?: ResponseBodyOf<Name, Status> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether the server says that the same request may succeed a moment later. Default: false. */
  readonly temporary?: boolean | undefined;
}

/**
 * Creates the error of a call that the server answered with an error status.
 *
 * `documented` is true if the schema documents the status, so that `isAdminResponseError(error, operation)` is too.
 *
 * @example
 * ```ts
 * const error = createResponseError({ operation: "resumeInvocation", status: 409 });
 * ```
 */
export function createResponseError<Name extends OperationName, Status extends ErrorStatus<Name>>(
  init: FailedResponse<Name, Status>,
): AdminResponseError<Status, ResponseBodyOf<Name, Status>> {
  const { status, headers, temporary = false } = init;
  const sample = operationSamples[init.operation]?.responses[status];
  const body = (init.body ?? sample?.body) as ResponseBodyOf<Name, Status>;
  const response = { status, body, headers: new Headers(headers), documented: sample !== undefined, temporary };
  return new AdminResponseError({ ...createContext(init), ...response });
}

/** Creates the error of a call without a complete response. `maybeSent` is true by default. */
export function createConnectionError(
  init: FailedCall & { readonly maybeSent?: boolean | undefined },
): AdminConnectionError {
  const { maybeSent = true } = init;
  const problem = maybeSent ? "no complete response: fetch failed" : "the connection was refused";
  return new AdminConnectionError({ ...createContext(init), problem, maybeSent });
}

/** Creates the error of an attempt that took too long. `timeout` is 30000 milliseconds by default, `maybeSent` true. */
export function createTimeoutError(
  init: FailedCall & { readonly timeout?: number | undefined; readonly maybeSent?: boolean | undefined },
): AdminTimeoutError {
  const { timeout = TIMEOUT, maybeSent = true } = init;
  return new AdminTimeoutError({ ...createContext(init), timeout, maybeSent });
}

function createContext({ operation, url, attempts = 1, cause }: FailedCall): ErrorContext {
  const { method, path } = describeOperation(operation);
  return { operation, method, url: url ?? `http://localhost:9070${path}`, attempts, cause };
}

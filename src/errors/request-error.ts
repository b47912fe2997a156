import { hideCredentials } from "./quote.js";
import { RestateAdminError } from "./restate-admin-error.js";

/** The context of a failed request, from which every {@link AdminRequestError} is created. */
export interface ErrorContext {
  /** The function that was called; default: the operation. */
  readonly calledFunction?: string;
  /** The operation's name. */
  readonly operation: string;
  readonly method: string;
  /** The requested URL, without credentials. */
  readonly url: string;
  /** The number of attempts, including this one; 0 if the version of the server rules out the call. */
  readonly attempts: number;
  readonly cause?: unknown;
  /** The `Authorization` header that was sent, to remove it from the message. The error does not keep it. */
  readonly authorization?: string | null | undefined;
}

/** A failed request. This is the base class of the errors of single calls. */
export class AdminRequestError extends RestateAdminError {
  /** The function that was called: an operation, or a function that makes calls of several operations. */
  declare readonly calledFunction: string;
  /** The operation that failed. */
  declare readonly operation: string;
  declare readonly method: string;
  /** The requested URL, without credentials. */
  declare readonly url: string;
  /**
   * The number of attempts. If it is more than 1, an earlier attempt may have succeeded: a 404 on the second attempt to
   * delete something may mean that the first one deleted it.
   */
  declare readonly attempts: number;

  /** @param context - The request, and the fields of the subclass. */
  constructor({ problem, authorization, ...context }: ErrorContext & { readonly problem: string }) {
    const { operation, calledFunction = operation, method, url, attempts } = context;
    const attempt = attempts > 1 ? `, attempt ${attempts}` : "";
    const message = `${calledFunction}: ${problem} (${method} ${url}${attempt})`;
    const fields = { ...context, calledFunction };
    super(hideCredentials(message, authorization), fields);
  }

  override get name(): string {
    return "AdminRequestError";
  }
}

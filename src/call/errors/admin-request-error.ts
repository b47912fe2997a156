import { hideCredentials } from "./quote.js";
import { RestateAdminError } from "./restate-admin-error.js";

/** The request that failed: what every error of a request is created with. */
export interface ErrorContext {
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The URL that was tried, without credentials. */
  readonly url: string;
  /** How many attempts were made, this one included; 0 if nothing was sent. */
  readonly attempts: number;
  readonly cause?: unknown;
  /** The `Authorization` header that was sent. If the server echoes it, the message does not; the error does not keep it. */
  readonly authorization?: string | null | undefined;
}

/** A request that failed: the base class of the errors of single calls. */
export class AdminRequestError extends RestateAdminError {
  /** The function's name: `resumeInvocation`. */
  declare readonly operation: string;
  declare readonly method: string;
  /** The URL that was tried, without credentials. */
  declare readonly url: string;
  /**
   * How many attempts were made. More than 1 means that the request was sent again: a 404 on the second attempt to delete
   * something may mean that the first one did it.
   */
  declare readonly attempts: number;

  /** @param context - The request, and the fields of the error's own class. */
  constructor({ problem, authorization, cause, ...fields }: ErrorContext & { readonly problem: string }) {
    const { operation, method, url, attempts } = fields;
    const attempt = attempts > 1 ? `, attempt ${attempts}` : "";
    const message = `${operation}: ${problem} (${method} ${url}${attempt})`;
    super(hideCredentials(message, authorization), cause === undefined ? {} : { cause });
    Object.assign(this, fields);
  }

  override get name(): string {
    return "AdminRequestError";
  }
}

import { hideCredentials } from "./quote.js";
import { RestateAdminError } from "./restate-admin-error.js";

/** Whether the server applied a request: `no` if it did not receive or rejected it, `yes` if it accepted it. */
export type Applied = "no" | "unknown" | "yes";

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
  /** Whether the server applied the last attempt, as far as that is known. Default: `unknown`. */
  readonly applied?: Applied;
  /** Whether it applied an earlier one. Default: `no`. */
  readonly earlier?: Applied;
  readonly cause?: unknown;
  /** The `Authorization` header that was sent, to remove it from the message. The error does not keep it. */
  readonly authorization?: string | null | undefined;
}

/** A failed request. This is the base class of the errors of single calls. */
export class AdminRequestError extends RestateAdminError {
  static override readonly name: string = "AdminRequestError";
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
  /**
   * Whether the server applied the request, in any attempt:
   *
   * - `no`: nothing was sent, or the server rejected it with a status below 500, or said that it did nothing.
   * - `unknown`: the response was lost or late, had a status from 500 on, or was a success that is not JSON.
   * - `yes`: the server accepted it, with a status of success and JSON, which was cut off or cannot be read.
   */
  declare readonly applied: "no" | "unknown" | "yes";

  /** @param context - The request, and the fields of the subclass. */
  constructor({ problem, authorization, earlier = "no", ...context }: ErrorContext & { readonly problem: string }) {
    const { operation, calledFunction = operation, method, url, attempts, applied = "unknown" } = context;
    const attempt = attempts > 1 ? `, attempt ${attempts}` : "";
    const message = `${calledFunction}: ${problem} (${method} ${url}${attempt})`;
    const fields = { ...context, calledFunction, applied: applied === "yes" || earlier === "no" ? applied : earlier };
    super(hideCredentials(message, authorization), fields);
  }
}

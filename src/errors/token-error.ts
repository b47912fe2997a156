import { AdminRequestError, type ErrorContext } from "./request-error.js";

/**
 * A failure of the client's `token` or `headers` function, or a value of it that cannot be sent. The `cause` says why. An earlier
 * attempt may have been sent.
 */
export class AdminTokenError extends AdminRequestError {
  static override readonly name: string = "AdminTokenError";
  constructor(context: ErrorContext) {
    super({
      ...context,
      applied: "no",
      problem:
        "no valid token from the `token` function, or headers from `headers` (see `cause`); the attempt was not sent",
    });
  }
}

import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/** A failure of the client's `token` function, or a token that cannot be sent. The `cause` says why. */
export class AdminTokenError extends AdminRequestError {
  constructor(context: ErrorContext) {
    super({ ...context, problem: "the `token` function returned no valid token; nothing was sent" });
  }

  override get name(): string {
    return "AdminTokenError";
  }
}

import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/** The client's `token` function gave no token that can be sent; the `cause` says why. */
export class AdminTokenError extends AdminRequestError {
  constructor(context: ErrorContext) {
    super({ ...context, problem: "the `token` function gave no token, and nothing was sent" });
  }

  override get name(): string {
    return "AdminTokenError";
  }
}

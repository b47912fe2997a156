import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/** No response, or not all of it: refused, reset, no such host, cut off in the middle of the body. */
export class AdminConnectionError extends AdminRequestError {
  /** Whether the server may have received any of the last attempt; false, for instance, if it refused the connection. */
  declare readonly maybeSent: boolean;

  constructor(context: ErrorContext & { readonly problem: string; readonly maybeSent: boolean }) {
    super(context);
  }

  override get name(): string {
    return "AdminConnectionError";
  }
}

import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/** No complete response: the connection was refused or reset, the host is unknown, or the body is truncated. */
export class AdminConnectionError extends AdminRequestError {
  /** Whether the server may have received the last attempt. False, for instance, if it refused the connection. */
  declare readonly maybeSent: boolean;

  constructor(context: ErrorContext & { readonly problem: string; readonly maybeSent: boolean }) {
    super(context);
  }

  override get name(): string {
    return "AdminConnectionError";
  }
}

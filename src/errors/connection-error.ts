import { AdminRequestError, type ErrorContext } from "./request-error.js";

/** No complete response: the connection was refused or reset, the host is unknown, or the body is truncated. */
export class AdminConnectionError extends AdminRequestError {
  static override readonly name: string = "AdminConnectionError";
  /**
   * Whether the same URL will fail again, so that it is not retried: `fetch` blocks its port, or its server has no valid
   * certificate, or no TLS. Known in Node only.
   */
  declare readonly permanent: boolean;

  constructor(context: ErrorContext & { readonly problem: string; readonly permanent?: boolean }) {
    const fields = { permanent: false, ...context };
    super(fields);
  }
}

import { BaseRequestError, type ErrorContext } from "./request-error.js";

export class BaseConnectionError extends BaseRequestError {
  /** Whether the server may have received any attempt. False, for instance, if it refused the connection. */
  declare readonly maybeSent: boolean;
  /**
   * Whether the same URL will fail again, so that it is not retried: `fetch` blocks its port, or its server has no valid
   * certificate, or no TLS. Known in Node only.
   */
  declare readonly permanent: boolean;

  constructor(
    context: ErrorContext & { readonly problem: string; readonly maybeSent: boolean; readonly permanent?: boolean },
  ) {
    const fields = { permanent: false, ...context };
    super(fields);
  }

  override get kind(): string {
    return "connection";
  }
}

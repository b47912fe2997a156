import { quote } from "./quote.js";
import { AdminRequestError, type ErrorContext } from "./request-error.js";

/**
 * A successful response with a body that the operation cannot return: a proxy's login page, truncated JSON, or more
 * than `maxResponseBytes`.
 */
export class AdminDecodeError extends AdminRequestError {
  static override readonly name: string = "AdminDecodeError";
  declare readonly status: number;
  declare readonly headers: Headers;

  constructor(
    context: ErrorContext & { readonly problem: string; readonly status: number; readonly headers?: Headers },
  ) {
    const { status, headers = new Headers() } = context;
    const type = quote(headers.get("content-type") ?? "no Content-Type", 100);
    const problem = `the server returned ${status}, but ${context.problem} (${type})`;
    const fields = { ...context, headers, problem };
    super(fields);
  }
}

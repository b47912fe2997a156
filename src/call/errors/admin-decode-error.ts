import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";
import { quote } from "./quote.js";

/** A success whose body is not what the operation returns: a proxy's login page, truncated JSON, more than `maxResponseBytes`. */
export class AdminDecodeError extends AdminRequestError {
  declare readonly status: number;
  declare readonly headers: Headers;

  constructor(
    context: ErrorContext & { readonly problem: string; readonly status: number; readonly headers?: Headers },
  ) {
    const { status, headers = new Headers() } = context;
    const type = quote(headers.get("content-type") ?? "no Content-Type", 100);
    const problem = `the server answered ${status}, but ${context.problem} (${type})`;
    const fields = { ...context, headers, problem };
    super(fields);
  }

  override get name(): string {
    return "AdminDecodeError";
  }
}

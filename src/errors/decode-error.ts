import { quote } from "./quote.js";
import { BaseRequestError, type ErrorContext } from "./request-error.js";

export class BaseDecodeError extends BaseRequestError {
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

  override get kind(): string {
    return "decode";
  }
}

import { BaseRequestError, type ErrorContext } from "./request-error.js";

export class BaseTimeoutError extends BaseRequestError {
  /** The timeout of the attempt, in milliseconds. */
  declare readonly timeout: number;
  /** Whether the server may have received any attempt. False, for instance, while it waited for a token. */
  declare readonly maybeSent: boolean;

  /** @param context - The request; `detail` says how far it came. */
  constructor(
    context: ErrorContext & { readonly timeout: number; readonly maybeSent: boolean; readonly detail?: string },
  ) {
    const { detail, ...rest } = context;
    const problem = `no complete response within ${context.timeout} ms, the \`timeout\` of one attempt${detail ? `; ${detail}` : ""}`;
    super({ ...rest, problem });
  }

  override get kind(): string {
    return "timeout";
  }
}

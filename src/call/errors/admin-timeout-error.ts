import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/** An attempt took longer than its `timeout`: to get a token, to connect, to get a response, or to read all of its body. */
export class AdminTimeoutError extends AdminRequestError {
  /** The timeout of the attempt, in milliseconds. */
  declare readonly timeout: number;
  /** Whether the server may have received any of the last attempt; false, for instance, while it waited for a token. */
  declare readonly maybeSent: boolean;

  constructor(context: ErrorContext & { readonly timeout: number; readonly maybeSent: boolean }) {
    const problem = `no complete response within ${context.timeout} ms, the \`timeout\` of an attempt`;
    super({ ...context, problem });
  }

  override get name(): string {
    return "AdminTimeoutError";
  }
}

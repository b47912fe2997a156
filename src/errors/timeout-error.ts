import { AdminRequestError, type ErrorContext } from "./request-error.js";

/** An attempt that exceeded its `timeout` while getting a token, connecting, or reading the response. */
export class AdminTimeoutError extends AdminRequestError {
  static override readonly name: string = "AdminTimeoutError";
  /** The timeout of the attempt, in milliseconds. */
  declare readonly timeout: number;

  /** @param context - The request; `detail` says how far it came. */
  constructor(context: ErrorContext & { readonly timeout: number; readonly detail?: string }) {
    const { detail, ...rest } = context;
    const problem = `no complete response within ${context.timeout} ms, the \`timeout\` of one attempt${detail ? `; ${detail}` : ""}`;
    super({ ...rest, problem });
  }
}

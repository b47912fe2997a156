import { PRODUCT } from "../api/index.js";
import { BaseRequestError, type ErrorContext } from "./request-error.js";

export class BaseUnsupportedError extends BaseRequestError {
  /** What the server does not support: `the operation`, or `scope in the body`. */
  declare readonly what: string;
  /** The first version that supports it. */
  declare readonly since: string;
  /** The version of the server. */
  declare readonly serverVersion: string;

  constructor(
    context: ErrorContext & { readonly what: string; readonly since: string; readonly serverVersion: string },
  ) {
    const { what, since, serverVersion, attempts } = context;
    const notSent = attempts > 0 ? "the attempt was not sent" : "nothing was sent";
    const problem = `${what} requires ${PRODUCT} ${since} or later, but the server is ${serverVersion}; ${notSent}`;
    super({ ...context, problem });
  }

  override get kind(): string {
    return "unsupported";
  }
}

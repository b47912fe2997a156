import { PRODUCT } from "../../client/index.js";
import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/**
 * A call that was rejected before it was sent, because the server is too old for it. An older server would silently
 * ignore the unknown part, and do something else. `attempts` is 0, unless earlier attempts went to a newer node of a
 * cluster.
 */
export class AdminUnsupportedError extends AdminRequestError {
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

  override get name(): string {
    return "AdminUnsupportedError";
  }
}

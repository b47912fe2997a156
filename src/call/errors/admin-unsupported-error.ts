import { PRODUCT } from "../../client/index.js";
import { AdminRequestError, type ErrorContext } from "./admin-request-error.js";

/**
 * A call that was rejected before anything was sent, because the server is too old for something in it. An older server
 * would silently ignore that part, and do something else.
 */
export class AdminUnsupportedError extends AdminRequestError {
  /** What the server does not have: `the operation`, or `scope in the body`. */
  declare readonly what: string;
  /** The first version that has it. */
  declare readonly since: string;
  /** The version of the server. */
  declare readonly serverVersion: string;

  constructor(
    context: ErrorContext & { readonly what: string; readonly since: string; readonly serverVersion: string },
  ) {
    const { what, since, serverVersion } = context;
    const problem = `${what} needs ${PRODUCT} ${since} or later, and the server is ${serverVersion}; nothing was sent`;
    super({ ...context, problem });
  }

  override get name(): string {
    return "AdminUnsupportedError";
  }
}

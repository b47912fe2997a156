import { PRODUCT } from "../api/index.js";
import { BaseRequestError, type ErrorContext } from "./request-error.js";

/** The first version that has something, or the first that no longer has it. */
export type Lifetime =
  | { readonly since: string; readonly goneIn?: undefined }
  | { readonly since?: undefined; readonly goneIn: string };

export class BaseUnsupportedError extends BaseRequestError {
  /** What the server does not support: `the operation`, or `scope in the body`. */
  declare readonly what: string;
  /** The first version that supports it; undefined if the server is too new. */
  declare readonly since: string | undefined;
  /** The first version that no longer supports it; undefined if the server is too old. */
  declare readonly goneIn: string | undefined;
  /** The version of the server. */
  declare readonly serverVersion: string;

  constructor(context: ErrorContext & Lifetime & { readonly what: string; readonly serverVersion: string }) {
    const { what, since, goneIn, serverVersion, attempts } = context;
    const wanted = since === undefined ? `a ${PRODUCT} before ${goneIn}` : `${PRODUCT} ${since} or later`;
    const notSent = attempts > 0 ? "the attempt was not sent" : "nothing was sent";
    const problem = `${what} requires ${wanted}, but the server is ${serverVersion}; ${notSent}`;
    super({ ...context, problem });
  }

  override get kind(): string {
    return "unsupported";
  }
}

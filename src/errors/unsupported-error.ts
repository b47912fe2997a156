import { AdminRequestError, type ErrorContext } from "./request-error.js";

/** The first version that has something, or the first that no longer has it. */
export type NeededVersion =
  | { readonly since: string; readonly goneIn?: undefined }
  | { readonly since?: undefined; readonly goneIn: string };

/**
 * A call that was rejected before it was sent, because the server is too old or too new for it. An older server would silently
 * ignore the unknown part, and do something else. `attempts` is 0, unless earlier attempts went to a node of another version.
 */
export class AdminUnsupportedError extends AdminRequestError {
  static override readonly name: string = "AdminUnsupportedError";
  /** What the server does not support: `the operation`, or `scope in the body`. */
  declare readonly what: string;
  /** The first version that supports it; undefined if the server is too new. */
  declare readonly since: string | undefined;
  /** The first version that no longer supports it; undefined if the server is too old. */
  declare readonly goneIn: string | undefined;
  /** The version of the server. */
  declare readonly serverVersion: string;

  constructor(context: ErrorContext & NeededVersion & { readonly what: string; readonly serverVersion: string }) {
    const { what, since, goneIn, serverVersion, attempts } = context;
    const wanted = since === undefined ? `a Restate before ${goneIn}` : `Restate ${since} or later`;
    const notSent = attempts > 0 ? "the attempt was not sent" : "nothing was sent";
    const problem = `${what} requires ${wanted}, but the server is ${serverVersion}; ${notSent}`;
    super({ ...context, applied: "no", problem });
  }
}

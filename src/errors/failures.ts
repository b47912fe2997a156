import { AdminRequestError, type ErrorContext, quote } from "./request-error.js";
import { AdminResponseError } from "./response-error.js";

/** No complete response: the connection was refused or reset, the host is unknown, or the body is truncated. */
export class AdminConnectionError extends AdminRequestError {
  static override readonly name: string = "AdminConnectionError";
  /**
   * Whether the same URL will fail again, so that the call is not retried: the host is unknown, `fetch` blocks the port, or the
   * server has no valid certificate or no TLS. Known in Node only.
   */
  declare readonly permanent: boolean;

  constructor(context: ErrorContext & { readonly problem: string; readonly permanent?: boolean }) {
    const fields = { permanent: false, ...context };
    super(fields);
  }
}

/** The timeout of an attempt, or of a wait that belongs to a call. */
export class AdminTimeoutError extends AdminRequestError {
  static override readonly name: string = "AdminTimeoutError";
  /** The time limit that was exceeded, in milliseconds. */
  declare readonly timeout: number;

  /** @param context - The request. `detail` says why the call had to wait, or how far the result came. */
  constructor(context: ErrorContext & { readonly timeout: number; readonly detail?: string }) {
    const { detail, ...rest } = context;
    const end = detail ? `; ${detail}` : "";
    const problem = `no complete response within ${rest.timeout} ms (see \`timeout\`)${end}`;
    super({ ...rest, problem });
  }
}

/**
 * A successful response with a body that the operation cannot return: a proxy's login page, truncated JSON, or more
 * than `maxResponseBytes`.
 */
export class AdminDecodeError extends AdminRequestError {
  static override readonly name: string = "AdminDecodeError";
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
}

/**
 * A failure of the client's `token` or `headers` function, or a returned value that cannot be sent. The `cause` says why. An
 * earlier attempt may have been sent.
 */
export class AdminTokenError extends AdminRequestError {
  static override readonly name: string = "AdminTokenError";
  constructor(context: ErrorContext) {
    const problem = "the `token` or `headers` function failed (see `cause`); the attempt was not sent";
    super({ ...context, applied: "no", problem });
  }
}

/** The first version that supports an operation or a part of its request, or the first version that no longer supports it. */
export type NeededVersion =
  | { readonly since: string; readonly goneIn?: undefined }
  | { readonly since?: undefined; readonly goneIn: string };

/**
 * A call that was rejected before it was sent, because the server is too old or too new. An older server would silently
 * ignore the unknown part, and do something else. `attempts` is 0, unless earlier attempts went to a node of another version.
 */
export class AdminUnsupportedError extends AdminRequestError {
  static override readonly name: string = "AdminUnsupportedError";
  /** The part that the server does not support: `the operation`, or `scope in the body`. */
  declare readonly what: string;
  /** The first version that supports it; undefined if the server is too new. */
  declare readonly since: string | undefined;
  /** The first version that no longer supports it; undefined if the server is too old. */
  declare readonly goneIn: string | undefined;
  declare readonly serverVersion: string;

  constructor(context: ErrorContext & NeededVersion & { readonly what: string; readonly serverVersion: string }) {
    const { what, since, goneIn, serverVersion, attempts } = context;
    const wanted = since === undefined ? `a Restate before ${goneIn}` : `Restate ${since} or later`;
    const notSent = attempts > 0 ? "the attempt was not sent" : "nothing was sent";
    const problem = `${what} requires ${wanted}, but the server is ${serverVersion}; ${notSent}`;
    super({ ...context, applied: "no", problem });
  }
}

/** The kinds of failures. The retries of a call, and the probes of a server, depend on the kind. */
export type FailureKind =
  | "lost" // there was no connection, or it broke before the response was complete
  | "late" // the attempt timed out
  | "away" // a status of 502, 503 or 504, from a proxy, or from a server that is starting
  | "changing" // the server did nothing, and may accept the same request a moment later
  | "busy" // the server may accept the same request later
  | "failed" // the server has failed, perhaps only for this request
  | "unreadable" // a success that cannot be read, such as the page of a proxy
  | "final" // the same request would fail again, or the error is not about the server
  | "aborted"; // the caller's reason, which is any value

/** The kinds of failures after which the server may be away. */
export const MAY_BE_AWAY: readonly FailureKind[] = ["lost", "late", "away", "changing"];

/** Reads the kind of an error that is not the caller's reason. Every decision after a failure depends on it. */
export function readKind(error: unknown): FailureKind {
  if (error instanceof AdminConnectionError) return "lost";
  if (error instanceof AdminTimeoutError) return "late";
  if (error instanceof AdminDecodeError) return "unreadable";
  if (!(error instanceof AdminResponseError)) return "final";
  const { status, temporary, retryAfter } = error;
  if (temporary) return retryAfter ? "busy" : "changing";
  // RFC 9110 and 6585.
  if ([502, 503, 504].includes(status)) return "away";
  if ([408, 429].includes(status)) return "busy";
  return status >= 500 ? "failed" : "final";
}

export function isOfKind(error: unknown, ...kinds: readonly FailureKind[]): boolean {
  return kinds.includes(readKind(error));
}

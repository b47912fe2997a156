/** The error classes by the names of this API. */

import { BaseError } from "./base-error.js";
import { BaseConnectionError } from "./connection-error.js";
import { BaseDecodeError } from "./decode-error.js";
import { BaseRequestError } from "./request-error.js";
import { BaseResponseError } from "./response-error.js";
import { BaseTimeoutError } from "./timeout-error.js";
import { BaseTokenError } from "./token-error.js";
import { BaseUnsupportedError } from "./unsupported-error.js";

/**
 * The base class of every error of this package. The only exceptions are a `TypeError` for an invalid argument, and the
 * reason of a signal that the caller aborted.
 *
 * `instanceof` also recognizes errors from another copy of this package in the same process.
 */
export class RestateAdminError extends BaseError {
  override get name(): string {
    return "RestateAdminError";
  }
}

/** A failed request. This is the base class of the errors of single calls. */
export class AdminRequestError extends BaseRequestError {
  override get name(): string {
    return "AdminRequestError";
  }
}

/** No complete response: the connection was refused or reset, the host is unknown, or the body is truncated. */
export class AdminConnectionError extends BaseConnectionError {
  override get name(): string {
    return "AdminConnectionError";
  }
}

/**
 * A successful response with a body that the operation cannot return: a proxy's login page, truncated JSON, or more
 * than `maxResponseBytes`.
 */
export class AdminDecodeError extends BaseDecodeError {
  override get name(): string {
    return "AdminDecodeError";
  }
}

/** A response with a status that is not 2xx, from the server or from a proxy in front of it. */
export class AdminResponseError<Status extends number = number, Body = unknown> extends BaseResponseError<
  Status,
  Body
> {
  // Declared again, so that editors show these as fields of this class, with the documentation of the base class.
  declare readonly status: Status;
  declare readonly body: Body;
  declare readonly headers: Headers;
  declare readonly documented: boolean;
  declare readonly temporary: boolean;
  /** Restate's error code, such as `META0003`. */
  declare readonly restateCode: string | undefined;

  override get name(): string {
    return "AdminResponseError";
  }
}

/** An attempt that exceeded its `timeout` while getting a token, connecting, or reading the response. */
export class AdminTimeoutError extends BaseTimeoutError {
  override get name(): string {
    return "AdminTimeoutError";
  }
}

/**
 * A failure of the client's `token` function, or a token that cannot be sent. The `cause` says why. An earlier attempt may
 * have been sent.
 */
export class AdminTokenError extends BaseTokenError {
  override get name(): string {
    return "AdminTokenError";
  }
}

/**
 * A call that was rejected before it was sent, because the server is too old or too new for it. An older server would silently
 * ignore the unknown part, and do something else. `attempts` is 0, unless earlier attempts went to a node of another version.
 */
export class AdminUnsupportedError extends BaseUnsupportedError {
  override get name(): string {
    return "AdminUnsupportedError";
  }
}

/** The names by which the runtime of any API uses these. */
export {
  AdminConnectionError as ConnectionError,
  AdminDecodeError as DecodeError,
  AdminResponseError as ResponseError,
  AdminTimeoutError as TimeoutError,
  AdminTokenError as TokenError,
  AdminUnsupportedError as UnsupportedError,
};

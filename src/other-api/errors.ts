/** The error classes of a client that is generated from another document, in place of src/errors/named.ts. */

import { BaseError } from "../errors/base-error.js";
import { BaseConnectionError } from "../errors/connection-error.js";
import { BaseDecodeError } from "../errors/decode-error.js";
import { BaseRequestError } from "../errors/request-error.js";
import { BaseResponseError } from "../errors/response-error.js";
import { BaseTimeoutError } from "../errors/timeout-error.js";
import { BaseTokenError } from "../errors/token-error.js";
import { BaseUnsupportedError } from "../errors/unsupported-error.js";

/**
 * The base class of every error of this package. The only exceptions are a `TypeError` for an invalid argument, and the
 * reason of a signal that the caller aborted.
 *
 * `instanceof` also recognizes errors from another copy of this package in the same process.
 */
export class ClientError extends BaseError {
  override get name(): string {
    return "ClientError";
  }
}

/** A failed request. This is the base class of the errors of single calls. */
export class ClientRequestError extends BaseRequestError {
  override get name(): string {
    return "ClientRequestError";
  }
}

/** No complete response: the connection was refused or reset, the host is unknown, or the body is truncated. */
export class ClientConnectionError extends BaseConnectionError {
  override get name(): string {
    return "ClientConnectionError";
  }
}

/**
 * A successful response with a body that the operation cannot return: a proxy's login page, truncated JSON, or more
 * than `maxResponseBytes`.
 */
export class ClientDecodeError extends BaseDecodeError {
  override get name(): string {
    return "ClientDecodeError";
  }
}

/** A response with a status that is not 2xx, from the server or from a proxy in front of it. */
export class ClientResponseError<Status extends number = number, Body = unknown> extends BaseResponseError<
  Status,
  Body
> {
  // Declared again, so that editors show these as fields of this class, with the documentation of the base class.
  declare readonly status: Status;
  declare readonly body: Body;
  declare readonly headers: Headers;
  declare readonly documented: boolean;
  declare readonly temporary: boolean;
  /** The `code` in the body. */
  declare readonly errorCode: string | undefined;

  override get name(): string {
    return "ClientResponseError";
  }
}

/** An attempt that exceeded its `timeout` while getting a token, connecting, or reading the response. */
export class ClientTimeoutError extends BaseTimeoutError {
  override get name(): string {
    return "ClientTimeoutError";
  }
}

/**
 * A failure of the client's `token` function, or a token that cannot be sent. The `cause` says why. An earlier attempt may
 * have been sent.
 */
export class ClientTokenError extends BaseTokenError {
  override get name(): string {
    return "ClientTokenError";
  }
}

// No client of another API checks versions.
class ClientUnsupportedError extends BaseUnsupportedError {
  override get name(): string {
    return "ClientUnsupportedError";
  }
}

/** The names by which the runtime of any API uses these. */
export {
  ClientConnectionError as ConnectionError,
  ClientDecodeError as DecodeError,
  ClientResponseError as ResponseError,
  ClientTimeoutError as TimeoutError,
  ClientTokenError as TokenError,
  ClientUnsupportedError as UnsupportedError,
};

import { type ClientInternals, NO_REDIRECT, type OperationRequest, type RequestOptions } from "../client/index.js";
import { addToken, PlainRequest } from "../http/index.js";
import { readConnectionFailure } from "./connection-failure.js";
import type { DecoderOption } from "./decoder.js";
import { createResponseError, keepErrorBody } from "./error-response.js";
import { AdminConnectionError } from "./errors/admin-connection-error.js";
import type { ErrorContext } from "./errors/admin-request-error.js";
import type { AdminResponseError } from "./errors/admin-response-error.js";
import { AdminTokenError } from "./errors/admin-token-error.js";
import type { Operation } from "./operation.js";
import { matchTemporary } from "./temporary-failure.js";

/** One attempt of a call. */
export interface Attempt {
  readonly options: RequestOptions & DecoderOption;
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  /** From 1. */
  readonly number: number;
  readonly address: string;
  readonly idempotent: boolean;
  /** Whether the server may have received an earlier attempt. */
  readonly sentBefore: boolean;
}

/** The request of one attempt, and what is known about it. */
export interface Exchange {
  /** Sends the request. Keeps the body of an error response in memory. */
  readonly sendRequest: (request: Request | PlainRequest) => Promise<Response>;
  /** Describes the request for an error. */
  readonly describe: (cause?: unknown) => ErrorContext;
  readonly createError: (response: Response, body: unknown) => AdminResponseError;
  /** Returns the URL of the request; undefined if there was none. */
  readonly readUrl: () => string | undefined;
  /** Whether the server may have received any of this attempt. */
  readonly isMaybeSent: () => boolean;
}

/** @param signal - Aborts when the attempt is abandoned, after which it must not send anything. */
export function createExchange(
  settings: ClientInternals,
  { name, method, path, errors, retry }: Operation,
  { number, request, sentBefore }: Attempt,
  signal: AbortSignal,
): Exchange {
  let sent: Request | PlainRequest | undefined;
  // Middleware may send requests of its own first.
  let maybeSent = true;

  const describe = (cause?: unknown): ErrorContext => {
    const authorization = sent?.headers.get("authorization");
    return { operation: name, method, url: sent?.url ?? path, attempts: number, authorization, cause };
  };

  const createError = (response: Response, body: unknown): AdminResponseError =>
    createResponseError(response, body, describe(), errors, matchTemporary(retry, request, settings));

  const sendRequest = async (given: Request | PlainRequest): Promise<Response> => {
    signal.throwIfAborted();
    sent = given;
    if (settings.askToken && !given.headers.has("authorization")) {
      maybeSent = false;
      try {
        addToken(given.headers, await settings.askToken());
      } catch (cause) {
        throw new AdminTokenError(describe(cause));
      }
      signal.throwIfAborted();
      maybeSent = true;
    }
    let response: Response;
    try {
      const init = { signal, ...NO_REDIRECT };
      response = await (given instanceof PlainRequest
        ? globalThis.fetch(given.url, { method: given.method, headers: given.headers, body: given.body, ...init })
        : (settings.fetch ?? globalThis.fetch)(given, init));
      if (!response?.headers) throw new TypeError("fetch returned no Response");
    } catch (cause) {
      signal.throwIfAborted();
      const failure = readConnectionFailure(cause);
      maybeSent = failure.maybeSent;
      throw new AdminConnectionError({ ...describe(cause), ...failure, maybeSent: maybeSent || sentBefore });
    }
    return response.ok ? response : keepErrorBody(response, createError, signal);
  };

  return { sendRequest, describe, createError, readUrl: () => sent?.url, isMaybeSent: () => maybeSent };
}

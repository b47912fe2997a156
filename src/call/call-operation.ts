/**
 * One call of one operation. The call stack is callOperation, repeatAttempts, attemptOnce, openapi-fetch, and
 * sendRequest, which calls `fetch`.
 */

import type { FetchOptions } from "openapi-fetch";
import {
  type Client,
  type ClientInternals,
  checkRequestOptions,
  internals,
  NO_REDIRECT,
  type RequestOptions,
} from "../client/index.js";
import { mergeHeaders, PlainRequest } from "../http/index.js";
import { addFreshToken } from "./add-fresh-token.js";
import { type AdminPromise, type OperationResult, toAdminPromise } from "./admin-promise.js";
import type { VersionCheck } from "./assert-supported.js";
import { readConnectionFailure } from "./connection-failure.js";
import { decodeJson } from "./decode-json.js";
import { type DecoderOption, decodeWith } from "./decoder.js";
import { createResponseError, keepErrorBody } from "./error-response.js";
import { AdminConnectionError } from "./errors/admin-connection-error.js";
import type { ErrorContext } from "./errors/admin-request-error.js";
import { AdminResponseError } from "./errors/admin-response-error.js";
import { AdminTimeoutError } from "./errors/admin-timeout-error.js";
import type { Operation, OperationRequest } from "./operation.js";
import { type AttemptFailure, planRetry, readFailure } from "./retry.js";
import { startTimeLimit, wait } from "./time-limit.js";

type AnyClient = { readonly [internals]: ClientInternals };
type Options = RequestOptions & DecoderOption;

/** The request of an operation as openapi-fetch types it. A request that does not match the schema does not compile. */
export type RequestOf<Paths, O extends Operation> = FetchOptions<Get<Get<Paths, O["path"]>, Lowercase<O["method"]>>>;
type Get<T, Key> = T[Key & keyof T];

/**
 * Calls an operation. Every generated function is one such call.
 *
 * @param check - Rejects calls that need a newer server. Undefined if every known version supports the whole operation.
 */
export function callOperation<Paths extends {}, O extends Operation, Data, Status extends number, Result>(
  client: Client<Paths>,
  operation: O,
  options: RequestOptions | undefined,
  request: RequestOf<Paths, O>,
  check?: VersionCheck,
): AdminPromise<Data, Status, Result>;
export function callOperation(
  client: AnyClient,
  operation: Operation,
  options: Options | undefined,
  request: object,
  check?: VersionCheck,
): AdminPromise<unknown> {
  return toAdminPromise(repeatAttempts(client, operation, options, request, check));
}

async function repeatAttempts(
  client: AnyClient,
  operation: Operation,
  options: Options = {},
  request: OperationRequest,
  check: VersionCheck | undefined,
): Promise<OperationResult> {
  const { name, retry, isIdempotent } = operation;
  const settings = client?.[internals];
  if (!settings) throw new TypeError(`${name}: the first argument must be a client from createClient`);
  checkRequestOptions(options, operation);
  const { signal, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  // Evaluated now, since the caller may change the body during the call.
  const idempotent = isIdempotent ? isIdempotent(retry, request) : retry.idempotent;
  const headers = (request.headers || options.headers) && mergeHeaders(request.headers, options.headers);
  if (check) await check({ operation, request, signal });
  const watchAttempt = settings.watchCall?.(operation);
  for (let attempt = 1; ; attempt++) {
    const endWatch = watchAttempt?.(attempt);
    const { success, error, failure } = await attemptOnce(settings, operation, options, request, headers, attempt);
    if (success) {
      endWatch?.(success.status);
      return success;
    }
    // The next attempt may reach a server of another version.
    if (failure && failure.status === undefined) settings.askedVersion = undefined;
    const delay = failure && attempt <= maxRetries ? planRetry(failure, idempotent, attempt) : undefined;
    endWatch?.(failure?.status, error, delay);
    if (delay === undefined) throw error;
    await wait(delay, signal);
  }
}

/** The outcome of an attempt. There is a `failure` if another attempt may succeed. */
interface Outcome {
  readonly success?: OperationResult;
  readonly error?: unknown;
  readonly failure?: AttemptFailure | undefined;
}

async function attemptOnce(
  settings: ClientInternals,
  { name, method, path, errors, decode = decodeJson }: Operation,
  { signal: caller, timeout = settings.timeout, [decodeWith]: decodeSuccess = decode }: Options,
  request: OperationRequest,
  headers: Headers | undefined,
  attempts: number,
): Promise<Outcome> {
  const limit = startTimeLimit(timeout, caller);
  const { signal } = limit;
  let sent: Request | PlainRequest | undefined;
  // Middleware may send requests of its own first.
  let maybeSent = true;

  const describe = (cause?: unknown): ErrorContext => {
    const authorization = sent?.headers.get("authorization");
    return { operation: name, method, url: sent?.url ?? path, attempts, authorization, cause };
  };

  const sendRequest = async (given: Request | PlainRequest): Promise<Response> => {
    // An abandoned attempt must not send anything.
    signal.throwIfAborted();
    sent = given;
    if (settings.askToken) {
      maybeSent = false;
      await addFreshToken(given.headers, settings.askToken, describe);
      signal.throwIfAborted();
      maybeSent = true;
    }
    let response: Response;
    try {
      const init = { signal, ...NO_REDIRECT };
      response = await (given instanceof PlainRequest
        ? globalThis.fetch(given.url, { ...given, ...init })
        : (settings.fetch ?? globalThis.fetch)(given, init));
      if (!response?.headers) throw new TypeError("fetch returned no Response");
    } catch (cause) {
      signal.throwIfAborted();
      const failure = readConnectionFailure(cause);
      maybeSent = failure.maybeSent;
      throw new AdminConnectionError({ ...describe(cause), ...failure });
    }
    return response.ok ? response : keepErrorBody(response, describe(), errors, signal);
  };

  const onCut = (cause: unknown): never => {
    signal.throwIfAborted();
    throw new AdminConnectionError({ ...describe(cause), ...readConnectionFailure(cause), maybeSent });
  };

  try {
    signal.throwIfAborted();
    // A caller's own fetch may ignore the init, so the Request needs the signal too.
    const shown = settings.showsRequests() ? { signal } : { Request: PlainRequest as unknown as typeof Request };
    const { response, error } = await limit.race(
      settings.send(method, path, { ...request, headers, parseAs: "stream", fetch: sendRequest, ...shown }),
    );
    if (!response.ok) throw createResponseError(response, error, describe(), errors);
    const data = await limit.race(decodeSuccess(response, describe(), onCut, settings.maxResponseBytes));
    return { success: { status: response.status, data, response } };
  } catch (thrown) {
    // Never retried, whatever the caller's reason is.
    if (caller?.aborted) return { error: caller.reason };
    // Thrown by the platform for a string with a lone surrogate.
    if (thrown instanceof URIError) return { error: new TypeError(`${name}: an argument is not well-formed Unicode`) };
    // A status that arrived in time is more informative than the timeout.
    const isLate = signal.aborted && !(thrown instanceof AdminResponseError);
    const error = isLate ? new AdminTimeoutError({ ...describe(), timeout, maybeSent }) : thrown;
    return { error, failure: readFailure(error, maybeSent) };
  } finally {
    limit.stop();
  }
}

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
import { createResponseError, type KnownErrors, keepErrorBody } from "./error-response.js";
import { AdminConnectionError } from "./errors/admin-connection-error.js";
import type { ErrorContext } from "./errors/admin-request-error.js";
import { AdminResponseError } from "./errors/admin-response-error.js";
import { AdminTimeoutError } from "./errors/admin-timeout-error.js";
import type { Operation, OperationRequest } from "./operation.js";
import { type AttemptFailure, readFailure } from "./retry.js";
import { createRetryPlan } from "./retry-plan.js";
import { matchTemporary } from "./temporary-failure.js";
import { startTimeLimit, wait } from "./time-limit.js";

type AnyClient = { readonly [internals]: ClientInternals };
type Options = RequestOptions & DecoderOption;

/**
 * The request of an operation as openapi-fetch types it. A request that does not match the schema does not compile. A
 * client that is not typed by a schema takes any request.
 */
export type RequestOf<Paths, O extends Operation> = [keyof Paths] extends [never]
  ? object
  : FetchOptions<Get<Get<Paths, O["path"]>, Lowercase<O["method"]>>>;
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
  given: OperationRequest,
  check: VersionCheck | undefined,
): Promise<OperationResult> {
  const { name, retry, isIdempotent } = operation;
  const settings = client?.[internals];
  if (!settings) throw new TypeError(`${name}: the first argument must be a client from createClient`);
  checkRequestOptions(options, operation);
  const { signal, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  // Evaluated now, since the caller may change the body during the call.
  const idempotent = isIdempotent ? isIdempotent(retry, given) : retry.idempotent;
  const prepare = settings.created && operation.prepare;
  const request = prepare ? await prepare(client, operation, given, options) : given;
  const headers = (request.headers || options.headers) && mergeHeaders(request.headers, options.headers);
  const { addresses } = settings;
  const planRetry = createRetryPlan(maxRetries, idempotent, addresses.count);
  const watchAttempt = settings.watchCall?.(operation);
  for (let attempt = 1; ; attempt++) {
    // Before each attempt, since the next address may be that of an older server.
    if (check) await check({ operation, request, signal });
    const address = addresses.current();
    const endWatch = watchAttempt?.(attempt, address);
    const call = { options, request, headers, attempt, address, idempotent };
    const { success, error, failure } = await attemptOnce(settings, operation, call);
    if (success) {
      endWatch?.(success.status);
      operation.onSuccess?.(settings, operation, request, success.data);
      return success;
    }
    const { delay, leaves } = failure ? planRetry(failure, address) : {};
    if (leaves) addresses.leave(address, leaves === "lost");
    // The next attempt may reach a server of another version.
    if (leaves || (failure && failure.status === undefined)) settings.askedVersion = undefined;
    endWatch?.(failure?.status, error, delay);
    if (delay === undefined) throw error;
    await wait(delay, signal);
  }
}

const SILENT = "the server is silent: it answered neither the request nor a probe (`connectTimeout`)";

/** The outcome of an attempt. There is a `failure` if another attempt may succeed. */
interface Outcome {
  readonly success?: OperationResult;
  readonly error?: unknown;
  readonly failure?: AttemptFailure | undefined;
}

interface Attempt {
  readonly options: Options;
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly address: string;
  readonly idempotent: boolean;
}

async function attemptOnce(
  settings: ClientInternals,
  { name, method, path, errors, retry, decode = decodeJson }: Operation,
  { options, request, headers, attempt: attempts, address, idempotent }: Attempt,
): Promise<Outcome> {
  const { signal: caller, timeout = settings.timeout, [decodeWith]: decodeSuccess = decode } = options;
  const known: KnownErrors = { errors, isTemporary: matchTemporary(retry, request, settings) };
  const limit = startTimeLimit(timeout, caller);
  const { signal } = limit;
  let sent: Request | PlainRequest | undefined;
  // Middleware may send requests of its own first.
  let maybeSent = true;
  let isCut = false;
  let isSilent = false;

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
    return response.ok ? response : keepErrorBody(response, describe(), known, signal);
  };

  const onCut = (cause: unknown): never => {
    signal.throwIfAborted();
    isCut = true;
    throw new AdminConnectionError({ ...describe(cause), ...readConnectionFailure(cause), maybeSent });
  };

  const createLateError = (): Error =>
    isSilent
      ? new AdminConnectionError({ ...describe(), problem: SILENT, maybeSent })
      : new AdminTimeoutError({ ...describe(), timeout, maybeSent });

  const endWatch = settings.addresses.watch(address, () => {
    if (maybeSent && !idempotent) return;
    isSilent = true;
    limit.end();
  });
  try {
    signal.throwIfAborted();
    // A caller's own fetch may ignore the init, so the Request needs the signal too.
    const shown = settings.showsRequests() ? { signal } : { Request: PlainRequest as unknown as typeof Request };
    const { response, error } = await limit.race(
      settings.send(method, path, {
        ...request,
        headers,
        baseUrl: address,
        parseAs: "stream",
        fetch: sendRequest,
        ...shown,
      }),
    );
    if (!response.ok) throw createResponseError(response, error, describe(), known);
    const data = await limit.race(decodeSuccess(response, describe(), onCut, settings.maxResponseBytes));
    return { success: { status: response.status, data, response } };
  } catch (thrown) {
    // Never retried, whatever the caller's reason is.
    if (caller?.aborted) return { error: caller.reason };
    // Thrown by the platform for a string with a lone surrogate.
    if (thrown instanceof URIError) return { error: new TypeError(`${name}: an argument is not well-formed Unicode`) };
    // A status that arrived in time is more informative than the timeout.
    const isLate = signal.aborted && !(thrown instanceof AdminResponseError);
    const error = isLate ? createLateError() : thrown;
    const failure = readFailure(error, maybeSent);
    // The server truncates the rows of a query when it loses a node of its cluster.
    const isTemporary = failure?.isTemporary || (isCut && idempotent && decodeWith in options);
    return { error, failure: failure && { ...failure, isTemporary } };
  } finally {
    endWatch();
    limit.stop();
  }
}

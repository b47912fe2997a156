/**
 * One call of one operation. The call stack is callOperation, repeatAttempts, attemptOnce, openapi-fetch, and
 * sendRequest, which calls `fetch`.
 */

import type { FetchOptions } from "openapi-fetch";
import {
  type AnyClient,
  type CallWatch,
  type Client,
  checkRequestOptions,
  internals,
  type OperationRequest,
  type RequestOptions,
  readInternals,
} from "../client/index.js";
import { mergeHeaders } from "../http/index.js";
import { type AdminPromise, type OperationResult, toAdminPromise } from "./admin-promise.js";
import type { VersionCheck } from "./assert-supported.js";
import { attemptOnce } from "./attempt-once.js";
import type { DecoderOption } from "./decoder.js";
import type { Operation } from "./operation.js";
import { createRetryPlan } from "./retry-plan.js";
import { wait } from "./time-limit.js";

type Options = RequestOptions & DecoderOption;

/** The request of an operation as openapi-fetch types it. A request that does not match the schema does not compile. */
export type RequestOf<Paths, O extends Operation> = FetchOptions<Get<Get<Paths, O["path"]>, Lowercase<O["method"]>>>;
type Get<T, Key> = T[Key & keyof T];

/**
 * Calls an operation. Every generated function is one such call.
 *
 * A client that is not typed by a schema takes any request. It has a signature of its own, since the other one is the most
 * expensive part of type-checking a client with hundreds of operations.
 *
 * @param check - Rejects calls that need a newer server. Undefined if every known version supports the whole operation.
 */
export function callOperation<Data, Status extends number, Result>(
  client: Client<Record<never, never>>,
  operation: Operation,
  options: RequestOptions | undefined,
  request: object,
  check?: VersionCheck,
): AdminPromise<Data, Status, Result>;
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
  const watch = client?.[internals]?.watchCall?.(operation);
  const result = repeatAttempts(client, operation, options, request, check, watch);
  watch?.follow(result);
  return toAdminPromise(result);
}

async function repeatAttempts(
  client: AnyClient,
  operation: Operation,
  options: Options = {},
  given: OperationRequest,
  check: VersionCheck | undefined,
  watch: CallWatch | undefined,
): Promise<OperationResult> {
  const { name, path, retry, isIdempotent, latest } = operation;
  const settings = readInternals(client, name);
  checkRequestOptions(options, operation);
  operation.checkRequired?.(operation, options);
  operation.checkBody?.(name, given.body);
  const { signal, maxRetries = settings.maxRetries, timeout = settings.timeout } = options;
  signal?.throwIfAborted();
  // Evaluated now, since the caller may change the body during the call.
  const idempotent = isIdempotent ? isIdempotent(retry, given) : retry.idempotent;
  const { addresses, created } = settings;
  const request = latest && created ? await created.pinLatest(given, { path, latest }, options) : given;
  const headers = (request.headers || options.headers) && mergeHeaders(request.headers, options.headers);
  const renewsToken = settings.askToken !== undefined && !headers?.has("authorization");
  const planNext = createRetryPlan(maxRetries, idempotent, addresses.count, renewsToken);
  let sentBefore = false;
  let lastError: unknown;
  for (let number = 1; ; number++) {
    // Before each attempt, since the next address may be that of an older server.
    if (check) {
      const { headers } = options;
      await check({ operation, request, headers, signal, timeout, maxRetries, attempts: number - 1, lastError });
    }
    const address = addresses.current();
    const endWatch = watch?.begin(number, address);
    const attempt = { options, request, headers, number, address, idempotent, sentBefore };
    const { success, error, failure, readUrl } = await attemptOnce(settings, operation, attempt);
    if (success) {
      endWatch?.({ status: success.status, url: readUrl() });
      operation.onSuccess?.(client, operation, request, success.data);
      return success;
    }
    const { delay, leaves } = failure ? planNext(failure, address) : {};
    if (leaves) addresses.leave(address, leaves === "lost");
    // The next attempt may reach a server of another version.
    if (leaves || (failure && failure.status === undefined)) settings.asked = undefined;
    endWatch?.({ status: failure?.status, url: readUrl(), error, delay });
    if (delay === undefined) throw error;
    sentBefore ||= failure?.maybeSent === true;
    lastError = error;
    await wait(delay, signal);
  }
}

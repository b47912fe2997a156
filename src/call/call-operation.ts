import { type ClientInternals, checkRequestOptions, internals, type RequestOptions } from "../client/index.js";
import { mergeHeaders } from "../http/index.js";
import { type AdminPromise, type OperationResult, toAdminPromise } from "./admin-promise.js";
import type { VersionCheck } from "./assert-supported.js";
import { attemptOperation, type Call, explainFailure, type Send } from "./attempt-operation.js";
import { type DecoderOption, decodeWith } from "./decode-with.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "./errors.js";
import type { Operation, RequestValues } from "./operation.js";
import { type Failure, isSafeToRepeat, planRetry } from "./retry.js";
import { wait } from "./run-within.js";

/**
 * Calls one operation: what a generated function does, and all that it does.
 *
 * @param send - Makes one attempt through openapi-fetch.
 * @param values - What the operation's retry rule asks for, where it asks for something.
 * @param check - Refuses what the server is too old for, where not every server has all of the operation.
 */
export function callOperation<Data, Status extends number, Result>(
  client: { readonly [internals]: ClientInternals },
  operation: Operation,
  options: (RequestOptions & DecoderOption) | undefined,
  send: Send,
  values?: RequestValues,
  check?: VersionCheck,
): AdminPromise<Data, Status, Result> {
  return toAdminPromise(attemptUntilDone(client, operation, options, send, values, check));
}

async function attemptUntilDone(
  client: { readonly [internals]: ClientInternals },
  operation: Operation,
  options: RequestOptions & DecoderOption = {},
  send: Send,
  values: RequestValues | undefined,
  check: VersionCheck | undefined,
): Promise<OperationResult> {
  const { name, method, path } = operation;
  const settings = client?.[internals];
  if (!settings) throw new TypeError(`${name}: the first argument must be a client from createClient`);
  checkRequestOptions(options, operation);
  const { signal, timeout = settings.timeout, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  // Now, since the caller may change the body while the call goes on.
  const safe = isSafeToRepeat(operation.retry, values);
  const context = { operation: name, method, url: path, attempts: 0 };
  const headers = joinHeaders(operation, options);
  if (check) await check({ operation, values, context, signal });
  const call: Call = {
    operation,
    client: settings,
    send,
    headers,
    signal,
    timeout,
    decode: options[decodeWith],
    context,
    limit: undefined,
    sent: false,
  };
  const watchAttempt = settings.watchCall?.(operation);
  for (let attempt = 1; ; attempt++) {
    context.attempts = attempt;
    const end = watchAttempt?.(attempt);
    try {
      const outcome = await attemptOperation(call);
      end?.(outcome.status);
      return outcome;
    } catch (thrown) {
      const error = explainFailure(call, thrown);
      // A caller's own reason may be anything, and asked for nothing.
      const failure = signal?.aborted ? undefined : readFailure(call, error);
      // Another server may be there.
      if (failure && failure.status === undefined) settings.askedVersion = undefined;
      const delay = failure && attempt <= maxRetries ? planRetry(failure, safe, attempt) : undefined;
      end?.(failure?.status, error, delay);
      if (delay === undefined) throw error;
      await wait(delay, signal);
    }
  }
}

/**
 * What is known of a failure that another attempt may mend. The error's own word is not taken for whether anything was sent:
 * it may be one of another call, which middleware made.
 */
function readFailure({ sent }: Call, error: unknown): Failure | undefined {
  if (error instanceof AdminConnectionError || error instanceof AdminTimeoutError) return { sent };
  if (!(error instanceof AdminResponseError)) return undefined;
  return { sent: true, status: error.status, retryAfter: error.headers.get("retry-after") };
}

/** What is sent beside the client's own headers, if anything is. */
function joinHeaders({ accept, contentType }: Operation, { headers }: RequestOptions): Headers | undefined {
  if (!accept && !contentType && !headers) return undefined;
  return mergeHeaders(
    { ...(accept && { Accept: accept }), ...(contentType && { "Content-Type": contentType }) },
    headers,
  );
}

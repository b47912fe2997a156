import type { ClientInternals } from "../client/index.js";
import { PlainRequest } from "../http/index.js";
import type { OperationResult } from "./admin-promise.js";
import { readConnectionFailure } from "./connection-failure.js";
import { decodeJson } from "./decode-json.js";
import { decodeWith } from "./decoder.js";
import { AdminConnectionError } from "./errors/admin-connection-error.js";
import { AdminResponseError } from "./errors/admin-response-error.js";
import { AdminTimeoutError } from "./errors/admin-timeout-error.js";
import { type Attempt, createExchange } from "./exchange.js";
import type { Operation } from "./operation.js";
import { type AttemptFailure, readFailure } from "./retry.js";
import { startTimeLimit } from "./time-limit.js";
import { watchAddress } from "./watch-address.js";

const SILENT = "no response to the request, nor to a probe within `connectTimeout`";

/** The outcome of an attempt. There is a `failure` if another attempt may succeed. */
interface Outcome {
  readonly success?: OperationResult;
  readonly error?: unknown;
  readonly failure?: AttemptFailure | undefined;
  /** Returns the requested URL; undefined if nothing was sent. A function, since it takes long, and only observers need it. */
  readonly readUrl: () => string | undefined;
}

/** Makes one attempt of a call. It never rejects. */
export async function attemptOnce(settings: ClientInternals, operation: Operation, attempt: Attempt): Promise<Outcome> {
  const { options, request, headers, address, idempotent, sentBefore } = attempt;
  const { name, method, path, decode = decodeJson } = operation;
  const { signal: caller, timeout = settings.timeout, [decodeWith]: decodeSuccess = decode } = options;
  const limit = startTimeLimit(timeout, caller);
  const { signal } = limit;
  const exchange = createExchange(settings, operation, attempt, signal);
  const { sendRequest, describe, createError, readUrl, isMaybeSent } = exchange;
  const endWatch = watchAddress(settings, address, () => {
    if (idempotent || !isMaybeSent()) limit.end(SILENT);
  });
  let isCut = false;
  const onCut = (cause: unknown): never => {
    signal.throwIfAborted();
    isCut = idempotent && decodeWith in options;
    throw new AdminConnectionError({ ...describe(cause), ...readConnectionFailure(cause), maybeSent: true });
  };
  const readResponse = async ({ response, error }: Awaited<ReturnType<ClientInternals["send"]>>) => {
    endWatch?.();
    if (!response.ok) throw createError(response, error);
    signal.throwIfAborted();
    const { maxResponseBytes: maxBytes } = settings;
    const data = await decodeSuccess({ response, describe, onCut, maxBytes, signal: caller });
    return { status: response.status, data, response };
  };
  const explain = (thrown: unknown): unknown => {
    // Thrown by the platform for a string with a lone surrogate.
    if (thrown instanceof URIError) return new TypeError(`${name}: an argument is not well-formed Unicode`);
    // A status that arrived in time is more informative than the timeout.
    if (!signal.aborted || thrown instanceof AdminResponseError) return thrown;
    const context = { ...describe(), maybeSent: isMaybeSent() || sentBefore };
    return signal.reason === SILENT
      ? new AdminConnectionError({ ...context, problem: SILENT })
      : new AdminTimeoutError({ ...context, timeout });
  };
  try {
    signal.throwIfAborted();
    // A caller's own fetch may ignore the init, so the Request needs the signal too.
    const shown = settings.showsRequests() ? { signal } : { Request: PlainRequest as unknown as typeof Request };
    const init = { ...request, headers, baseUrl: address, parseAs: "stream", fetch: sendRequest, ...shown };
    return { success: await limit.race(settings.send(method, path, init).then(readResponse)), readUrl };
  } catch (thrown) {
    // Never retried, whatever the caller's reason is.
    if (caller?.aborted) return { error: caller.reason, readUrl };
    const error = explain(thrown);
    return { error, failure: readFailure(error, isMaybeSent(), isCut), readUrl };
  } finally {
    endWatch?.();
    limit.stop();
  }
}

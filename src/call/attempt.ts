import { type CallWatch, type FetchInit, noteDoubt } from "../client/index.js";
import {
  AdminConnectionError,
  AdminRequestError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  type ErrorContext,
  readKind,
} from "../errors/index.js";
import type { Call } from "./call.js";
import { decide, type Failure, type Judged, raisesDoubt, readApplied } from "./decide.js";
import type { OperationResult } from "./operation-promise.js";
import { isJson, readConnectionFailure, readErrorResponse } from "./read-failure.js";
import { startTimeLimit, wait } from "./time-limit.js";

/** The argument of the `fetch` of openapi-fetch: the URL and the init of the request, with the headers of this call alone. */
interface SentRequest extends Pick<FetchInit, "method" | "body"> {
  readonly url: string;
  readonly headers: Headers;
}

/** The outcome of an attempt, with the URL of the request if one was sent. */
type AttemptOutcome = { readonly url: string | undefined } & (
  | { readonly success: OperationResult; readonly failure?: undefined }
  | { readonly success?: undefined; readonly failure: Failure }
);

/**
 * Makes attempts until one succeeds, or the call has to fail.
 *
 * @param prepare - Returns the call. If it throws, the call fails.
 */
export async function retry(prepare: () => Call, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = prepare();
  const { settings, guard, beforeAttempt } = call;
  const failures: Judged[] = [];
  for (;;) {
    if (beforeAttempt) await beforeAttempt(failures.length, failures.at(-1)?.error);
    const checked = guard ? await guard(call, failures) : call;
    const endWatch = watch?.begin(failures.length + 1, call.baseUrl);
    const { success, failure, url } = await attempt(checked, failures);
    if (success) {
      endWatch?.({ response: success.response, url, applied: "yes" });
      return success;
    }
    const { kind, error } = failure;
    const earlier = readApplied(failures);
    const applied = failure.applied === "yes" || earlier === "no" ? failure.applied : earlier;
    const judged = decide(failure, failures, call.policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (raisesDoubt(failure, call.policy)) noteDoubt(settings.health);
    // The server may come back in another version.
    if (kind === "lost" || kind === "late") settings.asked = undefined;
    // The reason of the caller may be any value, which is never looked at.
    const known = kind !== "aborted" && error instanceof AdminRequestError ? error : undefined;
    const response = known instanceof AdminResponseError ? known : undefined;
    endWatch?.({ response, url, error, applied: known?.applied ?? applied, delay });
    if (delay === undefined) throw error;
    // At once: a server that is gone now may be back before the delay is over, and other reads have to know.
    if (kind === "lost") await beforeAttempt?.(failures.length, error);
    await wait(delay, call.signal);
  }
}

/** Makes one attempt of a call. Its signal covers the token, the request, and the body of the response. It never rejects. */
async function attempt(call: Call, earlier: readonly Failure[]): Promise<AttemptOutcome> {
  const { settings, operation, policy, timeout, signal: caller } = call;
  const limit = startTimeLimit(timeout, caller);
  const { signal } = limit;
  let request: SentRequest | undefined;
  let applied: Failure["applied"] = "no";
  let areRowsCut = false;

  const describe = (cause?: unknown): ErrorContext => ({
    calledFunction: call.name,
    operation: operation.name,
    method: call.method,
    url: request?.url ?? call.path,
    attempts: earlier.length + 1,
    applied,
    earlier: readApplied(earlier),
    authorization: request?.headers.get("authorization") ?? settings.readHeaders().authorization,
    cause,
  });
  const onCut = (cause: unknown, what?: "rows"): never => {
    signal.throwIfAborted();
    areRowsCut = policy.idempotent && what === "rows";
    throw new AdminConnectionError({ ...describe(cause), ...readConnectionFailure(cause, call.baseUrl), applied });
  };

  const askHeaders = async (): Promise<Headers | undefined> => {
    try {
      return await settings.askHeaders?.(call.headers);
    } catch (cause) {
      throw new AdminTokenError(describe(cause));
    }
  };

  const send = async (given: SentRequest): Promise<Response> => {
    request = given;
    const { url, method, body } = given;
    const headers = { ...settings.readHeaders(), ...Object.fromEntries(given.headers) };
    const init = { method, headers, signal, redirect: "manual" } as const;
    let response: Response;
    applied = "unknown";
    try {
      response = await settings.fetch(url, body === undefined ? init : { ...init, body });
      if (!response?.headers) throw new TypeError("fetch returned no Response");
    } catch (cause) {
      signal.throwIfAborted();
      const failure = readConnectionFailure(cause, url);
      applied = failure.applied;
      throw new AdminConnectionError({ ...describe(cause), ...failure });
    }
    if (!response.ok) throw await readErrorResponse(response, signal, describe(), operation);
    return response;
  };

  const read = async ({ response }: { readonly response: Response }): Promise<OperationResult> => {
    if (isJson(response)) applied = "yes";
    // A fetch that does not obey its signal may respond late.
    if (signal.aborted) response.body?.cancel().catch(() => {});
    signal.throwIfAborted();
    const { maxResponseBytes: maxBytes } = settings;
    const data = await call.decode({ response, describe, onCut, maxBytes, signal: caller });
    return { status: response.status, data, response };
  };

  const run = (headers: Headers | undefined): Promise<OperationResult> => {
    signal.throwIfAborted();
    const { params, body, bodySerializer } = call.request;
    // Each field by its name, and `method`, which openapi-fetch sets anyway: a spread to another shape takes longer than the rest.
    const { method, path, baseUrl } = call;
    const init = { method, params, body, bodySerializer, headers, baseUrl, parseAs: "stream", fetch: send };
    return settings.send(method, path, init).then(read);
  };

  const explain = (thrown: unknown): unknown => {
    // Thrown by the platform for a string with a lone surrogate.
    if (thrown instanceof URIError) return new TypeError(`${call.name}: an argument is not well-formed Unicode`);
    // A status that arrived in time is more informative than the timeout.
    if (!signal.aborted || thrown instanceof AdminResponseError) return thrown;
    return new AdminTimeoutError({ ...describe(), timeout });
  };

  try {
    signal.throwIfAborted();
    const result = settings.askHeaders ? askHeaders().then(run) : run(call.headers);
    return { success: await limit.race(result), url: request?.url };
  } catch (thrown) {
    const error = caller?.aborted ? caller.reason : explain(thrown);
    const kind = caller?.aborted ? "aborted" : readKind(error);
    return { failure: { applied, areRowsCut, time: performance.now(), error, kind }, url: request?.url };
  } finally {
    limit.stop();
  }
}

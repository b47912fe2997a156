/** The steps of a call, in their order. Each takes the result of the step before it. */

import {
  type AnyClient,
  assertRule,
  type CallWatch,
  checkOptions,
  inner,
  noteDoubt,
  type PlainRequest,
  REQUEST_RULES,
  readInternals,
  SEGMENT,
} from "../client/index.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  type Applied,
  addApplied,
  type ErrorContext,
  readKind,
} from "../errors/index.js";
import { mergeHeaders } from "../http/index.js";
import { type Call, type CallOptions, describeCall, type Guard } from "./call.js";
import { decide, type Failure, type Judged, raisesDoubt, readApplied } from "./decide.js";
import { decodeJson } from "./decode-json.js";
import type { Operation, OperationRequest } from "./operation.js";
import type { OperationResult } from "./operation-promise.js";
import { isJson, readConnectionFailure, readErrorResponse } from "./read-failure.js";
import { writeBody } from "./request-body.js";
import { runWithin } from "./run-within.js";
import { wait } from "./wait.js";

/** A call as a generated function gives it. */
interface GivenCall {
  readonly client: AnyClient;
  readonly operation: Operation;
  readonly name: string;
  readonly options: CallOptions | undefined;
  readonly request: OperationRequest;
  readonly guard: Guard | undefined;
}

/** Checks a call, and makes attempts until one succeeds, or the call has to fail. */
export async function makeCall(given: GivenCall, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = checkCall(given);
  const { settings, policy, beforeAttempt } = call;
  const failures: Judged[] = [];
  for (;;) {
    if (beforeAttempt) await beforeAttempt(failures.length, failures.at(-1)?.error);
    const supported = call.guard ? await call.guard(call, failures) : call;
    const endWatch = watch?.begin(failures.length + 1, call.baseUrl);
    const { success, failure, url } = await attempt(supported, failures);
    if (success) {
      endWatch?.({ response: success.response, url, applied: "yes" });
      return success;
    }
    const { kind, error } = failure;
    // The caller's reason may be any value, so its fields are never read.
    const response = kind !== "aborted" && error instanceof AdminResponseError ? error : undefined;
    const applied = response?.applied ?? addApplied(failure.applied, readApplied(failures));
    const judged = decide(failure, failures, policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (raisesDoubt(failure, policy)) noteDoubt(settings.health);
    // The server may come back in another version.
    if (kind === "lost" || kind === "late") settings.asked = undefined;
    endWatch?.({ response, url, error, applied, delay });
    if (delay === undefined) throw error;
    // Before the delay, because the server may come back during it, and other reads have to know that it was away.
    if (kind === "lost") await beforeAttempt?.(failures.length, error);
    await wait(delay, call.signal);
  }
}

/** @throws TypeError if an argument is wrong. */
function checkCall({ client, operation, name, options = {}, request, guard }: GivenCall): Call {
  const settings = readInternals(client, name);
  const { isIdempotent } = operation;
  checkOptions(options, `${name}: `, operation.options ?? {}, REQUEST_RULES);
  for (const [argument, value] of Object.entries(request.params?.path ?? {})) {
    assertRule(value, SEGMENT, `${name}: ${argument}`);
  }
  if (operation.requiresBody && request.body === undefined) throw new TypeError(`${name}: the body is required`);
  operation.checkBody?.(name, request.body);
  const { signal, timeout = settings.timeout, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  const headers = (request.headers || options.headers) && mergeHeaders(name, request.headers, options.headers);
  const idempotent = isIdempotent ? isIdempotent(operation.retry, request) : operation.retry.idempotent;
  const renewsToken = settings.askHeaders !== undefined && !headers?.has("authorization");
  const { decode = operation.decode ?? decodeJson, beforeAttempt } = options[inner] ?? {};
  return {
    settings,
    operation,
    name,
    baseUrl: settings.readBaseUrl(),
    request: writeBody(name, request),
    headers,
    signal,
    timeout,
    policy: { maxRetries, idempotent, isQuery: beforeAttempt !== undefined, renewsToken },
    decode,
    beforeAttempt,
    guard: guard?.({ operation, request, headers: options.headers && mergeHeaders(name, options.headers) }),
  };
}

/** The outcome of an attempt, with the URL of the request if one was sent. */
type AttemptOutcome = { readonly url: string | undefined } & (
  | { readonly success: OperationResult; readonly failure?: undefined }
  | { readonly success?: undefined; readonly failure: Failure }
);

/** Makes one attempt of a call. It never rejects. */
async function attempt(call: Call, failures: readonly Failure[]): Promise<AttemptOutcome> {
  const { settings, operation, timeout, signal: caller } = call;
  /** How far the attempt has come, as an error shows it. There is a URL once a request was sent. */
  let reached: Pick<ErrorContext, "authorization"> & { readonly url?: string; readonly applied: Applied };
  reached = { authorization: settings.readHeaders().authorization, applied: "no" };
  const describe = () => ({ ...describeCall(call, failures), attempts: failures.length + 1, ...reached });

  const takeSteps = async (signal: AbortSignal): Promise<OperationResult> => {
    const lose = (cause: unknown, hasResponse = true): never => {
      signal.throwIfAborted();
      const failure = readConnectionFailure(cause, describe().url);
      if (!hasResponse) reached = { ...reached, applied: failure.applied };
      throw new AdminConnectionError({ ...failure, ...describe() });
    };
    // 1. The client's functions return the token and headers.
    const asked = settings.askHeaders?.(call.headers).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new AdminTokenError({ ...describe(), cause });
    });
    const headers = asked ? await asked : call.headers;
    signal.throwIfAborted();
    // 2. openapi-fetch makes the request, and sends it.
    const { request, baseUrl } = call;
    const { method, path } = operation;
    // The fields are named, with `method`, which openapi-fetch sets anyway: a spread to another shape takes longer than the rest.
    const { response } = await settings.http.request(method, path, {
      method,
      params: request.params,
      body: request.body,
      bodySerializer: request.bodySerializer,
      headers,
      baseUrl,
      parseAs: "stream",
      fetch: async ({ url, init: { headers: own, body } }: PlainRequest) => {
        const all = { ...settings.readHeaders(), ...Object.fromEntries(own) };
        const init = { method, headers: all, signal, redirect: "manual" } as const;
        reached = { url, authorization: all.authorization, applied: "unknown" };
        let answer: Response;
        try {
          answer = await settings.fetch(url, body === undefined ? init : { ...init, body });
          if (!answer?.headers) throw new TypeError("fetch returned no Response");
        } catch (cause) {
          return lose(cause, false);
        }
        if (!answer.ok) throw await readErrorResponse(answer, signal, describe(), operation);
        return answer;
      },
    });
    if (isJson(response)) reached = { ...reached, applied: "yes" };
    // A fetch that does not obey its signal may respond late.
    if (signal.aborted) response.body?.cancel().catch(() => {});
    signal.throwIfAborted();
    // 3. The operation, or a function of this package, decodes the response.
    const { maxResponseBytes: maxBytes } = settings;
    const data = await call.decode({ response, describe, onCut: lose, maxBytes });
    return { status: response.status, data, response };
  };

  try {
    const toError = () => new AdminTimeoutError({ ...describe(), timeout });
    const success = await runWithin(timeout, caller, takeSteps, toError);
    return { success, url: reached.url };
  } catch (thrown) {
    const { aborted, reason } = caller ?? {};
    let error = aborted ? reason : thrown;
    // The platform throws a URIError for a string with a lone surrogate.
    if (!aborted && error instanceof URIError)
      error = new TypeError(`${call.name}: an argument is not well-formed Unicode`);
    const kind = aborted ? "aborted" : readKind(error);
    return { failure: { kind, error, applied: reached.applied, time: performance.now() }, url: reached.url };
  }
}

/** The steps of a call, in the order in which they begin. */

import {
  type AnyClient,
  assertRule,
  type CallWatch,
  checkOptions,
  inner,
  noteOutage,
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
import { decodeJson, isJson } from "./decoders.js";
import { type FailedAttempt, isOutage, type Judged, judgeAttempt, readApplied } from "./judge-attempt.js";
import type { Operation, OperationRequest } from "./operation.js";
import type { OperationResult } from "./operation-promise.js";
import { readConnectionFailure, readErrorResponse } from "./read-failure.js";
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
    if (beforeAttempt) await beforeAttempt(failures);
    const supported = call.guard ? await call.guard(call, failures) : call;
    const endWatch = watch?.begin(call.baseUrl);
    const progress: Progress = { authorization: settings.readHeaders().authorization, applied: "no" };
    const outcome = await makeAttempt(supported, failures, progress);
    const { url } = progress;
    if ("response" in outcome) {
      endWatch?.({ response: outcome.response, url, applied: "yes" });
      return outcome;
    }
    const { kind, error } = outcome;
    // The caller's reason may be any value, so its fields are never read.
    const response = kind !== "aborted" && error instanceof AdminResponseError ? error : undefined;
    const applied = response?.applied ?? addApplied(outcome.applied, readApplied(failures));
    const judged = judgeAttempt(outcome, failures, policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (isOutage(outcome, policy)) noteOutage(settings.health);
    // The server may come back in another version.
    if (kind === "lost" || kind === "late") settings.asked = undefined;
    endWatch?.({ response, url, error, applied, delay });
    if (delay === undefined) throw error;
    // Before the delay: the server may come back during it, and other reads would not learn that it was away.
    if (kind === "lost") await beforeAttempt?.(failures);
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

/** The progress of an attempt, which its steps record for an error. It has a URL once the request was sent. */
interface Progress {
  url?: string;
  authorization: string | undefined;
  applied: Applied;
}

/** An attempt of a call, which a timeout or an abort may end in any step. */
interface Attempt {
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Describes the attempt and its progress for an error. */
  readonly describe: () => ErrorContext;
}

/** Makes one attempt of a call. It never rejects. */
async function makeAttempt(
  call: Call,
  failures: readonly FailedAttempt[],
  progress: Progress,
): Promise<OperationResult | FailedAttempt> {
  const { timeout, signal: caller } = call;
  const describe = () => ({ ...describeCall(call, failures), attempts: failures.length + 1, ...progress });
  const run = (signal: AbortSignal) => takeSteps({ call, signal, progress, describe });
  const toError = () => new AdminTimeoutError({ ...describe(), timeout });
  try {
    return await runWithin(timeout, caller, run, toError);
  } catch (thrown) {
    const { aborted, reason } = caller ?? {};
    let error = aborted ? reason : thrown;
    // The platform throws a URIError for a string with a lone surrogate.
    if (!aborted && error instanceof URIError)
      error = new TypeError(`${call.name}: an argument is not well-formed Unicode`);
    const kind = aborted ? "aborted" : readKind(error);
    return { kind, error, applied: progress.applied, time: performance.now() };
  }
}

/** Gets the headers, sends the request, and decodes the response. */
async function takeSteps(attempt: Attempt): Promise<OperationResult> {
  const { call, signal, progress, describe } = attempt;
  const { settings, operation, request, baseUrl } = call;
  const { method, path } = operation;
  const asked = settings.askHeaders?.(call.headers).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AdminTokenError({ ...describe(), cause });
  });
  const headers = asked ? await asked : call.headers;
  signal.throwIfAborted();
  // All fields are listed, even `method`, which openapi-fetch sets itself: a spread into another shape takes longer than the rest.
  const { response } = await settings.http.request(method, path, {
    method,
    params: request.params,
    body: request.body,
    bodySerializer: request.bodySerializer,
    headers,
    baseUrl,
    parseAs: "stream",
    fetch: (plain: PlainRequest) => send(attempt, plain),
  });
  if (isJson(response)) progress.applied = "yes";
  // A fetch that does not obey its signal may respond late.
  if (signal.aborted) response.body?.cancel().catch(() => {});
  signal.throwIfAborted();
  const onCut = (cause: unknown): never => {
    signal.throwIfAborted();
    throw new AdminConnectionError({ ...readConnectionFailure(cause, describe().url), ...describe() });
  };
  const data = await call.decode({ response, describe, onCut, maxBytes: settings.maxResponseBytes });
  return { status: response.status, data, response };
}

/** Sends a request of openapi-fetch. Returns the response if its status is a success. */
async function send(attempt: Attempt, { url, init: { headers: own, body } }: PlainRequest): Promise<Response> {
  const { call, signal, progress, describe } = attempt;
  const { settings, operation } = call;
  const headers = { ...settings.readHeaders(), ...Object.fromEntries(own) };
  const init = { method: operation.method, headers, signal, redirect: "manual" } as const;
  Object.assign(progress, { url, authorization: headers.authorization, applied: "unknown" });
  let response: Response;
  try {
    response = await settings.fetch(url, body === undefined ? init : { ...init, body });
    if (!response?.headers) throw new TypeError("fetch returned no Response");
  } catch (cause) {
    signal.throwIfAborted();
    const failure = readConnectionFailure(cause, url);
    progress.applied = failure.applied;
    throw new AdminConnectionError({ ...failure, ...describe() });
  }
  if (!response.ok) throw await readErrorResponse(response, signal, describe(), operation);
  return response;
}

/** The steps of a call, in their order. Each takes the result of the step before it. */

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
import { decodeJson } from "./decode-json.js";
import { type FailedAttempt, isOutage, type Judged, judgeAttempt, readApplied } from "./judge-attempt.js";
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
    const { success, failure, url } = await makeAttempt(supported, failures);
    if (success) {
      endWatch?.({ response: success.response, url, applied: "yes" });
      return success;
    }
    const { kind, error } = failure;
    // The caller's reason may be any value, so its fields are never read.
    const response = kind !== "aborted" && error instanceof AdminResponseError ? error : undefined;
    const applied = response?.applied ?? addApplied(failure.applied, readApplied(failures));
    const judged = judgeAttempt(failure, failures, policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (isOutage(failure, policy)) noteOutage(settings.health);
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
  | { readonly success?: undefined; readonly failure: FailedAttempt }
);

/** An attempt of a call. A timeout or an abort may end it in any step, so each step writes down how far it has come. */
interface Attempt {
  readonly call: Call;
  /** Describes the attempt and its progress for an error. */
  readonly describe: () => ErrorContext;
  /** There is a URL once the request was sent. */
  progress: Pick<ErrorContext, "authorization"> & { readonly url?: string; readonly applied: Applied };
}

/** Makes one attempt of a call. It never rejects. */
async function makeAttempt(call: Call, failures: readonly FailedAttempt[]): Promise<AttemptOutcome> {
  const { settings, timeout, signal: caller } = call;
  const attempt: Attempt = {
    call,
    describe: () => ({ ...describeCall(call, failures), attempts: failures.length + 1, ...attempt.progress }),
    progress: { authorization: settings.readHeaders().authorization, applied: "no" },
  };
  const toError = () => new AdminTimeoutError({ ...attempt.describe(), timeout });
  try {
    const success = await runWithin(timeout, caller, (signal) => takeSteps(attempt, signal), toError);
    return { success, url: attempt.progress.url };
  } catch (thrown) {
    const { aborted, reason } = caller ?? {};
    // The platform throws a URIError for a string with a lone surrogate.
    const isIllFormed = !aborted && thrown instanceof URIError;
    const own = isIllFormed ? new TypeError(`${call.name}: an argument is not well-formed Unicode`) : thrown;
    const [kind, error] = aborted ? (["aborted", reason] as const) : [readKind(own), own];
    const { url, applied } = attempt.progress;
    return { failure: { kind, error, applied, time: performance.now() }, url };
  }
}

async function takeSteps(attempt: Attempt, signal: AbortSignal): Promise<OperationResult> {
  const { call, describe } = attempt;
  const { settings, operation, request, baseUrl } = call;
  const { method, path } = operation;
  const headers = settings.askHeaders ? await askHeaders(attempt, signal) : call.headers;
  // openapi-fetch makes the request. The fields are named, with `method`, which it sets anyway: a spread to another shape takes
  // longer than the rest.
  const { response } = await settings.http.request(method, path, {
    method,
    params: request.params,
    body: request.body,
    bodySerializer: request.bodySerializer,
    headers,
    baseUrl,
    parseAs: "stream",
    fetch: (plain: PlainRequest) => send(attempt, signal, plain),
  });
  if (isJson(response)) attempt.progress = { ...attempt.progress, applied: "yes" };
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

/** Returns the headers of the call, with those that the client's `token` and `headers` functions return. */
async function askHeaders({ call, describe }: Attempt, signal: AbortSignal): Promise<Headers | undefined> {
  const headers = await call.settings.askHeaders?.(call.headers).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AdminTokenError({ ...describe(), cause });
  });
  signal.throwIfAborted();
  return headers;
}

/** Sends a request with the client's headers. Returns the response if its status is a success. */
async function send(attempt: Attempt, signal: AbortSignal, { url, init }: PlainRequest): Promise<Response> {
  const { settings, operation } = attempt.call;
  const headers = { ...settings.readHeaders(), ...Object.fromEntries(init.headers) };
  const sent = { method: operation.method, headers, signal, redirect: "manual" } as const;
  attempt.progress = { url, authorization: headers.authorization, applied: "unknown" };
  let response: Response;
  try {
    response = await settings.fetch(url, init.body === undefined ? sent : { ...sent, body: init.body });
    if (!response?.headers) throw new TypeError("fetch returned no Response");
  } catch (cause) {
    signal.throwIfAborted();
    const failure = readConnectionFailure(cause, url);
    attempt.progress = { ...attempt.progress, applied: failure.applied };
    throw new AdminConnectionError({ ...failure, ...attempt.describe() });
  }
  if (!response.ok) throw await readErrorResponse(response, signal, attempt.describe(), operation);
  return response;
}

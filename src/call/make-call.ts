/** A call, from a generated function to `fetch` and back. docs/architecture.md lists its steps, which are the functions of this file. */

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
import type { OperationResult } from "./operation-promise.js";
import { readConnectionFailure, readErrorResponse } from "./read-failure.js";
import { writeBody } from "./request-body.js";
import { runWithin, wait } from "./run-within.js";

/** The arguments of a call, as a generated function passes them. */
interface UncheckedCall extends Pick<Call, "operation" | "name" | "request"> {
  readonly client: AnyClient;
  readonly options: CallOptions | undefined;
  readonly guard: Guard | undefined;
}

/** Checks a call, and makes attempts until one of them succeeds, or the call has to fail. */
export async function makeCall(uncheckedCall: UncheckedCall, watch: CallWatch | undefined): Promise<OperationResult> {
  const call = checkCall(uncheckedCall);
  const { settings, policy, beforeAttempt, checkVersion } = call;
  const failures: Judged[] = [];
  for (;;) {
    if (beforeAttempt) await beforeAttempt(failures);
    const supported = checkVersion ? await checkVersion(call, failures) : call;
    const endWatch = watch?.begin(call.baseUrl);
    const attempt: Attempt = { call: supported, failures, applied: "no" };
    const outcome = await makeAttempt(attempt);
    const { url } = attempt;
    if ("response" in outcome) {
      endWatch?.({ response: outcome.response, url, applied: "yes" });
      return outcome;
    }
    const { kind, error } = outcome;
    const applied = addApplied(outcome.applied, readApplied(failures));
    const judged = judgeAttempt(outcome, failures, policy, Math.random());
    const { delay } = judged;
    failures.push(judged);
    if (isOutage(outcome, policy)) noteOutage(settings.health);
    // A server that comes back may have another version.
    if (kind === "lost" || kind === "late") settings.health.versionRequests = [];
    // The reason of an abort may be any value, even the error of another call.
    const response = kind !== "aborted" && error instanceof AdminResponseError ? error : undefined;
    endWatch?.({ response, url, error, applied, delay });
    if (delay === undefined) throw error;
    // A broken connection alone is no outage. A probe before the delay finds out whether the server is gone, so that other reads
    // learn of the outage even if the server is back after the delay.
    if (kind === "lost") await beforeAttempt?.(failures);
    await wait(delay, call.signal);
  }
}

/** @throws TypeError if an argument is wrong, or the reason of a signal that has aborted already. */
function checkCall({ client, operation, name, options = {}, request, guard }: UncheckedCall): Call {
  const settings = readInternals(client, name);
  checkOptions(options, `${name}: `, operation.options ?? {}, REQUEST_RULES);
  for (const [argument, value] of Object.entries(request.params?.path ?? {})) {
    assertRule(value, SEGMENT, `${name}: ${argument}`);
  }
  if (operation.requiresBody && request.body === undefined) throw new TypeError(`${name}: the body is required`);
  operation.checkBody?.(name, request.body);
  const { signal, timeout = settings.timeout, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  const headers = (request.headers || options.headers) && mergeHeaders(name, request.headers, options.headers);
  const idempotent = operation.isIdempotent?.(operation.retry, request) ?? operation.retry.idempotent;
  const renewsToken = settings.askHeaders !== undefined && !headers?.has("authorization");
  const { decode = operation.decode ?? decodeJson, isQuery = false, beforeAttempt } = options[inner] ?? {};
  return {
    settings,
    operation,
    name,
    baseUrl: settings.readBaseUrl(),
    request: writeBody(name, request),
    headers,
    signal,
    timeout,
    policy: { maxRetries, idempotent, isQuery, renewsToken, health: settings.health },
    decode,
    beforeAttempt,
    checkVersion: guard?.({ operation, request, headers: options.headers }),
  };
}

/** An attempt of a call. The steps of the attempt record their progress here, for errors and observers. */
interface Attempt {
  readonly call: Call;
  /** The failures of earlier attempts. */
  readonly failures: readonly FailedAttempt[];
  /** As in {@link FailedAttempt}. */
  applied: Applied;
  /** The URL and the `Authorization` header; undefined until the request is sent. */
  url?: string;
  authorization?: string | undefined;
}

function describeAttempt({ call, failures, ...progress }: Attempt): ErrorContext {
  return { ...describeCall(call, failures), ...progress, attempts: failures.length + 1 };
}

/** Makes an attempt, which a timeout or an abort may end in any step. The returned promise never rejects. */
async function makeAttempt(attempt: Attempt): Promise<OperationResult | FailedAttempt> {
  const { name, timeout, signal: caller } = attempt.call;
  const toError = () => new AdminTimeoutError({ ...describeAttempt(attempt), timeout });
  try {
    return await runWithin(timeout, caller, (signal) => takeSteps(attempt, signal), toError);
  } catch (thrown) {
    const failed = { applied: attempt.applied, time: performance.now() };
    if (caller?.aborted) return { ...failed, kind: "aborted", error: caller.reason };
    // The platform throws a URIError for a string with a lone surrogate.
    const isMalformed = thrown instanceof URIError;
    const error = isMalformed ? new TypeError(`${name}: an argument is not well-formed Unicode`) : thrown;
    return { ...failed, kind: readKind(error), error };
  }
}

/** Asks for the headers, sends the request, and decodes the response. */
async function takeSteps(attempt: Attempt, signal: AbortSignal): Promise<OperationResult> {
  const { call } = attempt;
  const { settings, operation, request, baseUrl } = call;
  const { method, path } = operation;
  const describe = () => describeAttempt(attempt);
  const askedHeaders = settings.askHeaders?.(call.headers).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AdminTokenError({ ...describe(), cause });
  });
  const headers = askedHeaders ? await askedHeaders : call.headers;
  signal.throwIfAborted();
  // All fields are listed, even `method`: openapi-fetch spreads them over its own, which is faster if its object keeps its shape.
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
  if (isJson(response)) attempt.applied = "yes";
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

/** Sends a request of openapi-fetch, and returns the response if its status is a success. */
async function send(attempt: Attempt, signal: AbortSignal, { url, init }: PlainRequest): Promise<Response> {
  const { settings, operation } = attempt.call;
  const body = init.body === undefined ? {} : { body: init.body };
  const headers = { ...settings.readHeaders(), ...Object.fromEntries(init.headers) };
  const fetchInit = { method: operation.method, headers, signal, redirect: "manual", ...body } as const;
  Object.assign(attempt, { url, authorization: headers.authorization, applied: "unknown" });
  let response: Response;
  try {
    response = await settings.fetch(url, fetchInit);
    if (!response?.headers?.get) throw new TypeError("fetch returned no Response");
  } catch (cause) {
    signal.throwIfAborted();
    const failure = readConnectionFailure(cause, url);
    attempt.applied = failure.applied;
    throw new AdminConnectionError({ ...failure, ...describeAttempt(attempt) });
  }
  if (response.ok) return response;
  const error = await readErrorResponse(response, signal, describeAttempt(attempt), operation);
  attempt.applied = error.applied;
  throw error;
}

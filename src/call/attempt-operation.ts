import { type ClientInternals, NO_REDIRECT } from "../client/index.js";
import { addToken, PlainRequest } from "../http/index.js";
import type { OperationResult } from "./admin-promise.js";
import { readConnectionFailure } from "./connection-failure.js";
import { decodeBody } from "./decode-body.js";
import type { Decoder } from "./decode-with.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  type ErrorContext,
  RestateAdminError,
} from "./errors.js";
import type { ErrorForm, Operation } from "./operation.js";
import { readErrorBody } from "./read-error-body.js";
import { runWithin } from "./run-within.js";

/** What a generated function hands to openapi-fetch for one attempt, beside the operation's own parameters and body. */
export interface Attempt {
  readonly signal?: AbortSignal;
  readonly headers: Headers | undefined;
  /** What it makes the request with. */
  readonly Request?: typeof Request;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Bodies are left for this package to read, so that a failure in one keeps the status. */
  readonly parseAs: "stream";
}

export type Send = (attempt: Attempt) => Promise<{ readonly response: Response; readonly error?: unknown }>;

/** One call: what all of its attempts have in common, and how far the present one has come. */
export interface Call {
  readonly operation: Operation;
  readonly client: ClientInternals;
  readonly send: Send;
  readonly headers: Headers | undefined;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  /** How a success is read, if not as the operation says. */
  readonly decode: Decoder | undefined;
  readonly context: { -readonly [Field in keyof ErrorContext]: ErrorContext[Field] };
  /** The signal that ends the present attempt. */
  limit: AbortSignal | undefined;
  /** Whether any of the present attempt's request may have reached the server. */
  sent: boolean;
}

/** Makes one attempt; what it throws is for {@link explainFailure}. */
export function attemptOperation(call: Call): Promise<OperationResult> {
  // Middleware may send something of its own before it lets the request pass.
  call.sent = true;
  return runWithin(call.timeout, call.signal, (signal) => {
    call.limit = signal;
    return exchange(call, signal);
  });
}

/**
 * What a call fails with if this is what its attempt threw: an error of this package or the reason that the caller aborted
 * with; and a `TypeError` if there is something in the arguments that no request can be made of.
 */
export function explainFailure({ context, signal, limit, timeout, sent }: Call, thrown: unknown): unknown {
  if (signal?.aborted) return signal.reason;
  // The platform's word for text with a lone surrogate in a query.
  if (thrown instanceof URIError) return new TypeError(`${context.operation}: an argument is not well-formed Unicode`);
  // A status that had been seen by then says more.
  const outOfTime = limit?.aborted && !(thrown instanceof AdminResponseError);
  return outOfTime ? new AdminTimeoutError(context, timeout, sent) : thrown;
}

async function exchange(call: Call, signal: AbortSignal): Promise<OperationResult> {
  const { operation, client, context, headers, send, decode } = call;
  const { response, error } = await send({
    headers,
    // A caller's own fetch may take the Request alone, without its init. openapi-fetch reads no more of it than PlainRequest has.
    ...(client.showsRequests() ? { signal } : { Request: PlainRequest as unknown as typeof Request }),
    parseAs: "stream",
    fetch: (request) => sendRequest(call, request, signal),
  });
  const { status, ok } = response;
  if (!ok) {
    const body = error === "" ? undefined : error;
    throw new AdminResponseError(context, response, status, body, isDocumented(body, operation.errors[status]));
  }
  const onCut = (cause: unknown) => {
    signal.throwIfAborted();
    throw new AdminConnectionError(context, { ...readConnectionFailure(cause), sent: true }, cause);
  };
  const data = await (decode ? decode(response, context, onCut) : decodeBody(context, operation, response, onCut));
  return { status, data, response };
}

async function sendRequest(call: Call, request: Request | PlainRequest, signal: AbortSignal): Promise<Response> {
  const { client, context, operation } = call;
  // An attempt that was left behind must not send after all, nor touch what the next one knows.
  signal.throwIfAborted();
  context.url = request.url;
  call.sent = false;
  // An optional body that was left out has no type either.
  if (operation.contentType && request.body === null) request.headers.delete("content-type");
  if (client.askToken) await authorize(request, client.askToken, context);
  signal.throwIfAborted();
  // A body that no request can be made with is the caller's mistake, and fetch would tell it like a lost connection.
  const isSendable = !(request instanceof PlainRequest) || request.body === null || typeof request.body === "string";
  const sendable = isSendable ? request : new Request(request.url, request.init);
  call.sent = true;
  const answer = await fetchAnswer(call, sendable, signal);
  return answer.ok ? answer : keepErrorBody(context, answer, signal);
}

async function authorize(
  { headers }: Request | PlainRequest,
  askToken: () => string | Promise<string>,
  context: ErrorContext,
): Promise<void> {
  try {
    addToken(headers, await askToken());
  } catch (cause) {
    throw new RestateAdminError(context, "nothing was sent, since the function for the token gave none", cause);
  }
}

async function fetchAnswer(call: Call, request: Request | PlainRequest, signal: AbortSignal): Promise<Response> {
  const init = { signal, ...NO_REDIRECT };
  try {
    const answer = await (request instanceof PlainRequest
      ? globalThis.fetch(request.url, { ...request.init, ...init })
      : (call.client.fetch ?? globalThis.fetch)(request, init));
    if (!answer?.headers) throw new TypeError("fetch gave no Response");
    return answer;
  } catch (cause) {
    signal.throwIfAborted();
    const failure = readConnectionFailure(cause);
    call.sent = failure.sent;
    throw new AdminConnectionError(call.context, failure, cause);
  }
}

/** The same error answer, with its body in memory for middleware and openapi-fetch to read. */
async function keepErrorBody(context: ErrorContext, answer: Response, signal: AbortSignal): Promise<Response> {
  const body = await readErrorBody(answer, signal);
  try {
    return new Response(body, answer);
  } catch {
    // A status that no Response can be made with, such as 304 with a body, or 999.
    throw new AdminResponseError(context, answer, answer.status, parseErrorBody(await body.text()), false);
  }
}

/** As openapi-fetch does it. */
function parseErrorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}

/** Whether the body of an error has a form that is documented; a proxy's page under a documented status has not. */
function isDocumented(body: unknown, documented: ErrorForm | undefined): boolean {
  const form = body === undefined ? "none" : typeof body === "object" ? "json" : "text";
  return body !== null && (documented?.includes(form) ?? false);
}

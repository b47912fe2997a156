import type { Answer } from "./admin-promise.js";
import type { ClientInternals } from "./client.js";
import { readConnectionFailure } from "./connection-failure.js";
import { decodeBody } from "./decode-body.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  type ErrorContext,
  RestateAdminError,
} from "./errors.js";
import { addToken } from "./headers.js";
import type { ErrorForm, Operation } from "./operation.js";
import { readErrorBody } from "./read-error-body.js";
import { runWithin } from "./run-within.js";

/** What a generated function hands to openapi-fetch for one attempt, beside the operation's own parameters and body. */
export interface Attempt {
  readonly headers: Headers | undefined;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Bodies are left for this package to read, so that a failure in one keeps the status. */
  readonly parseAs: "stream";
}

export type Send = (attempt: Attempt) => Promise<{ readonly response: Response; readonly error?: unknown }>;
export type WithResponse<A extends Answer> = A & { readonly response: Response };

/** One call: what all of its attempts have in common, and how far the present one has come. */
export interface Call {
  readonly operation: Operation;
  readonly client: ClientInternals;
  readonly send: Send;
  readonly headers: Headers | undefined;
  /** The caller's own. */
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly context: { -readonly [Field in keyof ErrorContext]: ErrorContext[Field] };
  /** The signal that ends the present attempt. */
  limit: AbortSignal | undefined;
  /** Whether any of the present attempt's request may have reached the server. */
  sent: boolean;
}

/** Makes one attempt; what it throws is for {@link explainFailure}. */
export function attemptOperation<A extends Answer>(call: Call): Promise<WithResponse<A>> {
  call.sent = false;
  return runWithin(call.timeout, call.signal, (signal) => {
    call.limit = signal;
    return exchange<A>(call, signal);
  });
}

/**
 * What a call fails with if this is what its attempt threw: an error of this package or the reason that the caller aborted
 * with; and a `TypeError` if there is something in the arguments that no request can be made of.
 */
export function explainFailure({ context, signal, limit, timeout, sent }: Call, thrown: unknown): unknown {
  if (signal?.aborted) return signal.reason;
  // A status that had been seen by then says more.
  const outOfTime = limit?.aborted && !(thrown instanceof AdminResponseError);
  return outOfTime ? new AdminTimeoutError(context, timeout, sent) : thrown;
}

async function exchange<A extends Answer>(call: Call, signal: AbortSignal): Promise<WithResponse<A>> {
  const { operation, context, headers, send } = call;
  const { response, error } = await send({
    headers,
    parseAs: "stream",
    fetch: (request) => sendRequest(call, request, signal),
  });
  const { status, ok } = response;
  if (!ok) {
    const body = error === "" ? undefined : error;
    throw new AdminResponseError(context, response, status, body, isDocumented(body, operation.errors[status]));
  }
  try {
    const data = await decodeBody(context, operation, response);
    // The schema is the authority for what a success holds, and the function's signature takes its types from there.
    return { status, data, response } as unknown as WithResponse<A>;
  } catch (cause) {
    throw toConnectionError(context, signal, cause, true);
  }
}

async function sendRequest(call: Call, request: Request, signal: AbortSignal): Promise<Response> {
  const { client, context, operation } = call;
  context.url = request.url;
  // An optional body that was left out has no type either.
  if (operation.contentType && request.body === null) request.headers.delete("content-type");
  if (client.askToken) addToken(request.headers, await askToken(client.askToken, context));
  // What was left behind, waiting for middleware or a token, must not be sent after all.
  signal.throwIfAborted();
  call.sent = true;
  let answer: Response;
  try {
    answer = await client.fetch(request, { signal });
  } catch (cause) {
    throw toConnectionError(context, signal, cause, false);
  }
  return answer.ok ? answer : keepErrorBody(context, answer, signal);
}

async function askToken(ask: () => string | Promise<string>, context: ErrorContext): Promise<string> {
  try {
    return await ask();
  } catch (cause) {
    throw new RestateAdminError(context, "nothing was sent, since the function that gives the token failed", cause);
  }
}

function toConnectionError(context: ErrorContext, signal: AbortSignal, cause: unknown, answered: boolean): unknown {
  if (signal.aborted) return signal.reason;
  if (cause instanceof RestateAdminError) return cause;
  const { reason, sent } = readConnectionFailure(cause);
  return new AdminConnectionError(context, { reason, sent: sent || answered }, cause);
}

/** The same error answer, with its body in memory for middleware and openapi-fetch to read. */
async function keepErrorBody(context: ErrorContext, answer: Response, signal: AbortSignal): Promise<Response> {
  const body = await readErrorBody(answer, signal);
  try {
    return new Response(body, answer);
  } catch {
    // A status that no Response can be made with, such as 304 with a body, or 999.
    throw new AdminResponseError(context, answer, answer.status, (await body.text()) || undefined, false);
  }
}

/** Whether the body of an error has a form that is documented; a proxy's page under a documented status has not. */
function isDocumented(body: unknown, documented: ErrorForm | undefined): boolean {
  if (body === undefined) return documented === "none";
  return documented?.includes(typeof body === "object" ? "json" : "text") ?? false;
}

import { type AdminPromise, type Answer, toAdminPromise } from "./admin-promise.js";
import { type ClientInternals, internals, mergeHeaders, type RequestOptions } from "./client.js";
import { decodeBody } from "./decode-body.js";
import { AdminConnectionError, AdminResponseError, type ErrorContext, RestateAdminError } from "./errors.js";
import type { ErrorForm, Operation } from "./operation.js";
import { readErrorBody } from "./read-error-body.js";

/** What a generated function hands to openapi-fetch for one attempt, beside the operation's own parameters and body. */
export interface Attempt {
  readonly headers: Headers;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Bodies are left for this package to read, so that a failure in one keeps the status. */
  readonly parseAs: "stream";
}

type Send = (attempt: Attempt) => Promise<{ readonly response: Response; readonly error?: unknown }>;
type WithResponse<A extends Answer> = A & { readonly response: Response };

/** Calls one operation: what a generated function does, and all that it does. */
export function callOperation<A extends Answer>(
  client: { readonly [internals]: ClientInternals },
  operation: Operation,
  options: RequestOptions | undefined,
  send: Send,
): AdminPromise<A> {
  return toAdminPromise(attemptOperation<A>(client, operation, options, send));
}

async function attemptOperation<A extends Answer>(
  client: { readonly [internals]: ClientInternals },
  operation: Operation,
  options: RequestOptions | undefined,
  send: Send,
): Promise<WithResponse<A>> {
  if (!client?.[internals])
    throw new TypeError(`${operation.name}: the first argument must be a client from createClient`);
  const { signal, headers } = readOptions(operation, options);
  signal?.throwIfAborted();
  const context = { operation: operation.name, method: operation.method, url: operation.path };
  const { authorize, fetch } = client[internals];

  const { response, error } = await send({
    headers: mergeHeaders(readFixedHeaders(operation), headers),
    parseAs: "stream",
    fetch: async (request) => {
      context.url = request.url;
      // An optional body that was left out has no type either.
      if (operation.contentType && request.body === null) request.headers.delete("content-type");
      await untilAborted(authorize(request), signal);
      return guardConnection(context, signal, async () => {
        const answer = await fetch(request, signal ? { signal } : {});
        return answer.ok ? answer : keepErrorBody(context, answer, signal);
      });
    },
  });

  const { status, ok } = response;
  if (!ok) {
    const body = error === "" ? undefined : error;
    throw new AdminResponseError(context, response, status, body, isDocumented(body, operation.errors[status]));
  }
  const data = await guardConnection(context, signal, () => decodeBody(context, operation, response));
  // The schema is the authority for what a success holds, and the function's signature takes its types from there.
  return { status, data, response } as unknown as WithResponse<A>;
}

/** In plain JavaScript, options that are no object would be dropped without a word: `resumeInvocation(id, "latest")`. */
function readOptions({ name }: Operation, options: RequestOptions = {}): RequestOptions {
  if (typeof options !== "object" || options === null || options instanceof AbortSignal) {
    throw new TypeError(`${name}: the options must be an object such as { signal }, given as the last argument`);
  }
  return options;
}

/** Whether the body of an error has a form that is documented; a proxy's page under a documented status has not. */
function isDocumented(body: unknown, documented: ErrorForm | undefined): boolean {
  if (body === undefined) return documented === "none";
  return documented?.includes(typeof body === "object" ? "json" : "text") ?? false;
}

/** The same error answer, with its body in memory for middleware and openapi-fetch to read. */
async function keepErrorBody(
  context: ErrorContext,
  answer: Response,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const body = await readErrorBody(answer);
  signal?.throwIfAborted();
  try {
    return new Response(body, answer);
  } catch {
    // A status that no Response can be made with, such as 304 with a body, or 999.
    throw new AdminResponseError(context, answer, answer.status, (await body.text()) || undefined, false);
  }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function readFixedHeaders({ accept, contentType }: Operation): Record<string, string> {
  return { ...(accept && { Accept: accept }), ...(contentType && { "Content-Type": contentType }) };
}

async function guardConnection<T>(
  context: ErrorContext,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof RestateAdminError) throw cause;
    signal?.throwIfAborted();
    throw new AdminConnectionError(context, describeFailure(cause), cause);
  }
}

function describeFailure(error: unknown): string {
  const { cause, message }: { cause?: { code?: string; message?: string }; message?: string } = Object(error);
  const reason = cause?.code ?? cause?.message ?? message ?? String(error);
  return reason === "ECONNREFUSED"
    ? "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?"
    : `no complete answer: ${reason}`;
}

import { type AdminPromise, type Answer, toAdminPromise } from "./admin-promise.js";
import { type ClientInternals, internals, mergeHeaders, type RequestOptions } from "./client.js";
import { decodeBody } from "./decode-body.js";
import { AdminConnectionError, AdminResponseError, type ErrorContext, RestateAdminError } from "./errors.js";
import type { Operation } from "./operation.js";
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
  { signal, headers }: RequestOptions = {},
  send: Send,
): Promise<WithResponse<A>> {
  if (!client?.[internals])
    throw new TypeError(`${operation.name}: the first argument must be a client from createClient`);
  signal?.throwIfAborted();
  const context = { operation: operation.name, method: operation.method, url: operation.path };

  const { response, error } = await send({
    headers: mergeHeaders(readFixedHeaders(operation), headers),
    parseAs: "stream",
    fetch: async (request) => {
      context.url = request.url;
      return guardConnection(context, signal, async () => {
        const answer = await client[internals].send(request, signal ? { signal } : {});
        return answer.ok ? answer : readErrorBody(answer);
      });
    },
  });

  const { status, ok } = response;
  if (!ok) {
    const documented = operation.errors.includes(status);
    throw new AdminResponseError(context, response, status, error === "" ? undefined : error, documented);
  }
  const data = await guardConnection(context, signal, () => decodeBody(context, operation, response));
  // The schema is the authority for what a success holds, and the function's signature takes its types from there.
  return { status, data, response } as unknown as WithResponse<A>;
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
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  const reason = cause?.code ?? cause?.message ?? message ?? String(error);
  return reason === "ECONNREFUSED"
    ? "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?"
    : `no complete answer: ${reason}`;
}

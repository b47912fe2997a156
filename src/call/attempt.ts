import type { AnyRequest } from "../client/index.js";
import {
  AdminConnectionError,
  AdminResponseError,
  AdminTimeoutError,
  AdminTokenError,
  type Applied,
  type ErrorContext,
  readKind,
} from "../errors/index.js";
import { addToken } from "../http/index.js";
import type { Call } from "./call.js";
import { readConnectionFailure } from "./connection-failure.js";
import { type Failure, readApplied } from "./decide.js";
import { isJson, keepErrorBody, toResponseError } from "./error-response.js";
import type { OperationResult } from "./operation-promise.js";
import { probe, watchNode } from "./probe.js";
import { startTimeLimit } from "./time-limit.js";

/** The outcome of an attempt, and the request that was sent, if any. */
type Outcome =
  | { readonly success: OperationResult; readonly failure?: undefined; readonly request: AnyRequest | undefined }
  | { readonly success?: undefined; readonly failure: Failure; readonly request: AnyRequest | undefined };

const SILENT = "no response to the request, nor to a probe within `connectTimeout`";

/**
 * Makes one attempt of a call at one node. Its signal covers the token, the request, and the body of the response. It
 * never rejects.
 *
 * @param earlier - The failures of the earlier attempts.
 */
export async function attempt(call: Call, node: string, earlier: readonly Failure[]): Promise<Outcome> {
  const { settings, operation, policy, timeout, signal: caller } = call;
  const limit = startTimeLimit(timeout, caller);
  const { signal } = limit;
  let request: AnyRequest | undefined;
  // Middleware may send requests of its own first.
  let applied: Applied = "unknown";
  let areRowsCut = false;

  const describe = (cause?: unknown): ErrorContext => ({
    calledFunction: call.name,
    operation: operation.name,
    method: operation.method,
    url: request?.url ?? operation.path,
    attempts: earlier.length + 1,
    applied,
    earlier: readApplied(earlier),
    authorization: request?.headers.get("authorization"),
    cause,
  });
  const onCut = (cause: unknown, what?: "rows"): never => {
    signal.throwIfAborted();
    areRowsCut = policy.idempotent && what === "rows";
    throw new AdminConnectionError({ ...describe(cause), ...readConnectionFailure(cause), applied });
  };

  const send = async (given: AnyRequest): Promise<Response> => {
    signal.throwIfAborted();
    request = given;
    const { askToken } = settings;
    if (askToken && !given.headers.has("authorization")) {
      applied = "no";
      try {
        addToken(given.headers, await askToken());
      } catch (cause) {
        throw new AdminTokenError(describe(cause));
      }
      signal.throwIfAborted();
      applied = "unknown";
    }
    let response: Response;
    try {
      response = await settings.fetch(given, signal);
      if (!response?.headers) throw new TypeError("fetch returned no Response");
    } catch (cause) {
      signal.throwIfAborted();
      const failure = readConnectionFailure(cause);
      applied = failure.applied;
      throw new AdminConnectionError({ ...describe(cause), ...failure });
    }
    return response.ok ? response : keepErrorBody(response, signal);
  };

  const read = async ({ response, error }: { readonly response: Response; readonly error?: unknown }) => {
    endWatch?.();
    if (!response.ok) throw toResponseError(response, error, describe(), operation);
    if (isJson(response)) applied = "yes";
    // A fetch that does not obey its signal may respond late.
    if (signal.aborted) response.body?.cancel().catch(() => {});
    signal.throwIfAborted();
    const { maxResponseBytes: maxBytes } = settings;
    const data = await call.decode({ response, node, describe, onCut, maxBytes, signal: caller });
    return { status: response.status, data, response };
  };

  const explain = (thrown: unknown): unknown => {
    // Thrown by the platform for a string with a lone surrogate.
    if (thrown instanceof URIError) return new TypeError(`${call.name}: an argument is not well-formed Unicode`);
    // A status that arrived in time is more informative than the timeout.
    if (!signal.aborted || thrown instanceof AdminResponseError) return thrown;
    return signal.reason === SILENT
      ? new AdminConnectionError({ ...describe(), problem: SILENT })
      : new AdminTimeoutError({ ...describe(), timeout });
  };

  const endWatch = watchNode(settings, node, policy, () => {
    if (policy.idempotent || applied === "no") limit.end(SILENT);
  });
  try {
    signal.throwIfAborted();
    const { params, body, bodySerializer } = call.request;
    // Each field by its name, since a spread takes longer than the rest of the attempt.
    const init = {
      method: operation.method,
      params,
      body,
      bodySerializer,
      headers: call.headers,
      baseUrl: node,
      parseAs: "stream",
      fetch: send,
      signal,
      Request: settings.chooseRequest(),
    };
    const success = await limit.race(settings.send(operation.method, operation.path, init).then(read));
    return { success, request };
  } catch (thrown) {
    // The reason of the caller is never looked at.
    const error = caller?.aborted ? caller.reason : explain(thrown);
    const failure: Failure = { node, applied, areRowsCut, time: performance.now(), error, kind: "final" };
    if (caller?.aborted) return { failure, request };
    const kind = readKind(error);
    if (endWatch && kind === "late" && failure.applied !== "no") probe(settings, node);
    return { failure: { ...failure, kind }, request };
  } finally {
    endWatch?.();
    limit.stop();
  }
}

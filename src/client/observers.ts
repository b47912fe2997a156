/** One attempt of a call. */
export interface RequestEvent {
  /** The number of the call, which all of its attempts share. Unique within the client. */
  readonly call: number;
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The path in the schema, with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** The base URL that the attempt goes to. */
  readonly baseUrl: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/** An attempt that got a response. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds from the start of the attempt until the response had been read. */
  readonly duration: number;
}

/** An attempt that got no usable response. */
export interface FailureEvent extends RequestEvent {
  /** A `RestateAdminError`, or the reason of the caller's signal. */
  readonly error: unknown;
  /** Milliseconds from the start of the attempt until it failed. */
  readonly duration: number;
}

/** A failed attempt that will be retried. */
export interface RetryEvent extends RequestEvent {
  /** The error with which the call would have failed without a retry. */
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/**
 * Functions that observe the calls of a client, for logs, metrics and traces. Each `onRequest` is followed by one
 * `onResponse` or one `onError` with the same `call` and `attempt`. An error that an observer throws is ignored, and
 * nothing waits for an async observer.
 */
export interface Observers {
  /** Called when an attempt begins. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** Called when an attempt got a response, whatever its status. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** Called when an attempt got no usable response: no connection, a timeout, an abort, an undecodable body. */
  readonly onError?: ((event: FailureEvent) => unknown) | undefined;
  /** Called when a failed attempt will be retried, after `delay`. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

/** Reports the end of an attempt, with its status or its error, and with the delay if another attempt follows. */
type EndAttempt = (status: number | undefined, error?: unknown, delay?: number) => void;

/** Begins a call, and returns the function that begins an attempt of it. */
export type WatchCall = (
  operation: Pick<RequestEvent, "method" | "path"> & { readonly name: string },
) => (attempt: number, baseUrl: string) => EndAttempt;

/** Creates the function that reports calls to the observers; undefined if there are none. */
export function watchCalls(observers: Observers): WatchCall | undefined {
  const { onRequest, onResponse, onError, onRetry } = observers;
  if (!(onRequest || onResponse || onError || onRetry)) return undefined;
  let calls = 0;
  return ({ name, method, path }) => {
    const call = ++calls;
    return (attempt, baseUrl) => {
      const start = performance.now();
      const event = { call, operation: name, method, path, baseUrl, attempt };
      notify(onRequest, { ...event });
      return (status, error, delay) => {
        const ended = { ...event, duration: performance.now() - start };
        if (status === undefined) notify(onError, { ...ended, error });
        else notify(onResponse, { ...ended, status });
        if (delay !== undefined) notify(onRetry, { ...event, error, delay });
      };
    };
  };
}

/** Calls an observer. If it throws or rejects, the observed call must not fail. */
export async function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: Event): Promise<void> {
  try {
    await observer?.(event);
  } catch {
    // Errors of an observer are ignored.
  }
}

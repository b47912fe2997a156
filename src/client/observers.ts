/** One attempt of a call. */
export interface RequestEvent {
  /** The same for all attempts of one call, and for no other call of the client. */
  readonly call: number;
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The path as the schema has it, with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** From 1. */
  readonly attempt: number;
}

/** An attempt that ended with an answer. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds from the start of the attempt until its answer had been read. */
  readonly duration: number;
}

/** An attempt that ended without an answer that could be used. */
export interface FailureEvent extends RequestEvent {
  /** A `RestateAdminError`, or the reason that the caller aborted with. */
  readonly error: unknown;
  /** Milliseconds from the start of the attempt until it failed. */
  readonly duration: number;
}

/** A failed attempt that is followed by another. */
export interface RetryEvent extends RequestEvent {
  /** What the call would have failed with, were there no other attempt. */
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/**
 * Functions that are told what a client does, for logs, metrics and traces. Each `onRequest` is followed by one
 * `onResponse` or one `onError` of the same `call` and `attempt`. What an observer throws is dropped, and nothing waits
 * for one that is async.
 */
export interface Observers {
  /** An attempt begins. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** An attempt ended with an answer, whatever its status. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** An attempt ended without a usable answer: no connection, out of time, aborted, a body that is not what it should be. */
  readonly onError?: ((event: FailureEvent) => unknown) | undefined;
  /** A failed attempt will be followed by another, after `delay`. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

/** Tells of the end of an attempt: its status if it was answered, else its error; and the delay if there is a next one. */
type EndAttempt = (status: number | undefined, error?: unknown, delay?: number) => void;

/** Begins a call; what it gives begins an attempt of it. */
export type WatchCall = (
  operation: Pick<RequestEvent, "method" | "path"> & { readonly name: string },
) => (attempt: number) => EndAttempt;

/** How the calls of a client are told to its observers; undefined if there are none. */
export function watchCalls({ onRequest, onResponse, onError, onRetry }: Observers): WatchCall | undefined {
  if (!(onRequest || onResponse || onError || onRetry)) return undefined;
  let calls = 0;
  return ({ name, method, path }) => {
    const call = ++calls;
    return (attempt) => {
      const event = { call, operation: name, method, path, attempt };
      const start = performance.now();
      notify(onRequest, { ...event });
      return (status, error, delay) => {
        const duration = performance.now() - start;
        if (status === undefined) notify(onError, { ...event, error, duration });
        else notify(onResponse, { ...event, status, duration });
        if (delay !== undefined) notify(onRetry, { ...event, error, delay });
      };
    };
  };
}

/** Tells an observer; one that throws, now or later, must not break the call that it observes. */
export function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: Event): void {
  if (!observer) return;
  try {
    Promise.resolve(observer(event)).catch(() => {});
  } catch {
    // The observer's own affair.
  }
}

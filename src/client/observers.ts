/** One attempt of a call. */
export interface RequestEvent {
  /** The number of the call: the same for all of its attempts, and for no other call of the client. */
  readonly call: number;
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The path as in the schema, with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
  /** From 1. */
  readonly attempt: number;
}

/** An attempt that got a response. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds from the start of the attempt until the response had been read. */
  readonly duration: number;
}

/** An attempt that got no response that could be used. */
export interface FailureEvent extends RequestEvent {
  /** A `RestateAdminError`, or the reason that the caller aborted with. */
  readonly error: unknown;
  /** Milliseconds from the start of the attempt until it failed. */
  readonly duration: number;
}

/** A failed attempt that another one follows. */
export interface RetryEvent extends RequestEvent {
  /** What the call would have failed with, were there no other attempt. */
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/**
 * Functions that follow what a client does, for logs, metrics and traces. One `onResponse` or one `onError` follows each
 * `onRequest`, with the same `call` and `attempt`. An error that an observer throws is ignored, and nothing waits for an async
 * observer.
 */
export interface Observers {
  /** An attempt begins. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** An attempt got a response, whatever its status. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** An attempt got no usable response: no connection, a timeout, an abort, a body that cannot be decoded. */
  readonly onError?: ((event: FailureEvent) => unknown) | undefined;
  /** Another attempt will follow a failed one, after `delay`. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
}

/** Reports the end of an attempt: its status if there was a response, else its error; and the delay if another follows. */
type EndAttempt = (status: number | undefined, error?: unknown, delay?: number) => void;

/** Begins a call, and gives what begins an attempt of it. */
export type WatchCall = (
  operation: Pick<RequestEvent, "method" | "path"> & { readonly name: string },
) => (attempt: number) => EndAttempt;

/** Reports the calls of a client to its observers; undefined if there are none. */
export function watchCalls(observers: Observers): WatchCall | undefined {
  const { onRequest, onResponse, onError, onRetry } = observers;
  if (!(onRequest || onResponse || onError || onRetry)) return undefined;
  let calls = 0;
  return ({ name, method, path }) => {
    const call = ++calls;
    return (attempt) => {
      const start = performance.now();
      const event = { call, operation: name, method, path, attempt };
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

/** Calls an observer. One that throws, now or later, must not break the call that it observes. */
export async function notify<Event>(observer: ((event: Event) => unknown) | undefined, event: Event): Promise<void> {
  try {
    await observer?.(event);
  } catch {
    // The observer's own affair.
  }
}

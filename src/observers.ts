import { AdminResponseError } from "./errors.js";

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

/** Makes one attempt, and tells of its beginning and its end. */
export async function observeAttempt<Outcome extends { readonly status: number }>(
  { onRequest, onResponse, onError }: Observers,
  event: RequestEvent,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  const start = performance.now();
  notify(onRequest, event);
  try {
    const outcome = await attempt();
    notify(onResponse, { ...event, status: outcome.status, duration: performance.now() - start });
    return outcome;
  } catch (error) {
    const duration = performance.now() - start;
    if (error instanceof AdminResponseError) notify(onResponse, { ...event, status: error.status, duration });
    else notify(onError, { ...event, error, duration });
    throw error;
  }
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

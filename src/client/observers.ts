import { readEnvironment } from "./platform.js";
import { PACKAGE } from "./version.js";

/** One call of an operation. */
export interface CallEvent {
  /** The number of the call, which all of its attempts share. Unique among the calls of all clients. */
  readonly call: number;
  /** The function that was called: an operation, or a function that makes several calls. */
  readonly calledFunction: string;
  readonly operation: string;
  readonly method: string;
  /** The path in the schema, with its parameters in braces: `/invocations/{invocation_id}/resume`. */
  readonly path: string;
}

/** A call that has ended. If the result is a stream, the call ends when the stream is read to its end, breaks off, or is abandoned. */
export interface CallEndEvent extends CallEvent {
  /** The number of attempts; 0 if none began. */
  readonly attempts: number;
  /** The status of the response, if the call succeeded. */
  readonly status: number | undefined;
  /** The error with which the call failed; undefined if it succeeded. */
  readonly error: unknown;
  /** Whether the server applied the request, in any attempt, as far as that is known: also of a call that its caller aborted. */
  readonly applied: "no" | "unknown" | "yes";
  /** Milliseconds from the start of the call, with all attempts and the pauses between them. */
  readonly duration: number;
}

/** One attempt of a call. */
export interface RequestEvent extends CallEvent {
  /** The base URL that the attempt goes to. */
  readonly baseUrl: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/** An attempt that has ended. */
interface EndedRequestEvent extends RequestEvent {
  /** The requested URL, without credentials; undefined if the attempt ended before anything was sent. */
  readonly url: string | undefined;
  /** Milliseconds from the start of the attempt until the response was read, or the attempt failed. */
  readonly duration: number;
}

/** An attempt that got a response. */
export interface ResponseEvent extends EndedRequestEvent {
  readonly status: number;
  readonly headers: Headers;
}

/** An attempt that got no usable response. */
export interface FailureEvent extends EndedRequestEvent {
  /** An error of this package, or the reason of the caller's signal. */
  readonly error: unknown;
}

/** A failed attempt that is to be retried. The call may still end before, by an abort or a timeout. */
export interface RetryEvent extends RequestEvent {
  /** The error with which the call would have failed without a retry. */
  readonly error: unknown;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

type Observer<Event> = ((event: Event) => unknown) | readonly ((event: Event) => unknown)[] | undefined;

/**
 * Functions that observe the calls of a client, for logs, metrics and traces. Each `onCall` is followed by one
 * `onCallEnd` with the same `call`, and each `onRequest` by one `onResponse` or one `onError` with the same `call` and
 * `attempt`. An error that an observer throws is ignored, and nothing waits for an async observer.
 *
 * With the environment variable `RESTATE_ADMIN_LOG=debug`, each attempt is logged by `console.error`, without headers.
 * The message of an {@link AdminDecodeError} quotes up to 100 characters of a body.
 */
export interface Observers {
  /** Called when a call begins, before any attempt. */
  readonly onCall?: Observer<CallEvent>;
  /** Called when a call has ended, after all attempts. */
  readonly onCallEnd?: Observer<CallEndEvent>;
  /** Called when an attempt begins. */
  readonly onRequest?: Observer<RequestEvent>;
  /** Called when an attempt got a response that can be read, whatever its status. */
  readonly onResponse?: Observer<ResponseEvent>;
  /** Called when an attempt got no usable response: no connection, a timeout, an abort, an undecodable body. */
  readonly onError?: Observer<FailureEvent>;
  /** Called when a failed attempt is to be retried, after `delay`, unless the call ends before. */
  readonly onRetry?: Observer<RetryEvent>;
}

const LOG: Observers = {
  onResponse: ({ calledFunction, method, url, status, attempt, duration }) =>
    log(`${calledFunction}: ${status} in ${Math.round(duration)} ms (${method} ${url}, attempt ${attempt})`),
  onError: ({ error }) => log(Object(error).message ?? String(error)),
};
const log = (words: string): void => console.error(`${PACKAGE}: ${words}`);

/** The end of an attempt. There is a `delay` if another attempt follows. */
interface AttemptEnd {
  readonly response: Pick<Response, "status" | "headers"> | undefined;
  readonly url: string | undefined;
  readonly error?: unknown;
  /** Whether the server applied this attempt or an earlier attempt. */
  readonly applied: CallEndEvent["applied"];
  readonly delay?: number | undefined;
}

const streamEnd: unique symbol = Symbol("streamEnd");

/** The end of streamed data, which the caller reads after the call has resolved. */
export interface StreamEnd {
  /** Resolves when the stream ends, with the error that broke it off, if any. */
  readonly [streamEnd]: Promise<unknown>;
  /** Ends the stream. Only the first call counts. */
  readonly end: (error?: unknown) => void;
}

export function createStreamEnd(): StreamEnd {
  let end: StreamEnd["end"] = () => {};
  const promise = new Promise((resolve) => {
    end = resolve;
  });
  return { [streamEnd]: promise, end };
}

/** The number of calls so far. Clients share it, since they may share observers. */
let calls = 0;

export interface CallWatch {
  /** Begins an attempt, and returns the function that ends it. */
  begin(baseUrl: string): (end: AttemptEnd) => void;
  /**
   * Reports the end of the call: when it fails, when it has a result, or when a streamed result ends. Returns a promise of the same
   * result. An `await` in between would remove the caller's frame from the stack of an error.
   */
  follow<Result extends { readonly status: number; readonly data: unknown }>(promise: Promise<Result>): Promise<Result>;
}

export type WatchCall = (call: Omit<CallEvent, "call">) => CallWatch;

/** Creates the function that begins to report a call; undefined if the client has no observers. */
export function watchCalls(observers: Observers): WatchCall | undefined {
  const all = readEnvironment("RESTATE_ADMIN_LOG") === "debug" ? [observers, LOG] : [observers];
  if (!all.flatMap(Object.keys).some((name) => name.startsWith("on"))) return undefined;
  const report = (name: keyof Observers, event: object): void => {
    for (const each of all) notify(each[name] as Observer<object>, event);
  };
  return (call) => watchCall({ call: ++calls, ...call }, report);
}

function watchCall(call: CallEvent, report: (name: keyof Observers, event: object) => void): CallWatch {
  const start = performance.now();
  const ends: AttemptEnd[] = [];
  report("onCall", call);
  const end = (status: number | undefined, error?: unknown): void => {
    const { applied = "no" } = ends.at(-1) ?? {};
    const duration = performance.now() - start;
    report("onCallEnd", { ...call, attempts: ends.length, status, error, applied, duration });
  };
  return {
    begin(baseUrl) {
      const request = { ...call, baseUrl, attempt: ends.length + 1 };
      const begun = performance.now();
      report("onRequest", request);
      return (last) => {
        ends.push(last);
        const { response, url, error, delay } = last;
        const ended = { ...request, url, duration: performance.now() - begun };
        if (response) report("onResponse", { ...ended, status: response.status, headers: response.headers });
        else report("onError", { ...ended, error });
        if (delay !== undefined) report("onRetry", { ...request, error, delay });
      };
    },
    async follow(promise) {
      try {
        const result = await promise;
        const { [streamEnd]: stream }: Partial<StreamEnd> = Object(result.data);
        if (stream) stream.then((error) => end(error === undefined ? result.status : undefined, error));
        else end(result.status);
        return result;
      } catch (error) {
        end(undefined, error);
        throw error;
      }
    },
  };
}

/** Runs work, and reports its progress once a second meanwhile. */
export async function reportDuring<Result>(report: () => void, work: () => Promise<Result>): Promise<Result> {
  const clock = setInterval(report, 1_000);
  try {
    return await work();
  } finally {
    clearInterval(clock);
  }
}

/** Calls observers with a copy of an event. An observer that throws or rejects must not make the observed call fail. */
export function notify<Event extends object>(observers: Observer<Event>, event: Event): void {
  for (const observer of [observers].flat()) (async () => observer?.({ ...event }))().catch(() => {});
}

import type { HeaderFields } from "../http/index.js";
import type { Observers } from "./observers.js";

/** A `fetch` that takes a `Request`. Its signal also covers the body. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/** Options of a client. Each has a default. */
export interface ClientOptions extends Observers {
  /**
   * The URL of the Admin API, or the URLs of several nodes of one cluster: one is used until it fails, then another. A
   * request that never reached a node goes to another one at once; any other is retried there if the operation is
   * idempotent. A path prefix is kept. In a browser, a path such as `/admin` is resolved against the page.
   * Default: the environment variable `RESTATE_ADMIN_URL`, or else `http://localhost:9070`.
   */
  readonly baseUrl?: string | URL | readonly (string | URL)[] | undefined;
  /**
   * The token to send as `Authorization: Bearer`. A function is called for each attempt, so it can return a renewed
   * token. Default: the environment variable `RESTATE_AUTH_TOKEN`, whatever the `baseUrl` is, or else no token. `""`
   * sends none.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. A call that needs a newer server is rejected before it is sent,
   * since an older server silently ignores what it does not know. Default: the first call that depends on the version
   * asks the server. So do the next one after a lost connection or a minute, and each call that would be rejected. `false`
   * disables the check.
   */
  readonly serverVersion?: string | false | undefined;
  /**
   * With several URLs: how long to wait for a response, in milliseconds, before the client probes the server. If the
   * probe takes as long, the client leaves the server. Idempotent calls are then retried at another one; the others
   * wait until their `timeout`. 0 disables probes. Default: 3000.
   */
  readonly connectTimeout?: number | undefined;
  /**
   * Timeout of one attempt in milliseconds. It covers getting a token, connecting, and reading the whole response. 0
   * disables it. Default: 30000.
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum size of a successful response body in bytes, after decompression. A larger one is
   * an error, and is not retried. `Infinity` disables the limit. It does not apply to a response that is
   * streamed, such as rows. Default: 67108864 (64 MiB).
   */
  readonly maxResponseBytes?: number | undefined;
  /** Headers to send with each request. */
  readonly headers?: HeaderFields | undefined;
  /**
   * The `fetch` to use. It is called with a `Request` and an init with the signal. Default: `globalThis.fetch`, looked
   * up at each call. Without middleware, the default gets a URL and an init instead of a `Request`.
   */
  readonly fetch?: Fetch | undefined;
  /**
   * The maximum number of retries. Connection failures, timeouts and the statuses 408, 429, 502, 503 and 504 are
   * retried if the operation is idempotent. A request that was never sent is retried whatever the operation, and with several
   * URLs at each of them first, which does not count. 0 also turns off `patience`. Default: 2.
   */
  readonly maxRetries?: number | undefined;
  /**
   * How long to retry what fails only because a cluster is changing, in milliseconds, whatever the operation: after a response
   * by which the server says that it did nothing, such as "not leader", and for queries whose rows break off, up to 8 times. These
   * retries do not count toward `maxRetries`. With 0, both count as any other failure. Default: 60000.
   */
  readonly patience?: number | undefined;
}

/**
 * Request options: part of the last argument of every operation, next to its own query and header parameters.
 *
 * Every status that is not 2xx is an error, whether or not the documentation of the call lists it: 429 if the server already
 * handles as many requests as it may. So is a response that is missing or cannot be read, each with a class of its own. A wrong
 * argument is a `TypeError`, before anything is sent.
 */
export interface RequestOptions {
  /** Aborts the call, even between attempts. The call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this request. They override those of the client. */
  readonly headers?: HeaderFields | undefined;
  /** Timeout of one attempt in milliseconds; 0 disables it. Default: the client's. */
  readonly timeout?: number | undefined;
  /** The maximum number of retries, as in {@link ClientOptions.maxRetries}. Default: the client's. */
  readonly maxRetries?: number | undefined;
  /** How long to retry while a cluster is changing, in milliseconds, as in {@link ClientOptions.patience}. Default: the client's. */
  readonly patience?: number | undefined;
}

/** The function that the caller called, which errors and observers name. */
export const calledFunction: unique symbol = Symbol("calledFunction");
/** The only node that a call goes to. */
export const onNode: unique symbol = Symbol("onNode");

/** Runs before each attempt of a query. */
export const beforeAttempt: unique symbol = Symbol("beforeAttempt");

/**
 * @param attempts - The number of attempts so far.
 * @param error - The error of the last one.
 */
export type BeforeAttempt = (attempts: number, error: unknown) => Promise<void>;

/** The options that functions of this package pass on to operations. A caller cannot give them. */
export interface InnerOptions extends RequestOptions {
  readonly [calledFunction]?: string;
  readonly [onNode]?: string;
  readonly [beforeAttempt]?: BeforeAttempt;
}

/** Returns what calls of other operations take of a function's options. */
export function pickRequest({
  [calledFunction]: name,
  signal,
  headers,
  timeout,
  maxRetries,
  patience,
}: InnerOptions): InnerOptions {
  return { ...(name && { [calledFunction]: name }), signal, headers, timeout, maxRetries, patience };
}

/** Times that several files use, in milliseconds. */

/** The platform's timers fire at once if the delay is longer. */
export const LONGEST_TIMER: number = 2 ** 31 - 1;
/**
 * How long to wait for a server that is away, to avoid a node that was lost, and to trust a version that a node reported. A
 * cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the metadata (seen on
 * 1.7.12).
 */
export const PATIENCE = 60_000;

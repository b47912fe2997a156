import type { HeaderFields } from "../http/index.js";
import type { Observers } from "./observers.js";

/** A `fetch`: the global one, undici's, or your own. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The init that a `fetch` is called with. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** Aborts the request and its response, by the caller's signal or the timeout of the attempt. */
  readonly signal: AbortSignal;
  /** Following a redirect would turn a POST into a GET, and send the headers to another origin. */
  readonly redirect: "manual";
}

/** The fields of a `Response` that this package reads. */
interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  readonly body: unknown;
}

/** Options of a client. Each has a default. */
export interface ClientOptions extends Observers {
  /**
   * The URL of the Admin API. A path prefix is kept. For a cluster, pass the URL of the load balancer or the Kubernetes service. In
   * a browser, a path such as `/admin` is resolved against the page. Default: the environment variable `RESTATE_ADMIN_URL`, or else
   * `http://localhost:9070`.
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * The token to send as `Authorization: Bearer`. A function is called for each attempt, so it can return a renewed
   * token. Default: the environment variable `RESTATE_AUTH_TOKEN`, whatever the `baseUrl` is, or else no token. `""`
   * sends no token.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. A call that needs a newer server is rejected before it is sent,
   * since an older server silently ignores an unknown field. Default: the first call that depends on the version asks the
   * server. The client asks again after a lost connection or a minute, and before it rejects a call. `false` disables the
   * check.
   */
  readonly serverVersion?: string | false | undefined;
  /**
   * Timeout of one attempt in milliseconds. It covers getting a token and headers, connecting, and reading the whole response. 0
   * disables it. Default: 30000.
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum size of a successful response body in bytes, after decompression. A larger body is an error, and the call is
   * not retried. `Infinity` disables the limit. A streamed response, such as rows, has no limit. Default: 67108864 (64 MiB).
   */
  readonly maxResponseBytes?: number | undefined;
  /** Headers to send with each request. A function, which may be async, is called for each attempt. */
  readonly headers?: HeaderFields | (() => HeaderFields | Promise<HeaderFields>) | undefined;
  /**
   * The `fetch` to use. The client always passes the URL as a string and an init with method, headers, body and signal. Default:
   * `globalThis.fetch`, looked up at each call.
   */
  readonly fetch?: Fetch | undefined;
  /**
   * The maximum number of retries. Connection failures, timeouts and the statuses 408, 429, 502, 503 and 504 are
   * retried if the operation is idempotent. A request that found no connection is retried whatever the operation. A
   * connection error that is `permanent` is not retried. After a 401, any call is retried once if `token` or `headers` is a function.
   *
   * Failures that come from a changing cluster do not count: a response by which the server says that it did nothing, such as "not
   * leader", is retried for a minute, and a query up to 8 times, if its rows break off, or if a load balancer responds with 502, 503 or
   * 504 while others of its servers answer. 0 disables these retries, too. Default: 2.
   */
  readonly maxRetries?: number | undefined;
}

/**
 * Options of a request. The last argument of every operation has them, next to the operation's query and header parameters.
 *
 * Every status that is not 2xx is an error, whether or not the documentation of the call lists it: 429 if the server already
 * handles its maximum number of requests. A missing response and an unreadable response are errors, too, each with its own class. A wrong
 * argument is a `TypeError`, before anything is sent. {@link RowsOptions} has the rules of all functions that read rows.
 */
export interface RequestOptions {
  /** Aborts the call, even between attempts. The call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this request. They override the headers of the client. */
  readonly headers?: HeaderFields | undefined;
  /** Timeout of one attempt in milliseconds; 0 disables it. Default: the client's. */
  readonly timeout?: number | undefined;
  /** The maximum number of retries, as in {@link ClientOptions.maxRetries}. Default: the client's. */
  readonly maxRetries?: number | undefined;
}

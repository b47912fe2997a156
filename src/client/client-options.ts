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
   * With several URLs, how long a node may be silent, in milliseconds: after that time without a response, the client
   * probes the node (`GET /health`), and leaves it if the probe takes as long. Idempotent calls are then retried on
   * another node; the others wait until their `timeout`. 0 disables probes. Default: 3000.
   */
  readonly connectTimeout?: number | undefined;
  /**
   * The token to send as `Authorization: Bearer`. A function is called for each attempt, so it can return a renewed
   * token. Default: the environment variable `RESTATE_AUTH_TOKEN`, or else no token.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Headers to send with each request. */
  readonly headers?: HeaderFields | undefined;
  /**
   * The `fetch` to use. It is called with a `Request` and an init with the signal. Default: `globalThis.fetch`, looked
   * up at each call. Without middleware, the default gets a URL and an init instead of a `Request`.
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Timeout of one attempt in milliseconds. It covers getting a token, connecting, and reading the whole response. 0
   * disables it. Default: 30000, since some operations never respond while the cluster has no worker.
   */
  readonly timeout?: number | undefined;
  /**
   * The maximum number of retries. Connection failures, timeouts and the statuses 408, 429, 502, 503 and 504 are
   * retried if the operation is idempotent. A request that was never sent is always retried. Default: 2.
   */
  readonly maxRetries?: number | undefined;
  /**
   * The maximum size of a successful response body in bytes, after decompression. A larger one throws an
   * `AdminDecodeError`, without a retry. `Infinity` disables the limit. It does not apply to `queryRows` and
   * `streamRows`. Default: 67108864 (64 MiB).
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. A call that needs a newer server is rejected before it is sent,
   * since an older server silently ignores what it does not know. Default: the first call that depends on the version
   * asks the server, and so does the next one after a lost connection. `false` disables the check.
   */
  readonly serverVersion?: string | false | undefined;
  /** More observers, such as those for logs and those for traces, besides the functions given as options. */
  readonly observers?: readonly Observers[] | undefined;
}

/** Request options: part of the last argument of every operation, next to its own query and header parameters. */
export interface RequestOptions {
  /** Aborts the call, even between attempts. The call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Headers of this request. They override those of the client. */
  readonly headers?: HeaderFields | undefined;
  /** Timeout of one attempt in milliseconds; 0 disables it. Default: the client's. */
  readonly timeout?: number | undefined;
  /** The maximum number of retries, if the operation is idempotent. Default: the client's. */
  readonly maxRetries?: number | undefined;
}

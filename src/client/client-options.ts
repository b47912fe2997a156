import type { HeaderFields } from "../http/index.js";
import type { Observers } from "./observers.js";

/** Any `fetch` that takes a `Request`. Its signal covers the body too. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

export interface ClientOptions extends Observers {
  /**
   * The address of the Admin API; a path prefix is kept.
   * Default: the environment variable `RESTATE_ADMIN_URL`, else `http://localhost:9070`.
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Sent as `Authorization: Bearer`. A function is called for each attempt, so that a token can be renewed.
   * Default: the environment variable `RESTATE_AUTH_TOKEN`, else none.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Headers for each request. */
  readonly headers?: HeaderFields | undefined;
  /**
   * Called with a `Request` and its signal. Default: `globalThis.fetch`, looked up at each call. Without middleware it gets a URL
   * and an init, which saves creating a `Request`.
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Timeout of one attempt in milliseconds: to get a token, to connect, and to read the whole response. 0 disables it.
   * Default: 30000, since some operations never answer while the cluster has no worker.
   */
  readonly timeout?: number | undefined;
  /**
   * How many attempts may follow the first. Connection failures, timeouts and the statuses 408, 429, 502, 503 and 504 are
   * retried if the operation is idempotent; a request that was never sent is always retried. Default: 2.
   */
  readonly maxRetries?: number | undefined;
  /**
   * How large the body of a success may be, decompressed, in bytes. A larger one is an `AdminDecodeError`, and is not retried.
   * `Infinity` disables the limit. The rows of `queryRows` and `streamRows` have none. Default: 67108864 (64 MiB).
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. A call that uses something newer than the oldest known version is rejected if
   * the server is too old for it, since an older server silently ignores what it does not know. Default: the first such call
   * asks the server, and the next one asks again after a lost connection. `false` disables the check.
   */
  readonly serverVersion?: string | false | undefined;
}

/** Options of every operation, in its last argument together with its own query and header parameters. */
export interface RequestOptions {
  /** Aborts the call, even while it waits for its next attempt; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Headers for this request; they override those of the client. */
  readonly headers?: HeaderFields | undefined;
  /** Timeout of one attempt in milliseconds; 0 disables it. Default: the client's. */
  readonly timeout?: number | undefined;
  /** How many attempts may follow the first, if the operation is idempotent. Default: the client's. */
  readonly maxRetries?: number | undefined;
}

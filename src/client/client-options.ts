import type { HeaderFields } from "../http/index.js";
import type { Observers } from "./observers.js";
import { parseVersion } from "./version.js";

/** Any `fetch` that takes a `Request`. The signal is for the body too. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

export interface ClientOptions extends Observers {
  /**
   * Where the Admin API is; a path prefix is kept.
   * Default: the environment variable `RESTATE_ADMIN_URL`, else `http://localhost:9070`.
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Sent as `Authorization: Bearer`. A function is asked again for each attempt, so that a token can be renewed.
   * Default: the environment variable `RESTATE_AUTH_TOKEN`, else none.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Added to each request. */
  readonly headers?: HeaderFields | undefined;
  /**
   * Called with a `Request` and its signal. Default: `globalThis.fetch`, looked up at each call, which is called with the URL and
   * an init where there is no middleware to see a `Request`: one less to be made.
   */
  readonly fetch?: Fetch | undefined;
  /**
   * How long one attempt of a call may take, in milliseconds: to connect, to be answered, and to read the whole body.
   * 0 for no limit. Default: 30000, since some operations never answer while the cluster has no worker.
   */
  readonly timeout?: number | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. An older server drops without a word what it does not know, so a call that
   * uses something newer than the oldest known version is refused if the server is too old for it. Default: the server is
   * asked, once, when there is the first such call, and again after a connection was lost. `false` for no such check.
   */
  readonly serverVersion?: string | false | undefined;
  /**
   * How often a call that failed is attempted again. Connection failures, time-outs and 408, 429, 502, 503 and 504 are
   * retried, where repeating the request is safe; one of which nothing was sent is repeated in any case. Default: 2.
   */
  readonly maxRetries?: number | undefined;
}

/** What every operation takes as fields of its last argument, beside its own query and header parameters. */
export interface RequestOptions {
  /** Aborts the call, also while it waits for its next attempt: it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Added to this request, over those of the client. */
  readonly headers?: HeaderFields | undefined;
  /** How long one attempt of this call may take, in milliseconds; 0 for no limit. Default: the client's. */
  readonly timeout?: number | undefined;
  /** How often this call is attempted again, where that is safe. Default: the client's. */
  readonly maxRetries?: number | undefined;
}

type Checks = Readonly<Record<string, Check>>;
type Check = readonly [isRight: (value: unknown) => boolean, wanted: string];

const isFunction = (value: unknown) => typeof value === "function";
const FUNCTION: Check = [isFunction, "a function"];

const SHARED_CHECKS = {
  headers: [(value) => typeof value === "object" && value !== null && !Array.isArray(value), "an object or Headers"],
  // The platform's timers take a longer time for none at all.
  timeout: [
    (value) => Number(value) === value && value >= 0 && value < 2 ** 31,
    "milliseconds from 0 (no limit) to 2147483647",
  ],
  maxRetries: [(value) => Number.isInteger(value) && Number(value) >= 0, "a whole number from 0"],
} satisfies Checks;

const REQUEST_CHECKS: Readonly<Record<keyof RequestOptions, Check>> = {
  ...SHARED_CHECKS,
  signal: [(value) => isFunction(Object(value).throwIfAborted), "an AbortSignal"],
};

const CLIENT_CHECKS: Readonly<Record<keyof ClientOptions, Check>> = {
  ...SHARED_CHECKS,
  baseUrl: [(value) => typeof value === "string" || isFunction(Object(value).toJSON), "a string or a URL"],
  token: [(value) => typeof value === "string" || isFunction(value), "a string or a function"],
  fetch: FUNCTION,
  serverVersion: [
    (value) => value === false || (typeof value === "string" && parseVersion(value) !== undefined),
    'a version such as "1.7.12", or false',
  ],
  onRequest: FUNCTION,
  onResponse: FUNCTION,
  onError: FUNCTION,
  onRetry: FUNCTION,
};

/** @throws TypeError that names the option which is unknown or has a wrong value. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions(options, CLIENT_CHECKS, [], "");
}

/**
 * In plain JavaScript, what is no object or has another name would be dropped without a word, and the call would do
 * something else than it was asked for: `resumeInvocation(id, "latest")`, `{ deploymentId }`.
 *
 * @throws TypeError that names the operation, and the option if one is unknown, has a wrong value, or is missing.
 */
export function checkRequestOptions(
  options: RequestOptions,
  {
    name,
    options: own = [],
    required = [],
  }: { readonly name: string; readonly options?: readonly string[]; readonly required?: readonly string[] },
): void {
  checkOptions(options, REQUEST_CHECKS, own, `${name}: `);
  const missing = required.find((option) => Reflect.get(options, option) === undefined);
  if (missing) throw new TypeError(`${name}: the option "${missing}" is required`);
}

function checkOptions(options: object, checks: Checks, unchecked: readonly string[], where: string): void {
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    throw new TypeError(`${where}the options must be an object, such as { timeout: 5000 }`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || unchecked.includes(name)) continue;
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      const known = [...unchecked, ...Object.keys(checks)].join(", ");
      throw new TypeError(`${where}unknown option "${name}"; there are ${known}`);
    }
    const [isRight, wanted] = check;
    if (isRight(value)) continue;
    // Only a number is repeated: the others may be secrets.
    const given = typeof value === "number" || value === null ? value : typeof value;
    throw new TypeError(`${where}${name} must be ${wanted}, not ${given}`);
  }
}

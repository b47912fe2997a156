import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { addToken, fillPath, mergeHeaders, parseBaseUrl } from "../http/index.js";
import { type ClientOptions, checkClientOptions, type Fetch } from "./client-options.js";
import { type WatchCall, watchCalls } from "./observers.js";
import { readEnvironment } from "./read-environment.js";
import { warnOfPlainToken } from "./warn.js";

/** The part of a client that the functions use; not for callers. */
export const internals: unique symbol = Symbol.for("restate-admin-client");

/**
 * Followed, a redirect would turn a POST into a GET, and take the headers to another origin. It is said again at each fetch,
 * since middleware may have made another Request.
 */
export const NO_REDIRECT = { redirect: "manual" } as const;

export interface ClientInternals {
  /** The token, where it has to be asked for. */
  readonly askToken: (() => string | Promise<string>) | undefined;
  /** The caller's own, if there is one. */
  readonly fetch: Fetch | undefined;
  /** Whether anybody is to see the Request: a fetch of the caller's own, or middleware. */
  readonly showsRequests: () => boolean;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly watchCall: WatchCall | undefined;
  /** What the caller says that the server's version is; false if it is not to be asked for, undefined if it is. */
  readonly serverVersion: string | false | undefined;
  /** The server's answer, if it was asked. */
  askedVersion: Promise<string> | undefined;
}

/** What every function takes first: the Admin API at one address. */
export interface Client<Paths extends {}> {
  /**
   * The openapi-fetch client underneath, typed by the schema, for what the functions do not cover. Its middleware sees
   * each attempt of the functions' calls too. What is called through it directly has no time limit and no retries.
   */
  readonly http: FetchClient<Paths>;
  /** @internal */
  readonly [internals]: ClientInternals;
}

/**
 * Creates a client. Nothing is sent until a function is called.
 *
 * @throws TypeError that names the option, if there is one that is unknown or has a wrong value.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  checkClientOptions(options);
  const { timeout = 30_000, maxRetries = 2 } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? readEnvironment("RESTATE_ADMIN_URL") ?? "http://localhost:9070");
  const token = options.token ?? readEnvironment("RESTATE_AUTH_TOKEN");
  if (token) warnOfPlainToken(baseUrl);
  // Restate's /query answers JSON to exactly this value and to no other.
  const headers = mergeHeaders({ Accept: "application/json" }, options.headers);
  if (typeof token === "string") addToken(headers, token);
  const askToken = typeof token === "function" ? token : undefined;
  const { fetch } = options;
  const http = createFetchClient<Paths>({
    baseUrl,
    headers: Object.fromEntries(headers),
    ...NO_REDIRECT,
    pathSerializer: fillPath,
    fetch: async (request) => {
      if (askToken) addToken(request.headers, await askToken());
      return (fetch ?? globalThis.fetch)(request, NO_REDIRECT);
    },
  });
  // openapi-fetch does not tell whether there is middleware.
  let showsRequests = fetch !== undefined;
  const { use } = http;
  http.use = (...middleware) => {
    showsRequests = true;
    use(...middleware);
  };
  return {
    http,
    [internals]: {
      askToken,
      fetch,
      showsRequests: () => showsRequests,
      timeout,
      maxRetries,
      watchCall: watchCalls(options),
      serverVersion: options.serverVersion,
      askedVersion: undefined,
    },
  };
}

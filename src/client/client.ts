import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { addToken, fillPath, mergeHeaders } from "../http/index.js";
import { checkClientOptions } from "./check-options.js";
import type { ClientOptions, Fetch } from "./client-options.js";
import { type WatchCall, watchCalls } from "./observers.js";
import { parseBaseUrl } from "./parse-base-url.js";
import { readEnvironment } from "./read-environment.js";
import { ACCEPT, DEFAULT_URL, PACKAGE, TOKEN_VARIABLE, URL_VARIABLE } from "./restate.js";
import { warnOfPlainToken } from "./warn.js";

/** The part of a client that the functions use; not for callers. */
export const internals: unique symbol = Symbol.for(PACKAGE);

/**
 * To follow a redirect would turn a POST into a GET, and take the headers to another origin. Every fetch is given this again,
 * since middleware may have created another Request.
 */
export const NO_REDIRECT = { redirect: "manual" } as const;

export interface ClientInternals {
  /** Makes one attempt, with openapi-fetch. */
  readonly send: Send;
  /** The caller's `token` function. */
  readonly askToken: (() => string | Promise<string>) | undefined;
  /** The caller's own `fetch`. */
  readonly fetch: Fetch | undefined;
  /** Whether somebody looks at the Request: the caller's own fetch, or middleware. */
  readonly showsRequests: () => boolean;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly maxResponseBytes: number;
  readonly watchCall: WatchCall | undefined;
  /** The caller's `serverVersion`. */
  readonly serverVersion: string | false | undefined;
  /** The server's answer, once it was asked. */
  askedVersion: Promise<string> | undefined;
}

type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly response: Response; readonly error?: unknown }>;

/** A connection to one Admin API: the first argument of every function. */
export interface Client<Paths extends {}> {
  /**
   * The openapi-fetch client underneath, typed by the schema, for what the functions do not cover. Its middleware also sees
   * each attempt of the functions' calls. A direct call through it has no timeout, no retries and no limit on the response.
   */
  readonly http: FetchClient<Paths>;
  /** @internal */
  readonly [internals]: ClientInternals;
}

/**
 * Creates a client. Nothing is sent until a function is called.
 *
 * @throws TypeError that names the option, if one is unknown or has a wrong value.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  checkClientOptions(options);
  const { timeout = 30_000, maxRetries = 2, maxResponseBytes = 64 * 1024 * 1024, fetch, serverVersion } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? readEnvironment(URL_VARIABLE) ?? DEFAULT_URL);
  const token = options.token ?? readEnvironment(TOKEN_VARIABLE);
  if (token) warnOfPlainToken(baseUrl);
  const headers = mergeHeaders({ Accept: ACCEPT }, options.headers);
  if (typeof token === "string") addToken(headers, token);
  const askToken = typeof token === "function" ? token : undefined;
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
  // openapi-fetch does not say whether it has middleware.
  let showsRequests = fetch !== undefined;
  const { use } = http;
  http.use = (...middleware) => {
    showsRequests = true;
    use(...middleware);
  };
  return {
    http,
    [internals]: {
      send: http.request as Send,
      askToken,
      fetch,
      showsRequests: () => showsRequests,
      timeout,
      maxRetries,
      maxResponseBytes,
      watchCall: watchCalls(options),
      serverVersion,
      askedVersion: undefined,
    },
  };
}

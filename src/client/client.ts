import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { addToken, fillPath, mergeHeaders } from "../http/index.js";
import { type Addresses, createAddresses } from "./addresses.js";
import { checkClientOptions } from "./check-options.js";
import type { ClientOptions, Fetch } from "./client-options.js";
import type { CreatedMemory } from "./created-memory.js";
import { type WatchCall, watchCalls } from "./observers.js";
import { parseBaseUrls } from "./parse-base-url.js";
import { ACCEPT, BASE_URL_VARIABLE, findBaseUrl, findToken, PACKAGE } from "./restate.js";
import { warnOfPlainToken } from "./warn.js";

/** The internal part of a client, which the functions of this package use. */
export const internals: unique symbol = Symbol.for(PACKAGE);

/**
 * Following a redirect would turn a POST into a GET, and send the headers to another origin. Every fetch gets this
 * init, since middleware may have created another Request.
 */
export const NO_REDIRECT = { redirect: "manual" } as const;

export interface ClientInternals {
  /** Makes one attempt with openapi-fetch. */
  readonly send: Send;
  readonly addresses: Addresses;
  readonly connectTimeout: number;
  /** The caller's `token` function. */
  readonly askToken: (() => string | Promise<string>) | undefined;
  /** The caller's own `fetch`. */
  readonly fetch: Fetch | undefined;
  /** Whether the caller's own fetch or middleware sees the Request. */
  readonly showsRequests: () => boolean;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly maxResponseBytes: number;
  readonly watchCall: WatchCall | undefined;
  /** The caller's `serverVersion`. */
  readonly serverVersion: string | false | undefined;
  /** Set once this client has created something. */
  created: CreatedMemory | undefined;
  /** The version that the server reported, and when, on the clock of `performance.now`; Infinity until it has. */
  asked: { readonly version: Promise<string>; readonly answeredAt: number } | undefined;
}

/** A client of any API. */
export interface AnyClient {
  readonly [internals]: ClientInternals;
}

/** @throws TypeError if this is no client. */
export function readInternals(client: AnyClient, caller: string): ClientInternals {
  const settings = client?.[internals];
  if (!settings) throw new TypeError(`${caller}: the first argument must be a client from createClient`);
  return settings;
}

type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly response: Response; readonly error?: unknown }>;

/**
 * A client of one Admin API: the first argument of every function.
 *
 * @typeParam Paths - The paths of the document. `in out` saves the compiler from comparing all of openapi-fetch's types.
 */
export interface Client<in out Paths extends {}> {
  /**
   * The underlying openapi-fetch client, typed by the schema. Its middleware also sees every attempt of the functions.
   * A direct call through it goes to the first URL, and has no timeout, no retries and no limit on the response.
   */
  readonly http: FetchClient<Paths>;
  /** @internal */
  readonly [internals]: ClientInternals;
}

/**
 * Creates a client. It sends nothing until you call a function.
 *
 * @throws TypeError that names the option, if one is unknown or has a wrong value.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  checkClientOptions(options);
  const { timeout = 30_000, connectTimeout = 3_000, maxRetries = 2, maxResponseBytes = 64 * 1024 * 1024 } = options;
  const { baseUrl, fetch, serverVersion } = options;
  const baseUrls = baseUrl === undefined ? parseBaseUrls(findBaseUrl(), BASE_URL_VARIABLE) : parseBaseUrls(baseUrl);
  const token = options.token ?? findToken();
  if (token) baseUrls.forEach(warnOfPlainToken);
  const headers = mergeHeaders({ Accept: ACCEPT }, options.headers);
  if (typeof token === "string") addToken(headers, token);
  const askToken = typeof token === "function" ? token : undefined;
  const http = createFetchClient<Paths>({
    baseUrl: baseUrls[0],
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
      addresses: createAddresses(baseUrls),
      connectTimeout,
      askToken,
      fetch,
      showsRequests: () => showsRequests,
      timeout,
      maxRetries,
      maxResponseBytes,
      watchCall: watchCalls(options),
      serverVersion,
      created: undefined,
      asked: undefined,
    },
  };
}

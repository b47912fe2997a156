import createFetchClient from "openapi-fetch";
import { addToken, mergeHeaders } from "../http/index.js";
import { parseBaseUrl } from "./base-url.js";
import type { ClientOptions, FetchInit } from "./client-options.js";
import { Health } from "./health.js";
import { type WatchCall, watchCalls } from "./observers.js";
import { assertRule, CLIENT_RULES, checkOptions, REQUEST_RULES } from "./option-rules.js";
import { nameAgent, readEnvironment } from "./platform.js";
import { CLIENT_VERSION, PACKAGE } from "./version.js";

/** The key of a client's internals. The key is a string, so that the types for CommonJS and for ES modules are the same. */
export const internals = "~internals";

/** The settings of a client, and its view of the server, which only this package reads. */
export interface ClientInternals {
  readonly clientVersion: string;
  /** Returns the base URL. Throws a TypeError if the URL is a path, and there is no page. */
  readonly readBaseUrl: () => string;
  /** The client of openapi-fetch, which makes the {@link PlainRequest} of an operation, and passes it to the `fetch` in the init. */
  readonly http: {
    request(method: string, path: string, init: object): Promise<{ readonly response: Response }>;
  };
  readonly fetch: (url: string, init: FetchInit) => Promise<Response>;
  /** Returns the headers of all requests, by their names in lower case. A function, since `inspect` would show the token. */
  readonly readHeaders: () => Readonly<Record<string, string>>;
  /** Merges the headers of a call with the headers of the `headers` and `token` functions; undefined if the client has no such function. */
  readonly askHeaders: ((callHeaders: Headers | undefined) => Promise<Headers>) | undefined;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly maxResponseBytes: number;
  readonly watchCall: WatchCall | undefined;
  readonly serverVersion: string | false | undefined;
  readonly health: Health;
}

export interface AnyClient {
  readonly [internals]: ClientInternals;
}

/** Returns the internals of a client. Throws a TypeError if the value is not a client of this version of the package. */
export function readInternals(client: AnyClient, caller: string): ClientInternals {
  const settings = client?.[internals];
  if (settings?.clientVersion === CLIENT_VERSION) return settings;
  throw new TypeError(
    `${caller}: the first argument must be a client from createClient of ${PACKAGE} ${CLIENT_VERSION}`,
  );
}

/**
 * A client of one API: the first argument of every function.
 *
 * @typeParam Paths - The paths of the document. `in out` saves the compiler from comparing all of them.
 */
export interface Client<in out Paths extends {}> {
  /** Keeps other objects from having this type. */
  readonly [Symbol.toStringTag]: typeof PACKAGE;
  /** @internal */
  readonly [internals]: ClientInternals;
  /** Carries the type of the API. Never set at runtime. */
  readonly "~paths"?: Paths;
}

/** A request of openapi-fetch, in place of the platform's `Request`, which would copy the headers and the body. */
export class PlainRequest {
  declare readonly url: string;
  /** The headers and the body of this call, without the headers that all requests have. */
  declare readonly init: { readonly headers: Headers; readonly body: string | undefined };

  constructor(url: string, init: PlainRequest["init"]) {
    this.url = url;
    this.init = init;
  }
}

/** Creates a client. Nothing is sent until you call a function. A wrong option throws a TypeError that names the option. */
export function createClient<Paths extends {}>(options: ClientOptions = {}, caller = "createClient"): Client<Paths> {
  checkOptions(options, `${caller}: `, CLIENT_RULES);
  const { timeout = 30_000, maxRetries = 2, maxResponseBytes = 67_108_864, serverVersion, fetch } = options;
  const { baseUrl, token = readEnvironment("RESTATE_AUTH_TOKEN"), headers } = options;
  const readBaseUrl = parseBaseUrl(baseUrl, Boolean(token), caller);
  const [common, askHeaders] = createHeaders(caller, token, headers);
  // openapi-fetch gets only `content-type`, which depends on the body. It would take longer to merge the others than `send` does.
  const { "content-type": type, ...always } = Object.fromEntries(common);
  const http = createFetchClient<Record<never, never>>({
    headers: { "content-type": type },
    Request: PlainRequest as unknown as typeof Request,
  });
  return {
    [Symbol.toStringTag]: PACKAGE,
    [internals]: {
      clientVersion: CLIENT_VERSION,
      readBaseUrl,
      http: http as ClientInternals["http"],
      fetch: (url, init) => (fetch ?? globalThis.fetch)(url, init) as Promise<Response>,
      readHeaders: () => always,
      askHeaders,
      timeout,
      maxRetries,
      maxResponseBytes,
      watchCall: watchCalls(options),
      serverVersion,
      health: new Health(),
    },
  };
}

/** Creates the headers that all requests of a client have, and the `askHeaders` of the client. */
function createHeaders(caller: string, token: ClientOptions["token"], headers: ClientOptions["headers"]) {
  const agent = nameAgent();
  // With any other value, `POST /query` responds with Arrow (seen on 1.6.2 and 1.7.12).
  const accept = { Accept: "application/json", "User-Agent": agent, "X-Restate-Query-Client": agent };
  const common = mergeHeaders(caller, accept, typeof headers === "function" ? undefined : headers);
  if (typeof token === "string") addToken(caller, common, token);
  const askToken = typeof token === "function" && !common.has("authorization") ? token : undefined;
  const askHeaders = async (callHeaders: Headers | undefined): Promise<Headers> => {
    const asked = typeof headers === "function" ? await headers() : {};
    assertRule(asked, REQUEST_RULES.headers, `${caller}: headers`);
    const all = mergeHeaders(caller, asked, callHeaders);
    if (askToken && !all.has("authorization")) addToken(caller, all, await askToken());
    return all;
  };
  return [common, askToken || typeof headers === "function" ? askHeaders : undefined] as const;
}

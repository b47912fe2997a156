import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { fillPath } from "./fill-path.js";
import { readEnvironment } from "./read-environment.js";

/** Any `fetch`: it gets a `Request`, and a signal that covers the body too. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

export interface ClientOptions {
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
  readonly headers?: Readonly<Record<string, string>> | Headers | undefined;
  /** Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
}

/** What every operation takes as fields of its last argument, beside its own query and header parameters. */
export interface RequestOptions {
  /** Aborts the call: it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Added to this request, over those of the client. */
  readonly headers?: Readonly<Record<string, string>> | Headers | undefined;
}

/** The part of a client that the functions use; not for callers. */
export const internals: unique symbol = Symbol.for("restate-admin-client");

export interface ClientInternals {
  /** Sends one request as it is, with the token. */
  readonly send: Fetch;
}

/** What every function takes first: the Admin API at one address. */
export interface Client<Paths extends {}> {
  /** The openapi-fetch client underneath, typed by the schema, for what the functions do not cover. */
  readonly http: FetchClient<Paths>;
  readonly [internals]: ClientInternals;
}

/**
 * Creates a client. Nothing is sent until a function is called.
 *
 * @throws TypeError if `baseUrl` is not an http or https URL, or has credentials, a query or a fragment in it.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  const { baseUrl = readEnvironment("RESTATE_ADMIN_URL") ?? "http://localhost:9070", headers } = options;
  const send = createSend(options);
  const http = createFetchClient<Paths>({
    baseUrl: parseBaseUrl(baseUrl),
    // Restate's /query answers JSON to exactly this value and to no other.
    headers: mergeHeaders({ Accept: "application/json" }, headers),
    pathSerializer: fillPath,
    fetch: send,
  });
  return { http, [internals]: { send } };
}

/** Joins headers; the later ones win, whatever their case. */
export function mergeHeaders(...all: readonly (Readonly<Record<string, string>> | Headers | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) new Headers(headers).forEach((value, name) => void merged.set(name, value));
  return merged;
}

function createSend(options: ClientOptions): Fetch {
  const { token = readEnvironment("RESTATE_AUTH_TOKEN") } = options;
  return async (request, init) => {
    if (token && !request.headers.has("authorization")) {
      request.headers.set("authorization", `Bearer ${typeof token === "string" ? token : await token()}`);
    }
    return (options.fetch ?? globalThis.fetch)(request, init);
  };
}

function parseBaseUrl(value: string | URL): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `baseUrl must be an http or https URL, such as http://localhost:9070, not ${String(value).replace(/\/\/.*@/, "//…@")}`,
    );
  }
  if (url.username || url.password) {
    throw new TypeError(
      "baseUrl must not have credentials in it: give them as `token`, or as an Authorization header in `headers`",
    );
  }
  if (url.search || url.hash) throw new TypeError(`baseUrl must not have a query or a fragment: ${url.href}`);
  return url.href.replace(/\/+$/, "");
}

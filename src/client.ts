import createFetchClient, { type Client as FetchClient } from "openapi-fetch";
import { fillPath } from "./fill-path.js";
import { readEnvironment } from "./read-environment.js";

/** Any `fetch` that takes a `Request`. The signal, if there is one, covers the body too. */
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
  /** Called with a `Request`. Default: `globalThis.fetch`, looked up at each call. */
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
  /** Adds the token to a request. */
  authorize(request: Request): Promise<void>;
  /** Sends a request as it is. */
  readonly fetch: Fetch;
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
  if (typeof options !== "object" || options === null || options instanceof URL) {
    throw new TypeError("the client's options must be an object such as { baseUrl }");
  }
  const { baseUrl = readEnvironment("RESTATE_ADMIN_URL") ?? "http://localhost:9070", headers } = options;
  const token = options.token ?? readEnvironment("RESTATE_AUTH_TOKEN");
  const authorize = (request: Request) => addToken(request, token);
  const send: Fetch = (request, init) => (options.fetch ?? globalThis.fetch)(request, init);
  const http = createFetchClient<Paths>({
    baseUrl: parseBaseUrl(baseUrl),
    // Restate's /query answers JSON to exactly this value and to no other.
    headers: mergeHeaders({ Accept: "application/json" }, headers),
    pathSerializer: fillPath,
    fetch: async (request) => {
      await authorize(request);
      return send(request);
    },
  });
  return { http, [internals]: { authorize, fetch: send } };
}

/**
 * Joins headers; the later ones win, whatever their case.
 *
 * @throws TypeError that names a header which cannot be sent, without its value.
 */
export function mergeHeaders(...all: readonly (Readonly<Record<string, string>> | Headers | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers ?? {})) {
      if (value !== undefined) setHeader(merged, name, value, `the header ${JSON.stringify(name)}`);
    }
  }
  return merged;
}

async function addToken(request: Request, token: ClientOptions["token"]): Promise<void> {
  if (!token || request.headers.has("authorization")) return;
  const value = typeof token === "function" ? await token() : token;
  if (value) setHeader(request.headers, "authorization", `Bearer ${value}`, "the token");
}

/** The platform's own error repeats the value, which may be a secret. */
function setHeader(headers: Headers, name: string, value: string, what: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new TypeError(`${what} has characters that no header can carry, such as a line break`);
  }
}

function parseBaseUrl(value: string | URL): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `baseUrl must be an http or https URL, such as http://localhost:9070, not ${String(value).replace(/^.*@/, "…@")}`,
    );
  }
  if (url.username || url.password) {
    throw new TypeError(
      "baseUrl must not have credentials in it: give them as `token`, or as an Authorization header in `headers`",
    );
  }
  if (url.search || url.hash)
    throw new TypeError(`baseUrl must not have a query or a fragment after ${url.origin}${url.pathname}`);
  return url.href.replace(/\/+$/, "");
}

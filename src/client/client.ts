import type { Client as FetchClient } from "openapi-fetch";
import { addToken, mergeHeaders } from "../http/index.js";
import { BASE_URL_VARIABLE, findBaseUrl, findToken, parseBaseUrls } from "./base-url.js";
import { type ClientOptions, PATIENCE, type RequestOptions } from "./client-options.js";
import { createHealth, type Health } from "./health.js";
import { createHttpClient, type Transport } from "./http-client.js";
import { createNodes, type Nodes } from "./nodes.js";
import { type WatchCall, watchCalls } from "./observers.js";
import { CLIENT_RULES, checkOptions } from "./option-rules.js";
import { CLIENT_VERSION, PACKAGE } from "./version.js";
import { warnOfPlainToken } from "./warn.js";

/** The internal part of a client, which the functions of this package use. */
export const internals: unique symbol = Symbol.for(PACKAGE);

export interface ClientInternals extends Transport {
  /** The version of the package that created the client. */
  readonly clientVersion: string;
  readonly nodes: Nodes;
  readonly connectTimeout: number;
  /** The caller's `token` function. */
  readonly askToken: (() => string | Promise<string>) | undefined;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly patience: number;
  readonly maxResponseBytes: number;
  readonly watchCall: WatchCall | undefined;
  /** The caller's `serverVersion`. */
  readonly serverVersion: string | false | undefined;
  readonly health: Health;
  /** What the guard remembers: the version that a node reported, or has been asked for. */
  asked: AskedVersion | undefined;
}

interface AskedVersion {
  readonly version: Promise<ServerVersion>;
  /** The node that reported it; undefined until one has. */
  readonly node: string | undefined;
  /** What it was asked with, such as the credentials of one user. */
  readonly headers: RequestOptions["headers"];
  /** On the clock of `performance.now`; Infinity until a node has answered. */
  readonly answeredAt: number;
}

/** The version of one node. */
export interface ServerVersion {
  readonly version: string;
  readonly node: string;
}

/** A client of any API. */
export interface AnyClient {
  readonly [internals]: ClientInternals;
}

/** @throws TypeError if this is not a client, or one of another version of this package. */
export function readInternals(client: AnyClient, caller: string): ClientInternals {
  const settings = client?.[internals];
  if (settings?.clientVersion === CLIENT_VERSION) return settings;
  const given = settings ? `, not of ${settings.clientVersion ?? "another version"}` : "";
  throw new TypeError(
    `${caller}: the first argument must be a client from createClient of ${PACKAGE} ${CLIENT_VERSION}${given}`,
  );
}

/**
 * A client of one API: the first argument of every function.
 *
 * @typeParam Paths - The paths of the document. `in out` saves the compiler from comparing all of openapi-fetch's types.
 */
export interface Client<in out Paths extends {}> {
  /**
   * The underlying openapi-fetch client, typed by the schema. Its middleware also sees every attempt of the functions.
   * A direct call through it goes to the node in use, and has no timeout, no retries and no limit on the response.
   */
  readonly http: FetchClient<Paths>;
  /** So that nothing else is taken for a client. */
  readonly [Symbol.toStringTag]: typeof PACKAGE;
  /** @internal */
  readonly [internals]: ClientInternals;
}

/**
 * Creates a client. It sends nothing until you call a function.
 *
 * @throws TypeError that names the option, if one is unknown or has a wrong value.
 */
export function createClient<Paths extends {}>(options: ClientOptions = {}): Client<Paths> {
  checkOptions(options, "", CLIENT_RULES);
  const { timeout = 30_000, connectTimeout = 3_000 } = options;
  const { maxRetries = 2, patience = PATIENCE, maxResponseBytes = 64 * 1024 * 1024 } = options;
  const { baseUrl, fetch, serverVersion } = options;
  const baseUrls = baseUrl === undefined ? parseBaseUrls(findBaseUrl(), BASE_URL_VARIABLE) : parseBaseUrls(baseUrl);
  const token = options.token ?? findToken();
  if (token) baseUrls.forEach(warnOfPlainToken);
  // With any other value, `POST /query` responds with Arrow (seen on 1.6.2 and 1.7.12).
  const headers = mergeHeaders({ Accept: "application/json" }, options.headers);
  if (typeof token === "string") addToken(headers, token);
  const askToken = typeof token === "function" ? token : undefined;
  const nodes = createNodes(baseUrls);
  const { http, transport } = createHttpClient<Paths>(nodes, headers, askToken, fetch);
  return {
    http,
    [Symbol.toStringTag]: PACKAGE,
    [internals]: {
      ...transport,
      clientVersion: CLIENT_VERSION,
      nodes,
      connectTimeout,
      askToken,
      timeout,
      maxRetries,
      patience,
      maxResponseBytes,
      watchCall: watchCalls(options),
      serverVersion,
      health: createHealth(),
      asked: undefined,
    },
  };
}

/**
 * All that the rooms below generated/ know of Restate, besides the names of the error classes in errors/named.ts. A client that is
 * generated from another document gets these rooms with the files of `src/other-api` in place of these two.
 */

import type { Problem } from "./problem.js";
import { readEnvironment } from "./read-environment.js";

export type { Problem } from "./problem.js";

export const PRODUCT = "Restate";
export const PACKAGE = "restate-admin-client";

/** The version of this package, which the build writes (tsdown.config.ts). */
declare const PACKAGE_VERSION: string | undefined;
export const CLIENT_VERSION: string = typeof PACKAGE_VERSION === "string" ? PACKAGE_VERSION : "0.0.0";

export const EXAMPLE_URL = "http://localhost:9070";

/** With any other value, `POST /query` responds with Arrow (seen on 1.6.2 and 1.7.12). */
export const ACCEPT = "application/json";

/**
 * In milliseconds: how long to wait for a server that is away, to avoid a node that was lost, and to trust a version that a
 * node reported. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads the
 * metadata (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/** The names of fields of a body. The server ignores others, so that `dryRun` would register a deployment. */
export const BODY_FIELD: RegExp = /^[a-z0-9_]+$/;

/** Whether a success may come without the body that is documented. Then the call returns undefined. */
export const MAY_OMIT_BODY = false;

/** The field of an error with the code in a response. */
export const CODE_FIELD = "restateCode";

export const EXAMPLE_VERSION = "1.7.12";

/** What the ingress says about any path of the Admin API: the former on 1.7.12, the latter on 1.6.2 and 1.7.12. */
const INGRESS = /^bad path: |^service '.*' not found, make sure to register/;

/**
 * Describes a response from something other than the Admin API, as the end of a message; "" for its own. Whether the address or
 * the token may be wrong depends on the status of a proxy's page.
 */
export function describeStranger(body: unknown, status = 0): string {
  if (typeof body === "string" && /^\s*</.test(body)) {
    const wrong = status === 401 ? "the token" : status < 400 || status === 404 ? "baseUrl" : undefined;
    return `; this page is from a proxy${wrong ? `; is ${wrong} correct?` : ""}`;
  }
  const isIngress = INGRESS.test(readProblem(body).message ?? "");
  return isIngress ? "; this is the ingress, not the Admin API (port 9070 by default)" : "";
}

export const REFUSED =
  "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?";

/** Options that depend on the API. */
export interface ApiOptions {
  /**
   * The URL of the Admin API, or the URLs of several nodes of one cluster: one is used until it fails, then another. A
   * request that never reached a node goes to another one at once; any other is retried there if the operation is
   * idempotent. A path prefix is kept. In a browser, a path such as `/admin` is resolved against the page.
   * Default: the environment variable `RESTATE_ADMIN_URL`, or else `http://localhost:9070`.
   */
  readonly baseUrl?: string | URL | readonly (string | URL)[] | undefined;
  /**
   * The token to send as `Authorization: Bearer`. A function is called for each attempt, so it can return a renewed
   * token. Default: the environment variable `RESTATE_AUTH_TOKEN`, whatever the `baseUrl` is, or else no token. `""`
   * sends none.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /**
   * The version of the server, such as `"1.7.12"`. A call that needs a newer server is rejected before it is sent,
   * since an older server silently ignores what it does not know. Default: the first call that depends on the version
   * asks the server. So do the next one after a lost connection or a minute, and each call that would be rejected. `false`
   * disables the check.
   */
  readonly serverVersion?: string | false | undefined;
}

/** The environment variable with the address, which Restate's own CLI reads, too. */
export const BASE_URL_VARIABLE = "RESTATE_ADMIN_URL";

/** Returns the address to call if the caller gives none. */
export function findBaseUrl(): string {
  return readEnvironment(BASE_URL_VARIABLE) ?? EXAMPLE_URL;
}

/** Returns the token to send if the caller gives none. Restate's own CLI reads the same variable. */
export function findToken(): string | undefined {
  return readEnvironment("RESTATE_AUTH_TOKEN");
}

/** Reads `{ "message": "...", "restate_code": "META0003" }`, or text. A body from a proxy may contain anything. */
export function readProblem(body: unknown): Problem {
  const fields = Object(body);
  const readString = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const code = readString("restate_code");
  const link = /^\w{1,32}$/.test(code ?? "") ? `https://docs.restate.dev/references/errors#${code}` : undefined;
  return { message: typeof body === "string" ? body : readString("message"), code, link };
}

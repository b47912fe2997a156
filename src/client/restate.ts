/** Everything specific to Restate in the rooms call, client and http. The rest of them would work for any other API. */

export const PRODUCT = "Restate";
export const PACKAGE = "restate-admin-client";

export const DEFAULT_URL = "http://localhost:9070";
/** The environment variables of Restate's own CLI. */
export const URL_VARIABLE = "RESTATE_ADMIN_URL";
export const TOKEN_VARIABLE = "RESTATE_AUTH_TOKEN";

/** With any other value, `POST /query` responds with Arrow (seen on 1.6.2 and 1.7.12). */
export const ACCEPT = "application/json";

/**
 * In milliseconds. A cluster that loses a node recovers within 8 seconds, or within 14 to 36 if that node hangs and leads
 * the metadata (seen on 1.7.12).
 */
export const PATIENCE = 60_000;

/** In milliseconds. A cluster tells all of its nodes of a new deployment within 130 ms (seen on 1.7.12). */
export const SPREAD = 10_000;

/** Answered by every version, without a token. */
export const PROBE_PATH = "/health";

export const EXAMPLE_VERSION = "1.7.12";

/** What the ingress says about any path of the Admin API: the former on 1.7.12, the latter on 1.6.2 and 1.7.12. */
const INGRESS = /^bad path: |^service '.*' not found, make sure to register/;

/** The words to add to the message of a response from something other than the Admin API; undefined for its own. */
export function readStranger(body: unknown): string | undefined {
  if (typeof body === "string" && /^\s*</.test(body)) return "this page is from a proxy; is baseUrl correct?";
  const isIngress = INGRESS.test(readProblem(body).message ?? "");
  return isIngress ? "this is the ingress, not the Admin API (port 9070 by default)" : undefined;
}

export const REFUSED =
  "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?";

/** The contents of an error body. */
export interface Problem {
  readonly message: string | undefined;
  readonly code: string | undefined;
  /** A page that explains the code. */
  readonly link: string | undefined;
}

/** Reads `{ "message": "...", "restate_code": "META0003" }`. A body from a proxy may contain anything. */
export function readProblem(body: unknown): Problem {
  const fields = Object(body);
  const readString = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const code = readString("restate_code");
  const link = /^\w{1,32}$/.test(code ?? "") ? `https://docs.restate.dev/references/errors#${code}` : undefined;
  return { message: readString("message"), code, link };
}

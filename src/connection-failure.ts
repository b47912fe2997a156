import { RestateAdminError } from "./errors.js";

/** How Node, Bun and Deno name a failure before there was a connection that a request could go through. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

export interface ConnectionFailure {
  /** What an operator can act on. */
  readonly description: string;
  /** False if it is certain that nothing of the request was sent. */
  readonly sent: boolean;
}

/**
 * What there is to know of a `fetch` that failed with this, which may be anything. A caller's own fetch may make calls of
 * this package too: where those failed says nothing of this one.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  try {
    const { cause = error, message } = Object(error);
    const { code, syscall, message: detail } = Object(cause);
    const sent =
      error instanceof RestateAdminError ||
      !(NEVER_CONNECTED.test(code) || syscall === "connect" || syscall === "getaddrinfo");
    return { description: describe(code, String(detail || message || error)), sent };
  } catch {
    return { description: "no complete answer", sent: true };
  }
}

/** fetch's own words are "fetch failed", or such; what happened is in its cause. */
function describe(code: unknown, words: string): string {
  if (code === "ECONNREFUSED") {
    return "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?";
  }
  return `no complete answer: ${words}${typeof code === "string" && !words.includes(code) ? ` (${code})` : ""}`;
}

import { type ConnectionFailure, RestateAdminError } from "./errors.js";

/** How Node and Bun name a failure before there was a connection that a request could go through. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;
/**
 * Deno has words alone, seen on 2.9.6: `error sending request for url (http://127.0.0.1:9070/version): client error (Connect):
 * tcp connect error: Connection refused (os error 111)`. There are no spaces in the URL.
 */
const NEVER_CONNECTED_WORDS = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * What there is to know of a `fetch` that failed with this, which may be anything. A caller's own fetch may make calls of
 * this package too: where those failed says nothing of this one.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  try {
    const { cause = error, message } = Object(error);
    const { code, syscall, message: detail } = Object(cause);
    const words = String(detail || message || error);
    const never =
      NEVER_CONNECTED.test(code) ||
      NEVER_CONNECTED_WORDS.test(words) ||
      syscall === "connect" ||
      syscall === "getaddrinfo";
    return { description: describe(code, words), sent: !never || error instanceof RestateAdminError };
  } catch {
    return { description: "no complete answer", sent: true };
  }
}

/** fetch's own words are "fetch failed", or such; what happened is in its cause. */
function describe(code: unknown, words: string): string {
  if (code === "ECONNREFUSED" || (NEVER_CONNECTED_WORDS.test(words) && / \(Connect\): .*refused/.test(words))) {
    return "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?";
  }
  return `no complete answer: ${words}${typeof code === "string" && !words.includes(code) ? ` (${code})` : ""}`;
}

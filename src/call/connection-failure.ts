import { REFUSED } from "../client/index.js";
import { RestateAdminError } from "./errors/restate-admin-error.js";

/** What is known about a connection that failed. */
export interface ConnectionFailure {
  readonly problem: string;
  /** False if the server has certainly received nothing. */
  readonly maybeSent: boolean;
}

/** The codes of Node and Bun for a failure before there was a connection to send a request on. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;
/**
 * Deno has words alone (2.9.6): `error sending request for url (http://127.0.0.1:9070/version): client error (Connect): tcp
 * connect error: Connection refused (os error 111)`. There are no spaces in the URL.
 */
const NEVER_CONNECTED_WORDS = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * Reads what `fetch` rejected with, which may be anything. A caller's own fetch may make calls of this package; whether those
 * were sent says nothing about this one.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  try {
    const { cause = error, message } = Object(error);
    const { code, syscall, message: detail } = Object(cause);
    const words = String(detail || message || error);
    const isWorded = NEVER_CONNECTED_WORDS.test(words);
    const never = NEVER_CONNECTED.test(code) || isWorded || syscall === "connect" || syscall === "getaddrinfo";
    const isRefused = code === "ECONNREFUSED" || (isWorded && / \(Connect\): .*refused/.test(words));
    // fetch's own words are "fetch failed", or the like; its cause says what happened.
    const suffix = typeof code === "string" && !words.includes(code) ? ` (${code})` : "";
    return {
      problem: isRefused ? REFUSED : `no complete response: ${words}${suffix}`,
      maybeSent: !never || error instanceof RestateAdminError,
    };
  } catch {
    return { problem: "no complete response", maybeSent: true };
  }
}

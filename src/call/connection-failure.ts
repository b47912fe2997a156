import { type Applied, RestateAdminError } from "../errors/index.js";

/** A connection failure, as far as it is known. */
export interface ConnectionFailure {
  readonly problem: string;
  /** `no` if the server certainly received nothing, or else `unknown`. */
  readonly applied: Applied;
  /** Whether the same URL will fail again. */
  readonly permanent: boolean;
}

const REFUSED =
  "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?";

/** The error codes of Node and Bun for a failure before the connection was established, and Node's system calls. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|connect|getaddrinfo)$/;
const NO_TLS_AT_ALL = "ERR_SSL_WRONG_VERSION_NUMBER";
/** The error codes of Node for TLS handshakes that fail, so that nothing was sent. */
const NO_TLS = /^(ERR_SSL_WRONG_VERSION|ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** Those of them for a certificate that the process does not trust. */
const UNTRUSTED = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** The error codes of Node for a response that is not HTTP/1.1, such as that of an SDK, which speaks HTTP/2 only. */
const NO_HTTP = /^HPE_/;
/**
 * Deno has no error codes (2.9.6), only this message, in which the URL has no spaces:
 * `error sending request for url (http://127.0.0.1:8080/version): client error (Connect): tcp connect error: Connection
 * refused (os error 111)`.
 */
const NEVER_CONNECTED_WORDS = /^error sending request for url \(\S+\): client error \(Connect\): /;

/**
 * Reads the rejection of `fetch`, which may be any value. A caller's own fetch may call this package; an error of that
 * call does not tell whether this request was sent.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  try {
    const { cause = error, message } = Object(error);
    const { code, errors, message: detail } = Object(cause);
    const words = String(detail || message || error);
    const isWorded = NEVER_CONNECTED_WORDS.test(words);
    // Node's words for a port that `fetch` forbids.
    const permanent = NO_TLS.test(code) || words === "bad port";
    const isForeign = NO_HTTP.test(code);
    // Node tries the addresses of a host in turn, and has an error for each.
    const never = (Array.isArray(errors) && errors.length > 0 ? errors : [cause])
      .map(Object)
      .every((each) => NEVER_CONNECTED.test(each.code) || NEVER_CONNECTED.test(each.syscall));
    const isRefused = code === "ECONNREFUSED" || (isWorded && / \(Connect\): .*refused/.test(words));
    // The message of fetch is "fetch failed" or similar; only its cause says what happened.
    const suffix = typeof code === "string" && !words.includes(code) ? ` (${code})` : "";
    // Node's words are a line of OpenSSL's source.
    const described = code === NO_TLS_AT_ALL ? "the server has no TLS" : `no complete response: ${words}`;
    const advice = UNTRUSTED.test(code)
      ? "; Node trusts the authorities in the file that NODE_EXTRA_CA_CERTS names"
      : permanent || isForeign
        ? "; is baseUrl correct?"
        : "";
    const isUnsent = (never || isWorded || permanent) && !(error instanceof RestateAdminError);
    return {
      problem: isRefused ? REFUSED : described + suffix + advice,
      applied: isUnsent ? "no" : "unknown",
      permanent,
    };
  } catch {
    return { problem: "no complete response", applied: "unknown", permanent: false };
  }
}

/** Reads what went wrong: an error response, or no response at all. */

import {
  AdminResponseError,
  type Applied,
  describeStranger,
  type ErrorContext,
  RestateAdminError,
  readProblem,
} from "../errors/index.js";
import { readChunks } from "../http/index.js";
import { isTemporary, type Operation } from "./operation.js";

/**
 * JSON is kept as a whole, since its fields cannot be read otherwise: the server's message repeats a long name in a query.
 * Of a page, which may come for each of many thousand calls, only the beginning matters.
 */
const KEPT_BYTES_OF_JSON = 1_048_576;
const KEPT_BYTES_OF_TEXT = 4_096;

/**
 * Reads an error response. Of its body, it keeps at most 1 MiB of JSON and 4 KiB of anything else, and only what arrived if the body is
 * truncated or the signal aborts, since the status matters more than the rest.
 */
export async function readErrorResponse(
  response: Response,
  signal: AbortSignal,
  context: ErrorContext,
  { errors, retry }: Operation,
): Promise<AdminResponseError> {
  const { status, statusText, headers } = response;
  const keptBytes = isJson(response) ? KEPT_BYTES_OF_JSON : KEPT_BYTES_OF_TEXT;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  // Ignores a truncated body, or one that the caller's own fetch has read.
  await readChunks(response, keptBytes, (chunk) => chunks.push(chunk), signal).catch(() => {});
  const body = parseBody(await new Blob(chunks).slice(0, keptBytes).text());
  const kind = body === undefined ? "none" : typeof body === "object" ? "json" : "text";
  const form = errors[status] ?? errors[`${String(status)[0]}XX`] ?? errors.default;
  // A proxy may send its own page with a documented status, and the ingress JSON.
  const documented = body !== null && (form?.includes(kind) ?? false) && !describeStranger(body);
  const temporary = isTemporary(retry, status, readProblem(body).message);
  return new AdminResponseError({ ...context, status, statusText, headers, body, documented, temporary });
}

/** Parses JSON; anything else stays a string, and an empty body is undefined. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
}

/** Whether a response says that it is JSON, as the server's own do. The page of a proxy does not. */
export function isJson({ headers }: Response): boolean {
  return /[/+]json\b/i.test(headers.get("content-type") ?? "");
}

/** A connection failure, as far as it is known. */
export interface ConnectionFailure {
  readonly problem: string;
  /** `no` if the server certainly received nothing, or else `unknown`. */
  readonly applied: Applied;
  /** Whether the same URL will fail again. */
  readonly permanent: boolean;
}

/** The error codes of Node and Bun for a failure before the connection was established, and Node's system calls. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|connect|getaddrinfo)$/;
/** The error codes of Node for TLS handshakes that fail, so that nothing was sent. */
const NO_TLS = /^(ERR_SSL_WRONG_VERSION|ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/** Those of them for a certificate that the process does not trust. */
const UNTRUSTED = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;
/**
 * Deno has no error codes (2.9.6), only this message, in which the URL has no spaces:
 * `error sending request for url (http://127.0.0.1:8080/version): client error (Connect): tcp connect error: Connection
 * refused (os error 111)`.
 */
const NEVER_CONNECTED_WORDS = /^error sending request for url \(\S+\): client error \(Connect\): /;

/** What is wrong, in words, by the error code and the platform's words; the first line that fits. */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^ECONNREFUSED\b|\(Connect\): .*refused/,
    "the connection was refused; is the Restate server running, and is this the address of its Admin API (port 9070 by default)?",
  ],
  [/^ENOTFOUND\b/, "the host is unknown; is baseUrl correct?"],
  [/^ERR_SSL_WRONG_VERSION_NUMBER\b/, "the server has no TLS; is baseUrl correct, or does it need http?"],
  [/ bad port$/, "fetch blocks the port of this URL; is baseUrl correct?"],
];

/**
 * Reads the rejection of `fetch`, which may be any value. A caller's own fetch may call this package; an error of that
 * call does not tell whether this request was sent.
 */
export function readConnectionFailure(error: unknown, url: string): ConnectionFailure {
  try {
    const { cause = error, message } = Object(error);
    const { code, errors, message: detail, socket } = Object(cause);
    // The message of fetch is "fetch failed" or similar; only its cause says what happened.
    const words = String(detail || message || error);
    const isWorded = NEVER_CONNECTED_WORDS.test(words);
    const permanent = NO_TLS.test(code) || code === "ENOTFOUND" || words === "bad port";
    // Node tries the addresses of a host in turn, and has an error for each.
    const never = (Array.isArray(errors) && errors.length > 0 ? errors : [cause])
      .map(Object)
      .every((each) => NEVER_CONNECTED.test(each.code) || NEVER_CONNECTED.test(each.syscall));
    const suffix = typeof code === "string" && !words.includes(code) ? ` (${code})` : "";
    const isUnsent = (never || isWorded || permanent) && !(error instanceof RestateAdminError);
    const [, known] = (isUnsent && PROBLEMS.find(([pattern]) => pattern.test(`${code} ${words}`))) || [];
    return {
      problem: known ?? `no complete response: ${words}${suffix}${advise(code, socket?.bytesRead === 0, url)}`,
      applied: isUnsent ? "no" : "unknown",
      permanent,
    };
  } catch {
    return { problem: "no complete response", applied: "unknown", permanent: false };
  }
}

/** @param isSilent - Whether the other side closed the connection without a byte. */
function advise(code: unknown, isSilent: boolean, url: string): string {
  if (UNTRUSTED.test(String(code))) return "; Node trusts the authorities in the file that NODE_EXTRA_CA_CERTS names";
  // `HPE_`: a response that is not HTTP/1.1, such as that of an SDK, which speaks HTTP/2 only.
  if (/^(HPE_|ERR_TLS_|CERT_)/.test(String(code))) return "; is baseUrl correct?";
  if (!isSilent && !/_ALERT_/.test(String(code))) return "";
  return url.startsWith("https:")
    ? "; does the server require a client certificate?"
    : "; does the port need https, or did the server stop?";
}

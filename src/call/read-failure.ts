import {
  type AdminConnectionError,
  AdminResponseError,
  describeStranger,
  type ErrorContext,
  RestateAdminError,
  readProblem,
} from "../errors/index.js";
import { readChunks } from "../http/index.js";
import type { Operation } from "./operation.js";

/** The limit for the body of an error. Messages may repeat a long name from a query, and truncated JSON would have no fields. */
const KEPT_BYTES = 1_048_576;

/**
 * Reads an error response, with at most 1 MiB of its body. If the body is truncated or the signal aborts, its beginning is enough, since
 * the status matters more.
 */
export async function readErrorResponse(
  response: Response,
  signal: AbortSignal,
  context: ErrorContext,
  { errors, retry }: Operation,
): Promise<AdminResponseError> {
  const { status, statusText, headers } = response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  // A truncated body, or one that the caller's own fetch has read already, is not an error here.
  await readChunks(response, KEPT_BYTES, (chunk) => chunks.push(chunk), signal).catch(() => {});
  const body = parseBody(await new Blob(chunks).slice(0, KEPT_BYTES).text());
  const kind = body === undefined ? "none" : typeof body === "object" ? "json" : "text";
  const form = errors[status] ?? errors[`${String(status)[0]}XX`] ?? errors.default;
  // A proxy may send its own page with a documented status, and the ingress may send JSON.
  const documented = body !== null && form?.includes(kind) === true && !describeStranger(body);
  const { start } = readProblem(body);
  const rule = retry.temporary?.find((each) => each.status === status && new RegExp(each.message).test(start));
  const said = { documented, temporary: rule !== undefined, retryAfter: rule?.retryAfter };
  return new AdminResponseError({ ...context, status, statusText, headers, body, ...said });
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
}

/**
 * Matches the error code and the message of a failure before a connection exists: codes of Node and Bun, and messages of Node's system
 * calls. A missing code is written as `undefined`: Deno has no error codes (2.9.6), only this message, in which the URL has no spaces:
 * `error sending request for url (http://127.0.0.1:8080/version): client error (Connect): tcp connect error: Connection
 * refused (os error 111)`.
 */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|\w+ (connect|getaddrinfo) E|undefined error sending request for url \(\S+\): client error \(Connect\):)/;

/** Advice by the error code and the platform's message. The first pattern that matches counts. */
const ADVICE: readonly (readonly [pattern: RegExp, advice: string, isPermanent?: true])[] = [
  [
    /^ECONNREFUSED|\(Connect\): .*refused/,
    "is the Restate server running, and is this the address of its Admin API (port 9070 by default)?",
  ],
  // Permanent: nothing was sent, since the host is unknown, the TLS handshake fails, or fetch blocks the port.
  [/^ERR_SSL_WRONG_VERSION/, "is baseUrl correct, or does it need http?", true],
  [
    /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/,
    "Node trusts the authorities in the file that NODE_EXTRA_CA_CERTS names",
    true,
  ],
  [/^(ENOTFOUND|ERR_TLS_CERT_|CERT_)|^undefined bad port$/, "is baseUrl correct?", true],
  // The response is not HTTP/1.1: an SDK, for example, speaks HTTP/2 only.
  [/^HPE_/, "is baseUrl correct?"],
];

/**
 * Describes the rejection of `fetch`, which may be any value. A caller's own fetch may call this package, and an error of that call
 * does not tell whether this request was sent.
 */
export function readConnectionFailure(
  error: unknown,
  url: string,
): Pick<AdminConnectionError, "applied" | "permanent" | "cause"> & { readonly problem: string } {
  try {
    const { cause = error, message } = Object(error);
    const { code, errors, message: detail, socket } = Object(cause);
    // The message of fetch is "fetch failed" or similar; only its cause names the failure.
    const words = String(detail || message || error);
    const isSilent = socket?.bytesRead === 0 && !url.startsWith("https:");
    const [, advice = isSilent ? "does the port need https, or did the server stop?" : "", permanent = false] =
      ADVICE.find(([pattern]) => pattern.test(`${code} ${words}`)) ?? [];
    // Node tries the addresses of a host in turn, and reports an error for each.
    const never = (Array.isArray(errors) && errors.length > 0 ? errors : [{ code, message: words }])
      .map(Object)
      .every((each) => NEVER_CONNECTED.test(`${each.code} ${each.message}`));
    const suffix = typeof code === "string" && !words.includes(code) ? ` (${code})` : "";
    return {
      problem: `no complete response: ${words}${suffix}${advice && `; ${advice}`}`,
      applied: (never || permanent) && !(error instanceof RestateAdminError) ? "no" : "unknown",
      permanent,
      cause: error,
    };
  } catch {
    return { problem: "no complete response", applied: "unknown", permanent: false, cause: error };
  }
}

import { AdminRequestError, type ErrorContext, hideCredentials, quote } from "./request-error.js";

/** A response with a status that is not 2xx, from the server or from a proxy in front of it. */
export class AdminResponseError<Status extends number = number, Body = unknown> extends AdminRequestError {
  static override readonly name: string = "AdminResponseError";
  declare readonly status: Status;
  /**
   * The response body: parsed if it is JSON, or else a string; undefined without a body. Only the first 1 MiB
   * is kept. Unlike the message, the body may contain credentials that the server echoed.
   */
  declare readonly body: Body;
  declare readonly headers: Headers;
  /** Whether the schema documents this status with this kind of body for the operation. False for a proxy's page. */
  declare readonly documented: boolean;
  /**
   * Whether the server says that it did nothing, and that the same request may succeed a moment later: while the nodes
   * of a cluster come and go, for instance. The client has already retried the request, for up to a minute, unless `maxRetries` is 0.
   */
  declare readonly temporary: boolean;
  /** The server's own message, without the request that `message` adds; undefined if the server sent none. */
  declare readonly detail: string | undefined;
  /** Milliseconds to wait before the next request, by `Retry-After` or since the server is overloaded; undefined if unknown. */
  declare readonly retryAfter: number | undefined;
  /** Restate's error code, such as `META0003`. */
  declare readonly restateCode: string | undefined;

  constructor(
    context: ErrorContext &
      Pick<AdminResponseError<Status, Body>, "status" | "body"> &
      Partial<Pick<AdminResponseError, "headers" | "documented" | "temporary" | "retryAfter">> & {
        readonly statusText?: string;
      },
  ) {
    const { statusText, ...response } = { documented: false, temporary: false, headers: new Headers(), ...context };
    const { status, body, headers, temporary, authorization } = response;
    const { message, code } = readProblem(body);
    const fields = {
      ...response,
      // A 502 or 504 of a gateway does not say whether the server applied the request.
      applied: status < 500 || temporary ? "no" : "unknown",
      detail: message && hideCredentials(message, authorization),
      restateCode: code && hideCredentials(code, authorization),
      retryAfter: readRetryAfter(headers) ?? response.retryAfter,
      problem: describeResponse(response, statusText),
    } as const;
    super(fields);
  }
}

/** A response from which an error is created. */
type DescribedResponse = ErrorContext & Pick<AdminResponseError, "status" | "body" | "headers" | "documented">;

/** Describes a response, as the beginning of a message. */
function describeResponse(response: DescribedResponse, statusText: string | undefined): string {
  const { status, body, authorization } = response;
  const { code, link, message } = readProblem(body);
  // The message may begin with the code, even twice.
  const words = (link ? message?.replaceAll(`[${code}] `, "") : message) ?? statusText;
  const said = words ? `: ${quote(words, 500, authorization)}` : "";
  const page = link ? ` [${code}, ${link}]` : "";
  return `the server returned ${status}${describeRedirect(response) ?? said + page + advise(response)}`;
}

/** Writes advice, as the end of a message. */
function advise({ status, body, documented, authorization }: DescribedResponse): string {
  const stranger = describeStranger(body, status);
  if (stranger) return stranger;
  if (status === 401) {
    return authorization
      ? "; the token that was sent is not accepted"
      : "; no token was sent: set `token` or RESTATE_AUTH_TOKEN";
  }
  // The server's own 404 has a message.
  return status === 404 && body === undefined && !documented ? "; is the path in baseUrl correct?" : "";
}

/** Reads `Retry-After` in seconds (RFC 9110, 10.2.3) as milliseconds; undefined without it. A date counts as none: Restate sends none. */
function readRetryAfter(headers: Headers): number | undefined {
  const wait = Number(headers.get("retry-after") || Number.NaN) * 1_000;
  return wait >= 0 ? wait : undefined;
}

/** Describes a redirect without its query, which may be secret. A browser hides redirects, including their status. */
function describeRedirect({ status, headers, url }: DescribedResponse): string | undefined {
  const location = headers.get("location");
  if (status >= 400 || (status > 0 && !location)) return undefined;
  const target = location && URL.canParse(location, url) ? new URL(location, url) : undefined;
  return `: a redirect${target ? ` to ${target.origin}${target.pathname}` : ""}, which is not followed; is baseUrl correct?`;
}

/** The problem that the body of an error response describes. */
interface Problem {
  readonly message: string | undefined;
  readonly code: string | undefined;
  /** A page that explains the code. */
  readonly link: string | undefined;
  /** The beginning of the message, for regular expressions: some of them would take a second for a megabyte. */
  readonly start: string;
}

/** Reads a body such as `{ "message": "...", "restate_code": "META0003" }`, or a string. A proxy's body may contain anything. */
export function readProblem(body: unknown): Problem {
  const fields = Object(body);
  const readField = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const code = readField("restate_code");
  const link = /^\w{1,32}$/.test(code ?? "") ? `https://docs.restate.dev/references/errors#${code}` : undefined;
  const message = typeof body === "string" ? body : readField("message");
  return { message, code, link, start: message?.slice(0, 2_000) ?? "" };
}

/** The beginnings of the ingress's responses to a path of the Admin API: the first on 1.7.12, the second on 1.6.2 and 1.7.12. */
const INGRESS = /^bad path: |^service '.*' not found, make sure to register/;

/**
 * Describes, as the end of a message, a response that is not from the Admin API; "" for any other response. The status of a proxy's
 * page tells whether the address or the token may be wrong.
 */
export function describeStranger(body: unknown, status = 0): string {
  if (typeof body === "string" && /^\s*</.test(body)) {
    const wrong = status === 401 ? "the token" : status < 400 || status === 404 ? "baseUrl" : undefined;
    return `; this page is from a proxy${wrong ? `; is ${wrong} correct?` : ""}`;
  }
  const isIngress = INGRESS.test(readProblem(body).start);
  return isIngress ? "; this is the ingress, not the Admin API (port 9070 by default)" : "";
}

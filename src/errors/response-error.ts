import { describeStranger, readProblem } from "./problem.js";
import { hideCredentials, quote } from "./quote.js";
import { AdminRequestError, type ErrorContext } from "./request-error.js";

/** A response with a status that is not 2xx, from the server or from a proxy in front of it. */
export class AdminResponseError<Status extends number = number, Body = unknown> extends AdminRequestError {
  static override readonly name: string = "AdminResponseError";
  declare readonly status: Status;
  /**
   * The response body: parsed if it is JSON, or else a string; undefined if there was none. Only the first 1 MiB
   * of JSON, and 4 KiB of anything else, are kept. Unlike the message, it may contain credentials that the server echoed.
   */
  declare readonly body: Body;
  declare readonly headers: Headers;
  /** Whether the schema documents this status with this kind of body for the operation. False for a proxy's page. */
  declare readonly documented: boolean;
  /**
   * Whether the server says that it did nothing, and that the same request may succeed a moment later: while the nodes
   * of a cluster come and go, for instance. The client has already retried it for a minute.
   */
  declare readonly temporary: boolean;
  /** The server's own words, without anything of the request; undefined if it gave none. */
  declare readonly detail: string | undefined;
  /** How long the server asks to wait before the next request, in milliseconds; undefined if it does not say. */
  declare readonly retryAfter: number | undefined;
  /** Restate's error code, such as `META0003`. */
  declare readonly restateCode: string | undefined;

  constructor(
    context: ErrorContext &
      Pick<AdminResponseError<Status, Body>, "status" | "body"> &
      Partial<Pick<AdminResponseError, "headers" | "documented" | "temporary">> & { readonly statusText?: string },
  ) {
    const { statusText, ...rest } = context;
    const { status, body, headers = new Headers(), temporary = false, url, authorization } = rest;
    const { code, link, message } = readProblem(body);
    const retryAfter = readRetryAfter(headers.get("retry-after"), Date.parse(headers.get("date") ?? ""));
    // The server may begin with its code, even twice.
    const words = (link ? message?.replaceAll(`[${code}] `, "") : message) ?? statusText;
    const said = words ? `: ${quote(words, 500, authorization)}` : "";
    const page = link ? ` [${code}, ${link}]` : "";
    const problem = `the server returned ${status}${describeRedirect(status, headers, url) ?? said + page + advise(rest)}`;
    // A 502 or 504 from a gateway does not tell.
    const applied = status < 500 || temporary ? "no" : "unknown";
    const detail = message && hideCredentials(message, authorization);
    const known = { documented: false, restateCode: code, detail, retryAfter };
    const fields = { ...known, ...rest, headers, temporary, applied, problem } as const;
    super(fields);
  }
}

/** Says what to do now, as the end of a message. */
function advise({
  status,
  body,
  documented,
  headers,
  authorization,
}: ErrorContext & Partial<Pick<AdminResponseError, "status" | "body" | "documented" | "headers">>): string {
  const stranger = describeStranger(body, status);
  if (stranger) return stranger;
  if (status === 401) {
    return authorization
      ? "; the token that was sent is not accepted"
      : "; no token was sent: set `token` or RESTATE_AUTH_TOKEN";
  }
  // The server's own 404 has a message.
  if (status === 404 && body === undefined && !documented) return "; is the path in baseUrl correct?";
  const quiet = headers?.get("retry-after");
  return quiet ? `; it asks to retry after ${quote(quiet, 50)}${/^\d+$/.test(quiet) ? " seconds" : ""}` : "";
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds; undefined if it is neither. */
export function readRetryAfter(value: string | null, sent: number): number | undefined {
  const string = value?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(string)) return Number(string) * 1_000;
  // Date.parse accepts invalid dates such as "-5", and reads a date without a zone as local. Every HTTP date begins
  // with a weekday, and is in GMT.
  const date = /^[A-Z][a-z]+,? /.test(string) ? Date.parse(`${string.replace(/ GMT$/, "")} GMT`) : Number.NaN;
  // The server's clock may be wrong, or this one: its date is compared with its own.
  return Number.isNaN(date) ? undefined : Math.max(0, date - (sent || Date.now()));
}

/** Describes a redirect without its query, which may be secret. A browser hides redirects, including their status. */
function describeRedirect(status: number, headers: Headers, from: string): string | undefined {
  const location = headers.get("location");
  if (status >= 400 || (status > 0 && !location)) return undefined;
  const target = location && URL.canParse(location, from) ? new URL(location, from) : undefined;
  return `: a redirect${target ? ` to ${target.origin}${target.pathname}` : ""}, which is not followed; is baseUrl correct?`;
}

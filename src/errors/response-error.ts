import { describeStranger, readProblem } from "./problem.js";
import { quote } from "./quote.js";
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
   * of a cluster come and go, for instance. The client has already retried it for as long as its `patience` says.
   */
  declare readonly temporary: boolean;
  /** Restate's error code, such as `META0003`. */
  declare readonly restateCode: string | undefined;

  constructor(
    context: ErrorContext &
      Pick<AdminResponseError<Status, Body>, "status" | "body"> &
      Partial<Pick<AdminResponseError, "headers" | "documented" | "temporary">> & { readonly statusText?: string },
  ) {
    const { statusText, ...rest } = context;
    const { status, body, headers = new Headers(), temporary = false, url, authorization } = rest;
    const { code, link, message = statusText } = readProblem(body);
    const words = message && quote(message, 500, authorization);
    const said = (words ? `: ${words}` : "") + (link ? ` [${code}, ${link}]` : "") + describeStranger(body, status);
    const problem = `the server returned ${status}${describeRedirect(status, headers, url) ?? said}`;
    // A 502 or 504 from a gateway does not tell.
    const applied = status < 500 || temporary ? "no" : "unknown";
    const fields = { documented: false, restateCode: code, ...rest, headers, temporary, applied, problem } as const;
    super(fields);
  }
}

/** Describes a redirect without its query, which may be secret. A browser hides redirects, including their status. */
function describeRedirect(status: number, headers: Headers, from: string): string | undefined {
  const location = headers.get("location");
  if (status >= 400 || (status > 0 && !location)) return undefined;
  const target = location && URL.canParse(location, from) ? new URL(location, from) : undefined;
  return `: a redirect${target ? ` to ${target.origin}${target.pathname}` : ""}, which is not followed; is baseUrl correct?`;
}

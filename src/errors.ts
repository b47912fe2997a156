/** Where an error happened. */
export interface ErrorContext {
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The URL that was tried; it never has credentials in it. */
  readonly url: string;
}

/** What every error of this package's calls is an instance of; a caller's own abort stays what the platform throws. */
export class RestateAdminError extends Error {
  override name = "RestateAdminError";
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The URL that was tried; it never has credentials in it. */
  readonly url: string;

  constructor(context: ErrorContext, message: string, cause?: unknown) {
    super(`${context.operation}: ${message} (${context.method} ${context.url})`, cause === undefined ? {} : { cause });
    this.operation = context.operation;
    this.method = context.method;
    this.url = context.url;
  }
}

/** The server, or something between it and the caller, answered with a status that is not 2xx. */
export class AdminResponseError<Status extends number = number, Body = unknown> extends RestateAdminError {
  override name = "AdminResponseError";
  readonly status: Status;
  /** JSON parsed, any other text as it came, undefined where there was none. At most 64 KiB of it are kept. */
  readonly body: Body;
  readonly headers: Headers;
  /** Restate's own code of the failure, such as `META0003`. */
  readonly restateCode: string | undefined;
  /** Whether the schema documents this status for the operation, with a body of this form; a proxy's page is not. */
  readonly documented: boolean;

  constructor(context: ErrorContext, response: Response, status: Status, body: Body, documented: boolean) {
    const code = readText(body, "restate_code");
    super(context, `the server answered ${status}${describeBody(body, response)}${describeCode(code)}`);
    this.status = status;
    this.body = body;
    this.headers = response.headers;
    this.restateCode = code;
    this.documented = documented;
  }
}

/** No answer, or not the whole of it: refused, reset, no such host, cut off in the middle of the body. */
export class AdminConnectionError extends RestateAdminError {
  override name = "AdminConnectionError";
}

/** A success whose body is not what the operation answers with: a proxy's login page, a cut JSON text, an empty body. */
export class AdminDecodeError extends RestateAdminError {
  override name = "AdminDecodeError";
  readonly status: number;

  constructor(context: ErrorContext, response: Response, problem: string, cause?: unknown) {
    const type = response.headers.get("content-type") ?? "no Content-Type";
    super(context, `the server answered ${response.status}, but ${problem} (${type})`, cause);
    this.status = response.status;
  }
}

const LONGEST_QUOTE = 500;

function describeBody(body: unknown, { statusText }: Response): string {
  const given = readText(body, "message") ?? (typeof body === "string" ? body : statusText);
  // A proxy's page must not move the cursor of the terminal that shows it.
  const words = given?.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return words ? `: ${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words}` : "";
}

function describeCode(code: string | undefined): string {
  return code === undefined ? "" : ` [${code}, https://docs.restate.dev/references/errors#${code}]`;
}

function readText(body: unknown, field: string): string | undefined {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
  return typeof value === "string" ? value : undefined;
}

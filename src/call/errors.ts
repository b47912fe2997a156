import type { Requirement } from "./server-version.js";

/** Where an error happened. */
export interface ErrorContext {
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The URL that was tried; it never has credentials in it. */
  readonly url: string;
  /** How many attempts were made, this one included; 2 or more says that the request was repeated. */
  readonly attempts: number;
}

/** What every error of this package's calls is an instance of; a caller's own abort stays what the platform throws. */
export class RestateAdminError extends Error {
  override name = "RestateAdminError";
  /** The function's name: `resumeInvocation`. */
  readonly operation: string;
  readonly method: string;
  /** The URL that was tried; it never has credentials in it. */
  readonly url: string;
  /**
   * How many attempts were made. More than 1 says that the request was repeated: a 404 on the second attempt to delete
   * something may mean that the first one did it.
   */
  readonly attempts: number;

  constructor({ operation, method, url, attempts }: ErrorContext, message: string, cause?: unknown) {
    const repeated = attempts > 1 ? `, attempt ${attempts}` : "";
    super(`${operation}: ${message} (${method} ${url}${repeated})`, cause === undefined ? {} : { cause });
    this.operation = operation;
    this.method = method;
    this.url = url;
    this.attempts = attempts;
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
    const words = describeRedirect(response, context.url) ?? describeBody(body, response) + describeCode(code);
    super(context, `the server answered ${status}${words}`);
    this.status = status;
    this.body = body;
    this.headers = response.headers;
    this.restateCode = code;
    this.documented = documented;
  }
}

/** What is known of a connection that failed. */
export interface ConnectionFailure {
  /** What an operator can act on. */
  readonly description: string;
  /** False if it is certain that nothing of the request was sent. */
  readonly sent: boolean;
}

/** No answer, or not the whole of it: refused, reset, no such host, cut off in the middle of the body. */
export class AdminConnectionError extends RestateAdminError {
  override name = "AdminConnectionError";
  /** False if it is certain that nothing of the last attempt's request was sent, as for a refused connection. */
  readonly sent: boolean;

  constructor(context: ErrorContext, { description, sent }: ConnectionFailure, cause: unknown) {
    super(context, description, cause);
    this.sent = sent;
  }
}

/** An attempt took longer than `timeout`: to get a token, to connect, to be answered, or until the body was complete. */
export class AdminTimeoutError extends RestateAdminError {
  override name = "AdminTimeoutError";
  /** What an attempt had, in milliseconds. */
  readonly timeout: number;
  /** False if it is certain that nothing of the last attempt's request was sent, as while the token was awaited. */
  readonly sent: boolean;

  constructor(context: ErrorContext, timeout: number, sent: boolean) {
    super(context, `no complete answer within ${timeout} ms, the \`timeout\` of an attempt`);
    this.timeout = timeout;
    this.sent = sent;
  }
}

/**
 * A call that was refused before anything of it was sent, because the server is too old for something in it. An older server
 * would have dropped that without a word, and done something else.
 */
export class AdminUnsupportedError extends RestateAdminError {
  override name = "AdminUnsupportedError";
  /** What the server does not have: `the operation`, or `scope in the body`. */
  readonly what: string;
  /** The first version that has it. */
  readonly since: string;
  /** The version of the server. */
  readonly serverVersion: string;

  constructor(context: ErrorContext, { what, since }: Requirement, serverVersion: string) {
    super(context, `${what} needs Restate ${since} or later, and the server is ${serverVersion}; nothing was sent`);
    this.what = what;
    this.since = since;
    this.serverVersion = serverVersion;
  }
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
  const words = given && quote(given);
  return words ? `: ${words}` : "";
}

/** As much of a text as a message needs. A proxy's page must not move the cursor of the terminal that shows it. */
export function quote(text: string, longest: number = LONGEST_QUOTE): string {
  const words = text
    .slice(0, 2 * longest)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

/** Where a redirect leads, without what it may carry in its query. */
function describeRedirect(response: Response, from: string): string | undefined {
  const location = response.headers.get("location");
  const isRedirect = response.type === "opaqueredirect" || (response.status < 400 && location);
  if (!isRedirect) return undefined;
  const target = location && URL.canParse(location, from) ? new URL(location, from) : undefined;
  return `: a redirect${target ? ` to ${target.origin}${target.pathname}` : ""}, which is not followed; is baseUrl right?`;
}

function describeCode(code: string | undefined): string {
  return code === undefined || !/^\w{1,32}$/.test(code)
    ? ""
    : ` [${code}, https://docs.restate.dev/references/errors#${code}]`;
}

function readText(body: unknown, field: string): string | undefined {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
  return typeof value === "string" ? value : undefined;
}
